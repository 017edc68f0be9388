package io.barlake.backtest;

import io.barlake.backtest.kernel.Quotes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bars of the sweep at hand and what trading costs there, read once per JVM and shared by its
 * tasks as arrays. Those of the sweep before are let go when the first task of another begins.
 */
final class SharedBars {
  private static String sweepId = "";
  private static Map<Integer, Quotes> bars = new ConcurrentHashMap<>();

  private SharedBars() {}

  static Quotes of(SweepWork work, int unit) {
    Map<Integer, Quotes> shared = forSweep(work.sweepId());
    return shared.computeIfAbsent(unit, number -> work.markets().get(number).read());
  }

  private static synchronized Map<Integer, Quotes> forSweep(String id) {
    if (!sweepId.equals(id)) {
      sweepId = id;
      bars = new ConcurrentHashMap<>();
    }
    return bars;
  }
}
