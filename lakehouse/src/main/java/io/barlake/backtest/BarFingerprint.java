package io.barlake.backtest;

import io.barlake.Sha256;
import io.barlake.bars.StoredBars;
import io.barlake.market.BarSeries;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The SHA-256 of all that a trial sees of bars, bit by bit: stamps, prices and session days, and
 * spreads where it heeds them.
 */
final class BarFingerprint {
  private static final int ROWS = 1_024;

  private BarFingerprint() {}

  static String of(StoredBars.Dated dated, boolean spreads) {
    BarSeries bars = dated.bars();
    MessageDigest digest = Sha256.digest();
    ByteBuffer rows = ByteBuffer.allocate(ROWS * 7 * Long.BYTES);
    for (int i = 0; i < bars.size(); i++) {
      rows.putLong(bars.openMicros()[i])
          .putDouble(bars.open()[i])
          .putDouble(bars.high()[i])
          .putDouble(bars.low()[i])
          .putDouble(bars.close()[i])
          .putLong(dated.sessionDay()[i])
          .putDouble(spreads ? dated.spreadTicks()[i] : 0);
      if (!rows.hasRemaining()) {
        digest.update(rows.flip());
        rows.clear();
      }
    }
    digest.update(rows.flip());
    return HexFormat.of().formatHex(digest.digest());
  }
}
