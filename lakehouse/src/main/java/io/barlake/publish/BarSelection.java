package io.barlake.publish;

/**
 * Which bars are meant: those of one source, symbol, frame and side whose opens lie in the days.
 */
public record BarSelection(String source, String symbol, String frame, String side, DayRange days) {
  /** Bids where there are bids, then trades, then what there is: as sweeps read bars. */
  static final String PREFERRED_SIDE = "";

  /** Every bar of the side that is read first. */
  public static BarSelection of(String source, String symbol, String frame) {
    return new BarSelection(source, symbol, frame, PREFERRED_SIDE, DayRange.ALL);
  }

  public BarSelection ofSide(String word) {
    return new BarSelection(source, symbol, frame, word, days);
  }

  public BarSelection within(DayRange range) {
    return new BarSelection(source, symbol, frame, side, range);
  }

  @Override
  public String toString() {
    return String.format("%s %s bars of %s from \"%s\"", frame, side, symbol, source);
  }
}
