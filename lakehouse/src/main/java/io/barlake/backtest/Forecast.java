package io.barlake.backtest;

import io.barlake.backtest.grid.ParameterSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What a sweep will take, from some of its trials that were tried here.
 *
 * @param engine the word for the engine that computes it
 * @param trialsASecond by one core of this machine
 * @param cores that Spark has, on whatever machines
 */
public record Forecast(String engine, double trialsASecond, int cores) {
  /** A unit of work: long enough to hide what a task costs, short enough to wait for the last. */
  private static final double UNIT_SECONDS = 4;

  private static final int TRIED = 512;

  /** No more than this part of a sweep is tried. */
  private static final int SHARE = 4;

  private static final long LONGEST_NANOS = 1_000_000_000L;

  /** Tries trials from the middle of the grid until the JVM has warmed up a little. */
  static Forecast of(SweepWork work, IntSupplier cores) {
    PlaceEngine engine = new PlaceEngine(work, SharedBars.of(work, 0));
    List<ParameterSet> sets = new ArrayList<>();
    Iterator<ParameterSet> from = work.space().from(work.space().count() / 2);
    while (from.hasNext() && sets.size() < TRIED) {
      sets.add(from.next());
    }
    long began = System.nanoTime();
    double fastest = 0;
    long left = Math.max(1, work.trials() / SHARE);
    for (int some = 1;
        left > 0 && System.nanoTime() - began < LONGEST_NANOS;
        some = Math.min(4 * some, TRIED)) {
      List<ParameterSet> tried = sets.subList(0, Math.min(some, sets.size()));
      left -= tried.size();
      long start = System.nanoTime();
      engine.trials(tried);
      fastest = Math.max(fastest, tried.size() * 1e9 / (System.nanoTime() - start));
    }
    return new Forecast(engine.word(), fastest, cores.getAsInt());
  }

  long trialsAUnit() {
    return (long) (trialsASecond * UNIT_SECONDS);
  }

  /** How long so many trials will take all cores, if others are as fast as this one. */
  public double seconds(long trials) {
    return trials / (trialsASecond * cores);
  }
}
