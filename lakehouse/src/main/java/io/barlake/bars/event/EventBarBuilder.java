package io.barlake.bars.event;

import io.barlake.BarlakeException;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.kernel.VolumeUnits;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.market.calendar.TradingCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Makes bars that end by what happened. A bar ends with the event that fills it, which belongs to
 * it whole: no event is split and, but for the bricks of Renko, no price is made up. With every
 * session of the market bars begin anew, so that none spans a night or a weekend and a day can be
 * built by itself.
 */
public final class EventBarBuilder {
  private final SessionCalendar sessions;
  private final PriceScale scale;

  public EventBarBuilder(TradingCalendar calendar, PriceScale scale) {
    this.sessions = SessionCalendar.of(calendar);
    this.scale = scale;
  }

  /** The bars of all events. */
  public EventBars build(EventRule rule, Events events) {
    requireKnown(rule, events);
    VolumeUnits units = VolumeUnits.of(events.volume());
    long[] volume = Arrays.stream(events.volume()).mapToLong(units::units).toArray();
    EventBars bars = new EventBars();
    int from = 0;
    while (from < events.size()) {
      int session = sessions.indexOf(events.micros()[from]);
      int to = from;
      while (to < events.size() && events.micros()[to] < sessions.endMicros(session)) {
        to++;
      }
      int date = sessions.dateEpochDay(session);
      if (rule.kind() == EventRule.Kind.RENKO) {
        new Renko(rule.size().longValueExact(), scale, units, bars)
            .build(events, volume, from, to, date);
      } else {
        buildSession(new Meter(rule, scale, units), events, volume, from, to, date, units, bars);
      }
      from = to;
    }
    return bars;
  }

  private static void buildSession(
      Meter meter,
      Events events,
      long[] volume,
      int from,
      int to,
      int date,
      VolumeUnits units,
      EventBars bars) {
    OpenBar bar = new OpenBar();
    int number = 1;
    for (int event = from; event < to; event++) {
      if (bar.events == 0) {
        bar.begin(events.micros()[event], events.open()[event]);
        meter.begin();
      }
      bar.take(events, event, volume[event]);
      if (meter.isFull(bar, events, event, volume[event])) {
        bars.add(date, number++, bar, sum(bar, units), true);
        bar.events = 0;
      }
    }
    if (bar.events > 0) {
      bars.add(date, number, bar, sum(bar, units), false);
    }
  }

  static double sum(OpenBar bar, VolumeUnits units) {
    return bar.volumeEvents == 0 ? Double.NaN : units.volume(bar.volumeUnits);
  }

  private static void requireKnown(EventRule rule, Events events) {
    for (int i = 0; i < events.size(); i++) {
      boolean lacksVolume = rule.kind().needsVolume() && Double.isNaN(events.volume()[i]);
      boolean lacksTicks = rule.kind().needsTicks() && events.ticks()[i] == 0;
      if (lacksVolume || lacksTicks) {
        throw BarlakeException.badInput(
            "Cannot build %s: what is stamped %s has no %s. %s",
            rule,
            Micros.instant(events.micros()[i]),
            lacksVolume ? "volume" : "count of ticks",
            lacksVolume
                ? "Count something else, such as ticks or range."
                : "Ingest archives of ticks with --keep-ticks.");
      }
    }
  }

  /** Tells when a bar is full. */
  private static final class Meter {
    private final EventRule.Kind kind;
    private final PriceScale scale;
    private final long limit;
    private long imbalance;
    private double lastPrice = Double.NaN;
    private int direction;

    Meter(EventRule rule, PriceScale scale, VolumeUnits units) {
      this.kind = rule.kind();
      this.scale = scale;
      this.limit =
          kind.needsVolume()
              ? rule.size()
                  .movePointRight(units.decimals())
                  .setScale(0, RoundingMode.CEILING)
                  .min(BigDecimal.valueOf(Long.MAX_VALUE))
                  .longValueExact()
              : rule.size().longValueExact();
    }

    void begin() {
      imbalance = 0;
    }

    boolean isFull(OpenBar bar, Events events, int event, long volume) {
      return switch (kind) {
        case TICKS -> bar.ticks >= limit;
        case VOLUME -> bar.volumeUnits >= limit;
        case RANGE -> scale.ticks(bar.high) - scale.ticks(bar.low) >= limit;
        case IMBALANCE -> isUnbalanced(events.close()[event], events.ticks()[event]);
        case VOLUME_IMBALANCE -> isUnbalanced(events.close()[event], volume);
        case RENKO -> throw new IllegalStateException("bricks are no such bars");
      };
    }

    /** By the tick rule: a price that is the same as before goes the way the last change went. */
    private boolean isUnbalanced(double price, long weight) {
      if (price > lastPrice) {
        direction = 1;
      } else if (price < lastPrice) {
        direction = -1;
      }
      lastPrice = price;
      imbalance = Math.addExact(imbalance, direction * weight);
      return Math.abs(imbalance) >= limit;
    }
  }
}
