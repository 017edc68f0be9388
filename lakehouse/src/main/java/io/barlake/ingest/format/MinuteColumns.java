package io.barlake.ingest.format;

/**
 * The records of one member in the order of the file. {@code fileMinutes} are minutes since 1970 in
 * the file's own clock; {@code lines} are the numbers of the lines they stood on.
 */
public record MinuteColumns(
    long[] fileMinutes, PriceColumns prices, VolumeColumn volume, int[] lines) {
  public int size() {
    return fileMinutes.length;
  }

  /** Whether two records give the same prices and the same volume. */
  public boolean sameValues(int one, int other) {
    return prices.open()[one] == prices.open()[other]
        && prices.high()[one] == prices.high()[other]
        && prices.low()[one] == prices.low()[other]
        && prices.close()[one] == prices.close()[other]
        && volume.units()[one] == volume.units()[other];
  }
}
