package io.barlake.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a stream of UTF-16 as UTF-8. */
public final class Utf8Stream extends InputStream {
  private final Reader text;
  private final CharBuffer chars = CharBuffer.allocate(1 << 12);
  private byte[] bytes = new byte[0];
  private int at;

  private Utf8Stream(Reader text) {
    this.text = text;
  }

  /** The stream itself, unless its first bytes are the mark of UTF-16. */
  static InputStream of(byte[] head, InputStream bytes) {
    boolean little = head.length > 1 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe;
    boolean big = head.length > 1 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff;
    if (!little && !big) {
      return bytes;
    }
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return new Utf8Stream(new InputStreamReader(bytes, charset));
  }

  /** The same, where the first bytes are still to be looked at. */
  public static InputStream of(InputStream bytes) throws IOException {
    byte[] head = bytes.readNBytes(2);
    return of(head, new SequenceInputStream(new ByteArrayInputStream(head), bytes));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, n);
    at += n;
    return n;
  }

  private boolean fill() throws IOException {
    if (at < bytes.length) {
      return true;
    }
    int carried = chars.position();
    int n = text.read(chars.array(), carried, chars.capacity() - carried);
    if (n < 0 && carried == 0) {
      return false;
    }
    int end = carried + Math.max(n, 0);
    // Half of a pair waits for its other half.
    boolean half = n > 0 && Character.isHighSurrogate(chars.get(end - 1));
    int whole = half ? end - 1 : end;
    bytes = new String(chars.array(), 0, whole).getBytes(StandardCharsets.UTF_8);
    chars.position(0);
    if (half) {
      chars.put(chars.get(whole));
    }
    at = 0;
    return bytes.length > 0 || fill();
  }
}
