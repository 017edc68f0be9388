package io.barlake.features;

import io.barlake.bars.BarEnds;
import io.barlake.bars.LongerBars;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Bars that a set is computed over, and what its features may ask for besides.
 *
 * @param others bars of the same frame of the symbols that these are compared with
 */
public record FeatureBars(
    Timeframe frame, TradingCalendar calendar, BarSeries bars, Map<Symbol, FeatureBars> others) {
  public FeatureBars {
    others = Map.copyOf(others);
  }

  /** Bars that are compared with no others. */
  public FeatureBars(Timeframe frame, TradingCalendar calendar, BarSeries bars) {
    this(frame, calendar, bars, Map.of());
  }

  /** The days of their market. */
  Sessions sessions() {
    SessionCalendar days = SessionCalendar.of(calendar, frame.anchor());
    return days::sessionOf;
  }

  /** The bars of a longer frame that these make up; the last one may not be closed. */
  LongerBars longer(Timeframe longer) {
    return LongerBars.of(bars, frame, longer, calendar);
  }

  /** These bars and those of the other symbols in a frame that is longer, or theirs. */
  FeatureBars ofFrame(Timeframe other) {
    return other.equals(frame) ? this : with(longer(other), other);
  }

  /** Longer bars that are made of these, with those of the other symbols. */
  FeatureBars with(LongerBars made, Timeframe longer) {
    Map<Symbol, FeatureBars> ofLonger = new HashMap<>();
    others.forEach((symbol, other) -> ofLonger.put(symbol, other.ofFrame(longer)));
    return new FeatureBars(longer, calendar, made.bars(), ofLonger);
  }

  /**
   * The bars of another symbol that these can be compared with: they have the stamp of one of
   * these, and have ended when it has, which the calendar of the other may see otherwise.
   */
  BarSeries other(Symbol symbol) {
    FeatureBars other = others.get(symbol);
    if (other == null) {
      throw new IllegalArgumentException("no bars of " + symbol + " beside " + others.keySet());
    }
    long[] ends = BarEnds.of(calendar, frame, bars.openMicros());
    long[] otherEnds = BarEnds.of(other.calendar, frame, other.bars.openMicros());
    return picked(
        other.bars,
        IntStream.range(0, otherEnds.length)
            .filter(
                i -> {
                  int same = Arrays.binarySearch(bars.openMicros(), other.bars.openMicros()[i]);
                  return same >= 0 && otherEnds[i] <= ends[same];
                })
            .toArray());
  }

  private static BarSeries picked(BarSeries bars, int[] kept) {
    return new BarSeries(
        Arrays.stream(kept).mapToLong(i -> bars.openMicros()[i]).toArray(),
        picked(bars.open(), kept),
        picked(bars.high(), kept),
        picked(bars.low(), kept),
        picked(bars.close(), kept),
        picked(bars.volume(), kept));
  }

  private static double[] picked(double[] values, int[] kept) {
    return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
  }
}
