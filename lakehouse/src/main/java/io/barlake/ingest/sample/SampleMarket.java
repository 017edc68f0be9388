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
  private static final double OPEN_STEP = 0.07;

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
      addBar(rows, open.utc()[i], startTicks, endTicks, deviation, noise);
    }
    return rows;
  }

  private static void addBar(
      MinuteRows rows,
      int minute,
      double startTicks,
      double endTicks,
      double deviation,
      Noise noise) {
    int last = rows.size() - 1;
    boolean follows = last >= 0 && rows.minute(last) == minute - 1;
    double opening =
        follows ? rows.close(last) + OPEN_STEP * deviation * noise.gaussian() : startTicks;
    int open = whole(opening);
    int close = whole(endTicks + FLICKER * deviation * noise.gaussian());
    double reach = REACH * deviation;
    int high = whole(extreme(open, close, reach, noise.uniform()));
    int low = -whole(extreme(-open, -close, reach, noise.uniform()));
    rows.add(minute, open, high, low, close);
  }

  /** The highest point of a Brownian bridge, drawn from its exact distribution. */
  private static double extreme(int open, int close, double deviation, double uniform) {
    double body = (double) close - open;
    double root =
        StrictMath.sqrt(body * body - 2 * deviation * deviation * StrictMath.log(uniform));
    return (open + (double) close + root) / 2;
  }

  private static int whole(double ticks) {
    return Math.toIntExact((long) Math.rint(ticks));
  }
}
