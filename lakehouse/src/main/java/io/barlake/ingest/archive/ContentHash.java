package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and length of bytes that stream by. */
public record ContentHash(String sha256, long size) {
  /** Of bytes that nobody asks about. */
  static final ContentHash NONE = new ContentHash("", 0);

  public static ContentHash of(InputStream bytes) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      digest.update(buffer, 0, n);
      size += n;
    }
    return new ContentHash(HexFormat.of().formatHex(digest.digest()), size);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
