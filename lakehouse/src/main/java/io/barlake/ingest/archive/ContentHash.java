package io.barlake.ingest.archive;

import io.barlake.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 and length of bytes that stream by. */
public record ContentHash(String sha256, long size) {
  /** Of bytes that nobody asks about. */
  static final ContentHash NONE = new ContentHash("", 0);

  public static ContentHash of(InputStream bytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      digest.update(buffer, 0, n);
      size += n;
    }
    return new ContentHash(HexFormat.of().formatHex(digest.digest()), size);
  }
}
