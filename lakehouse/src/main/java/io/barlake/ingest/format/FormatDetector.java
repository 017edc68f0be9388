package io.barlake.ingest.format;

import io.barlake.ingest.text.LineScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the format of a member from the shape of its first lines, never from its name. */
final class FormatDetector {
  /** So many bytes from the start hold enough lines of every format. */
  static final int HEAD_BYTES = 1 << 14;

  private static final int LINES = 20;

  private FormatDetector() {}

  /** The format that recognises the most of the first lines; empty when none recognises one. */
  static Optional<ArchiveFormat> detect(byte[] head) {
    Optional<ArchiveFormat> best = Optional.empty();
    int mostLines = 0;
    for (ArchiveFormat format : ArchiveFormat.values()) {
      int lines = recognizedLines(format.reader(), head);
      if (lines > mostLines) {
        mostLines = lines;
        best = Optional.of(format);
      }
    }
    return best;
  }

  /** What else the bytes are, as the end of a sentence that tells what to do. */
  static String describe(byte[] head) {
    if (startsWith(head, 0x50, 0x4b, 3, 4)) {
      return "it is a ZIP under another name. Rename it to end in .zip.";
    }
    if (startsWith(head, 0x1f, 0x8b)) {
      return "it is compressed by gzip. Unpack it first.";
    }
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
      return "it is UTF-16 text. Save it as UTF-8.";
    }
    return "its lines have the shape of no known format. Expected lines such as"
        + " 20190102 030000;1.146130;1.146200;1.146100;1.146190;0.";
  }

  static boolean isHtml(byte[] head) {
    String start = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    return start.startsWith("<!") || start.regionMatches(true, 0, "<html", 0, 5);
  }

  private static int recognizedLines(MinuteReader reader, byte[] head) {
    int recognized = 0;
    try {
      LineScanner lines = new LineScanner(new ByteArrayInputStream(head));
      for (int i = 0; i < LINES && lines.advance(); i++) {
        if (reader.recognizes(lines.bytes(), lines.from(), lines.to())) {
          recognized++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    return recognized;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
