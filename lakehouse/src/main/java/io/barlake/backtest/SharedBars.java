package io.barlake.backtest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bars of the sweep at hand and what trading costs there, read once per JVM and shared by its
 * tasks as arrays. Those of the sweep before are let go when the first task of another begins.
 */
final class SharedBars {
  private static String sweepId = "";
  private static Map<Integer, TradedPlace> bars = new ConcurrentHashMap<>();

  private SharedBars() {}

  static TradedPlace of(SweepWork work, int place) {
    Map<Integer, TradedPlace> shared = forSweep(work.sweepId());
    return shared.computeIfAbsent(
        place, number -> TradedPlace.read(work, work.places().get(number)));
  }

  private static synchronized Map<Integer, TradedPlace> forSweep(String id) {
    if (!sweepId.equals(id)) {
      sweepId = id;
      bars = new ConcurrentHashMap<>();
    }
    return bars;
  }
}
