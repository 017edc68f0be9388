package io.barlake.bars;

import io.barlake.bars.kernel.FrameBars;
import io.barlake.market.Micros;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The columns of a bar as numbers; NaN where a bar does not know its own, or is not there. */
@SuppressWarnings("ImmutableEnumChecker") // Every function here is a stateless lambda.
enum BarColumn {
  TS((bars, bar) -> bars.openMicros()[bar], value -> Micros.instant((long) value).toString()),
  OPEN((bars, bar) -> bars.open()[bar]),
  HIGH((bars, bar) -> bars.high()[bar]),
  LOW((bars, bar) -> bars.low()[bar]),
  CLOSE((bars, bar) -> bars.close()[bar]),
  VOLUME((bars, bar) -> bars.volume().length == 0 ? Double.NaN : bars.volume()[bar]),
  SPREAD_TICKS(
      (bars, bar) -> bars.spreadTicks().length == 0 ? Double.NaN : bars.spreadTicks()[bar]),
  TICKS((bars, bar) -> bars.counts().ticks().length == 0 ? 0 : bars.counts().ticks()[bar]),
  MINUTES((bars, bar) -> bars.counts().minutes()[bar]),
  EXPECTED((bars, bar) -> bars.counts().expected()[bar]),
  SESSION_DATE(
      (bars, bar) -> bars.sessionDate()[bar],
      value -> LocalDate.ofEpochDay((long) value).toString());

  private final Known known;
  private final DoubleFunction<String> shown;

  BarColumn(Known known) {
    this(known, Double::toString);
  }

  /**
   * @param shown the value for a reader
   */
  BarColumn(Known known, DoubleFunction<String> shown) {
    this.known = known;
    this.shown = shown;
  }

  /** The value of a bar that is there. */
  @FunctionalInterface
  private interface Known {
    double of(FrameBars bars, int bar);
  }

  /** Exact for counts and stamps too: they lie below 2 to the power of 53. */
  double of(FrameBars bars, int bar) {
    return bar < bars.size() ? known.of(bars, bar) : Double.NaN;
  }

  boolean differs(FrameBars one, FrameBars other, int bar) {
    return Double.doubleToLongBits(of(one, bar)) != Double.doubleToLongBits(of(other, bar));
  }

  String text(FrameBars bars, int bar) {
    double value = of(bars, bar);
    return Double.isNaN(value) ? CutBars.Values.ABSENT : shown.apply(value);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
