package io.barlake.bars.reconcile;

import java.util.Random;
import java.util.TreeMap;

/** Minutes whose prices walk at random, by minute of UTC; the same seed gives the same minutes. */
final class WalkedMinutes {
  /** Sunday, 6 January 2019. */
  static final int SUNDAY = 17_902;

  private final TreeMap<Integer, Long> closes = new TreeMap<>();

  private WalkedMinutes() {}

  /** Every minute of an open week, from Sunday 22:00 to Friday 22:00. */
  static WalkedMinutes ofWeek(long seed) {
    return between(
        SUNDAY * SourceMinutes.OF_DAY + 22 * 60,
        (SUNDAY + 5) * SourceMinutes.OF_DAY + 22 * 60,
        seed);
  }

  static WalkedMinutes between(int first, int end, long seed) {
    Random random = new Random(seed);
    WalkedMinutes minutes = new WalkedMinutes();
    long close = 114_000;
    for (int minute = first; minute < end; minute++) {
      close += Math.round(6 * random.nextGaussian());
      minutes.closes.put(minute, close);
    }
    return minutes;
  }

  /** The same with stamps that are so much later. */
  WalkedMinutes later(int minutes) {
    WalkedMinutes later = new WalkedMinutes();
    closes.forEach((minute, close) -> later.closes.put(minute + minutes, close));
    return later;
  }

  /** The same with up to so many ticks more or less in each. */
  WalkedMinutes withNoise(int ticks, long seed) {
    Random random = new Random(seed);
    WalkedMinutes noisy = new WalkedMinutes();
    closes.forEach(
        (minute, close) -> noisy.closes.put(minute, close + random.nextInt(2 * ticks + 1) - ticks));
    return noisy;
  }

  /** The same with so many ticks more in the minutes of a UTC date. */
  WalkedMinutes dearerOn(int epochDay, long ticks) {
    WalkedMinutes dearer = new WalkedMinutes();
    closes.forEach(
        (minute, close) ->
            dearer.closes.put(
                minute,
                close + (Math.floorDiv(minute, SourceMinutes.OF_DAY) == epochDay ? ticks : 0)));
    return dearer;
  }

  /** The same without about this share of the minutes. */
  WalkedMinutes withHoles(double share, long seed) {
    Random random = new Random(seed);
    WalkedMinutes rest = new WalkedMinutes();
    closes.forEach(
        (minute, close) -> {
          if (random.nextDouble() >= share) {
            rest.closes.put(minute, close);
          }
        });
    return rest;
  }

  SourceMinutes minutes() {
    int[] minute = closes.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] close = closes.values().stream().mapToLong(Long::longValue).toArray();
    return new SourceMinutes(minute, close, close, close, close);
  }
}
