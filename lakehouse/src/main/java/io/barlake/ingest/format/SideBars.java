package io.barlake.ingest.format;

import io.barlake.market.PriceScale;

/**
 * The bars of a side of quotes beside an archive's own. {@code beside} says for each which of the
 * archive's own bars is made of the same records; where one has no quote, there is none.
 */
public record SideBars(int[] beside, MinuteColumns columns) {
  /** Of records that do not tell the side. */
  public static final SideBars NONE =
      new SideBars(
          new int[0],
          new MinuteColumns(
              new long[0],
              new PriceColumns(
                  new PriceScale(0), 0, new long[0], new long[0], new long[0], new long[0]),
              new VolumeColumn(0, new double[0]),
              TickFacts.NONE,
              new int[0]));
}
