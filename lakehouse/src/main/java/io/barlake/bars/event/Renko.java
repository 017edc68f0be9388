package io.barlake.bars.event;

import io.barlake.bars.kernel.VolumeUnits;
import io.barlake.market.PriceScale;

/**
 * The bricks of one session, from the closes of its events. The levels are the multiples of the
 * brick's size, so that they are the same every day. A brick in the direction of the one before
 * needs one level more; one against it needs two, and begins where that one began. Where one price
 * passes several levels the first of its bricks has the ticks and the volume. A rising brick has
 * its high at its end, and its low where the price had been since the last brick; a falling one the
 * other way round.
 */
final class Renko {
  private final long brick;
  private final PriceScale scale;
  private final VolumeUnits units;
  private final EventBars bars;
  private final OpenBar bar = new OpenBar();
  private int number = 1;

  /** The levels between which the last brick lies, or the first price of the session. */
  private long floor;

  private long ceiling;

  Renko(long brick, PriceScale scale, VolumeUnits units, EventBars bars) {
    this.brick = brick;
    this.scale = scale;
    this.units = units;
    this.bars = bars;
  }

  void build(Events events, long[] volume, int from, int to, int date) {
    long first = scale.ticks(events.open()[from]);
    floor = Math.floorDiv(first, brick) * brick;
    ceiling = floor == first ? floor : floor + brick;
    bar.begin(events.micros()[from], events.open()[from]);
    for (int event = from; event < to; event++) {
      if (bar.events == 0) {
        bar.fromMicros = events.micros()[event];
      }
      bar.take(events, event, volume[event]);
      long price = scale.ticks(events.close()[event]);
      int before = number;
      while (price >= ceiling + brick) {
        floor = ceiling;
        ceiling += brick;
        add(floor, ceiling, date, events.micros()[event]);
      }
      while (price <= floor - brick) {
        ceiling = floor;
        floor -= brick;
        add(ceiling, floor, date, events.micros()[event]);
      }
      if (number > before) {
        bar.high = Math.max(bar.high, events.close()[event]);
        bar.low = Math.min(bar.low, events.close()[event]);
      }
    }
  }

  private void add(long begin, long end, int date, long micros) {
    bar.open = scale.price(begin);
    bar.close = scale.price(end);
    bar.high = begin < end ? bar.close : Math.max(bar.high, bar.open);
    bar.low = begin < end ? Math.min(bar.low, bar.open) : bar.close;
    bars.add(date, number++, bar, EventBarBuilder.sum(bar, units), true);
    bar.begin(micros, bar.close);
  }
}
