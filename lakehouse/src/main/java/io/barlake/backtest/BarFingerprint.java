package io.barlake.backtest;

import io.barlake.bars.StoredBars;
import io.barlake.market.BarSeries;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of all that a trial sees of bars: stamps, prices and session days, bit by bit. */
final class BarFingerprint {
  private static final int ROWS = 1_024;

  private BarFingerprint() {}

  static String of(StoredBars.Dated dated) {
    BarSeries bars = dated.bars();
    MessageDigest digest = sha256();
    ByteBuffer rows = ByteBuffer.allocate(ROWS * 6 * Long.BYTES);
    for (int i = 0; i < bars.size(); i++) {
      rows.putLong(bars.openMicros()[i])
          .putDouble(bars.open()[i])
          .putDouble(bars.high()[i])
          .putDouble(bars.low()[i])
          .putDouble(bars.close()[i])
          .putLong(dated.sessionDay()[i]);
      if (!rows.hasRemaining()) {
        digest.update(rows.flip());
        rows.clear();
      }
    }
    digest.update(rows.flip());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
