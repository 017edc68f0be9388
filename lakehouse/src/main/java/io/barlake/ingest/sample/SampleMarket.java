package io.barlake.ingest.sample;

import io.barlake.market.TradingWeek;
import java.util.BitSet;

/**
 * A made-up market: the minutes of a symbol and year as they happened, in UTC. The same seed,
 * symbol and year give the same rows whatever else is asked; the last price of a year and the first
 * of the next differ by no more than a holiday's gap.
 */
public final class SampleMarket {
  /** A minute opens this share of its deviation away from the close before it. */
  private static final double OPEN_STEP = 0.11;

  /** Quotes flicker around the value: a share of the deviation. */
  private static final double FLICKER = 0.15;

  /** Discrete quotes reach less far than a continuous path would. */
  private static final double REACH = 0.80;

  private final long seed;

  public SampleMarket(long seed) {
    this.seed = seed;
  }

  MinuteRows minutes(SampleInstrument instrument, int year) {
    OpenMinutes world = OpenMinutes.of(year, TradingWeek.FOREX);
    MarketMood mood = MarketMood.of(seed, year, world);
    AssetPath base = AssetPath.of(seed, instrument.base(), year, world, mood);
    AssetPath quote = AssetPath.of(seed, instrument.quote(), year, world, mood);
    OpenMinutes open = OpenMinutes.of(year, instrument.week());
    BitSet missing = MissingMinutes.of(seed, instrument, year, open);
    Noise noise = Noise.of(seed, instrument.symbol().name(), year, "bars");
    double usualTicks =
        instrument.base().dollars() / instrument.quote().dollars() / instrument.scale().tick();

    MinuteRows rows = new MinuteRows(open.size());
    int at = 0;
    for (int i = 0; i < open.size(); i++) {
      while (world.utc()[at] != open.utc()[i]) {
        at++;
      }
      if (missing.get(i)) {
        continue;
      }
      double startTicks = usualTicks * StrictMath.exp(base.start()[at] - quote.start()[at]);
      double endTicks = usualTicks * StrictMath.exp(base.end()[at] - quote.end()[at]);
      double deviation = endTicks * StrictMath.hypot(base.deviation()[at], quote.deviation()[at]);
      addBar(
          rows,
          new Minute(open.utc()[i], startTicks, endTicks, deviation),
          instrument.quoteStep(open.utc()[i]),
          noise);
    }
    return rows;
  }

  private static void addBar(MinuteRows rows, Minute minute, int step, Noise noise) {
    int last = rows.size() - 1;
    boolean follows = last >= 0 && rows.minute(last) == minute.utc() - 1;
    double wander = OPEN_STEP * minute.deviation() * noise.gaussian();
    int open = quoted(follows ? rows.close(last) + wander : minute.startTicks(), step);
    double flicker = FLICKER * minute.deviation() * noise.gaussian();
    int close = quoted(minute.endTicks() + flicker, step);
    double reach = REACH * minute.deviation();
    int high = quoted(highest(open, close, reach, noise.uniform()), step);
    int low = -quoted(highest(-open, -close, reach, noise.uniform()), step);
    rows.add(minute.utc(), open, high, low, close);
  }

  /** The highest point of a Brownian bridge, drawn from its exact distribution. */
  private static double highest(int open, int close, double deviation, double uniform) {
    double body = (double) close - open;
    double root =
        StrictMath.sqrt(body * body - 2 * deviation * deviation * StrictMath.log(uniform));
    return (open + (double) close + root) / 2;
  }

  private static int quoted(double ticks, int step) {
    return Math.toIntExact((long) Math.rint(ticks / step) * step);
  }

  /** One minute of the unseen value, in fractions of a tick. */
  private record Minute(int utc, double startTicks, double endTicks, double deviation) {}
}
