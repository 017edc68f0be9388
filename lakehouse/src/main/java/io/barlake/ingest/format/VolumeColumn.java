package io.barlake.ingest.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Volumes as the doubles that tables hold. {@code decimals} is how many the finest of them needs.
 * The array is shared and never written.
 */
public record VolumeColumn(int decimals, double[] values) {
  /** False where every volume is 0, which in most sources says that none was measured. */
  public boolean isMeasured() {
    for (double volume : values) {
      if (volume != 0) {
        return true;
      }
    }
    return false;
  }

  /** One of them for a person, with as many decimals as the others. */
  public String text(int row) {
    return BigDecimal.valueOf(values[row])
        .setScale(decimals, RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
