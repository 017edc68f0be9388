package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.FrameClock;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.OtherFuture;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import io.barlake.market.Side;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The minutes of one symbol as an audit takes them: whole, cut, or with another future behind a
 * cut. A cut is the stamp of a minute; those before it are known, and they have all ended.
 */
public final class MinuteHistory {
  private final Symbol symbol;
  private final Side side;
  private final TradingCalendar calendar;
  private final MinuteSeries minutes;

  MinuteHistory(Symbol symbol, Side side, TradingCalendar calendar, MinuteSeries minutes) {
    this.symbol = symbol;
    this.side = side;
    this.calendar = calendar;
    this.minutes = minutes;
  }

  /** Minutes of which only prices and volume are known. */
  public static MinuteHistory of(
      Symbol symbol, Side side, TradingCalendar calendar, BarSeries minutes) {
    return new MinuteHistory(symbol, side, calendar, MinuteSeries.of(minutes));
  }

  public Symbol symbol() {
    return symbol;
  }

  public Side side() {
    return side;
  }

  public TradingCalendar calendar() {
    return calendar;
  }

  /** The minutes of the session days from {@code first} to {@code last}, both included. */
  public MinuteHistory between(LocalDate first, LocalDate last) {
    int[] days = StoredBars.sessionDays(calendar, minutes.openMicros());
    int from = 0;
    int to = days.length;
    while (from < to && days[from] < first.toEpochDay()) {
      from++;
    }
    while (to > from && days[to - 1] > last.toEpochDay()) {
      to--;
    }
    return from == to
        ? with(minutes.between(0, 0))
        : with(minutes.between(stamp(from), stamp(to - 1) + 1));
  }

  MinuteHistory before(long cutMicros) {
    return with(minutes.between(Long.MIN_VALUE, cutMicros));
  }

  MinuteHistory withOtherFuture(long cutMicros, long seed) {
    return with(OtherFuture.of(minutes, cutMicros, SessionCalendar.of(calendar), seed));
  }

  /** The bars of each frame, shortest first, built from these minutes alone. */
  List<FrameBars> bars(List<Timeframe> frames) {
    return new ResampleCascade(calendar, frames).bars(minutes);
  }

  /**
   * Different cuts that leave minutes on both sides: in the middle of a bar of the longest frame,
   * where a session begins and a minute later, before the last minute and after the first, and the
   * others by turns anywhere and early, where what fills its warm-up from behind betrays itself.
   */
  List<Long> cuts(int count, long seed, List<Timeframe> frames) {
    if (minutes.size() < 2) {
      throw BarlakeException.badInput(
          "Cannot audit %s: there are %d minutes to cut, expected at least 2. Ingest more archives,"
              + " or widen the period.",
          symbol, minutes.size());
    }
    SplittableRandom random = new SplittableRandom(seed);
    SessionCalendar sessions = SessionCalendar.of(calendar);
    Timeframe longest = new TreeSet<>(frames).last();
    FrameClock clock = new FrameClock(SessionCalendar.of(calendar, longest.anchor()), longest);
    clock.moveTo(anyStamp(random));
    long session = sessions.startMicros(sessions.indexOf(anyStamp(random)));
    int border = cutFrom(session);
    Set<Long> cuts = new LinkedHashSet<>();
    cuts.add(stamp(cutFrom(clock.startMicros() / 2 + clock.endMicros() / 2)));
    cuts.add(stamp(border));
    cuts.add(stamp(Math.min(border + 1, minutes.size() - 1)));
    cuts.add(stamp(minutes.size() - 1));
    cuts.add(stamp(1));
    int most = Math.min(count, minutes.size() - 1);
    for (boolean early = true; cuts.size() < most; early = !early) {
      cuts.add(early ? earlyStamp(random) : anyStamp(random));
    }
    return cuts.stream().limit(most).toList();
  }

  private long anyStamp(SplittableRandom random) {
    return stamp(1 + random.nextInt(minutes.size() - 1));
  }

  /** As likely among the first ten minutes as among the hundred or the thousand after them. */
  private long earlyStamp(SplittableRandom random) {
    return stamp((int) Math.pow(minutes.size(), random.nextDouble()));
  }

  /** The first minute from an instant on that has one before it; the last if there is none. */
  private int cutFrom(long micros) {
    int first = Micros.firstFrom(minutes.openMicros(), micros);
    return Math.max(1, Math.min(first, minutes.size() - 1));
  }

  private long stamp(int minute) {
    return minutes.openMicros()[minute];
  }

  private MinuteHistory with(MinuteSeries others) {
    return new MinuteHistory(symbol, side, calendar, others);
  }
}
