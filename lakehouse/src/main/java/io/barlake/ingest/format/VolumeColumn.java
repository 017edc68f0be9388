package io.barlake.ingest.format;

import io.barlake.market.PriceScale;

/** Volumes as integers of {@code 10^-decimals} of the scale. */
public record VolumeColumn(PriceScale scale, long[] units) {
  /** False where every volume is 0, which in most sources says that none was measured. */
  public boolean isMeasured() {
    for (long volume : units) {
      if (volume != 0) {
        return true;
      }
    }
    return false;
  }
}
