package io.barlake.bars.kernel;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes the bars of all asked frames in one pass over the minutes of one series. A frame is built
 * from the longest asked frame that nests in it, so that only the shortest ones see every minute.
 * Minutes may come in pieces, in the order of time; where the series is cut changes nothing. Every
 * minute lands in exactly one bar of each frame. Prices are copied, never computed; volumes and
 * spreads are summed as integers, so that no order of work shows in them. Not for several threads.
 */
public final class ResampleCascade {
  /** Minutes that pass through all frames at a time: their columns stay in the nearest cache. */
  private static final int TILE = 4_096;

  private final List<BarAccumulator> frames = new ArrayList<>();
  private final List<BarAccumulator> minuteFrames = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final VolumeUnits volumeUnits = new VolumeUnits();
  private final long[] tileVolume = new long[TILE];
  private final int[] tileVolumeKnown = new int[TILE];
  private final long[] tileSpread = new long[TILE];
  private final int[] tileSpreadKnown = new int[TILE];
  private long lastMicros = Long.MIN_VALUE;

  /** A frame that is built from a finer one. */
  private record Step(BarAccumulator finer, BarAccumulator coarser) {}

  public ResampleCascade(TradingCalendar calendar, List<Timeframe> frames) {
    for (Timeframe frame : new TreeSet<>(frames)) {
      SessionCalendar sessions = SessionCalendar.of(calendar, frame.anchor());
      Optional<BarAccumulator> finer = longestWithin(frame);
      int rowMinutes = finer.map(rows -> rows.frame().nominalMinutes()).orElse(1);
      BarAccumulator bars = new BarAccumulator(sessions, frame, rowMinutes, TILE);
      finer.ifPresentOrElse(rows -> steps.add(new Step(rows, bars)), () -> minuteFrames.add(bars));
      this.frames.add(bars);
    }
  }

  /** Takes the next minutes of the series. */
  public void add(MinuteSeries minutes) {
    if (minutes.size() == 0) {
      return;
    }
    long first = minutes.openMicros()[0];
    if (first <= lastMicros) {
      throw BarlakeException.badInput(
          "Invalid order of minutes: %s does not follow %s.", instant(first), instant(lastMicros));
    }
    frames.forEach(bars -> bars.expect(minutes));
    try {
      for (int from = 0; from < minutes.size(); from += TILE) {
        addTile(minutes, from, Math.min(from + TILE, minutes.size()));
      }
    } catch (ArithmeticException overflow) {
      throw tooLarge(first, overflow);
    }
    lastMicros = minutes.openMicros()[minutes.size() - 1];
  }

  /** The bars of each frame, shortest first. The cascade is used up. */
  public List<FrameBars> finish() {
    return finish(lastMicros);
  }

  /**
   * The same where the minutes were a part of a series that goes on until {@code lastMinuteMicros}:
   * a bar is closed when the whole series says so.
   */
  public List<FrameBars> finish(long lastMinuteMicros) {
    if (lastMinuteMicros < lastMicros) {
      throw new IllegalArgumentException("a series cannot end before its last minute");
    }
    try {
      for (Step step : steps) {
        step.coarser().takeAll(step.finer());
      }
    } catch (ArithmeticException overflow) {
      throw tooLarge(lastMinuteMicros, overflow);
    }
    return frames.stream().map(bars -> bars.build(volumeUnits, lastMinuteMicros)).toList();
  }

  private static BarlakeException tooLarge(long near, ArithmeticException overflow) {
    return new BarlakeException(
        ErrorCode.BAD_INPUT,
        "Cannot sum the minutes around "
            + instant(near)
            + ": a volume or spread of a bar exceeds its range.",
        overflow);
  }

  private Optional<BarAccumulator> longestWithin(Timeframe frame) {
    return frames.stream()
        .filter(finer -> finer.frame().nestsIn(frame))
        .max(Comparator.comparing(BarAccumulator::frame));
  }

  private void addTile(MinuteSeries minutes, int from, int to) {
    if (minutes.hasVolume()) {
      readVolume(minutes.volume(), from, to);
    }
    if (minutes.hasSpreads()) {
      SpreadUnits.convert(minutes.spreadTicks(), from, to, tileSpread, tileSpreadKnown);
    }
    for (BarAccumulator bars : minuteFrames) {
      bars.takeMinutes(minutes, from, to);
      if (minutes.hasVolume()) {
        bars.addVolume(tileVolume, tileVolumeKnown);
      }
      if (minutes.hasSpreads()) {
        bars.addSpreads(tileSpread, tileSpreadKnown);
      }
      if (minutes.hasTicks()) {
        bars.addTicks(minutes.ticks(), from);
      }
    }
    for (Step step : steps) {
      step.coarser().takeFinished(step.finer());
    }
  }

  private void readVolume(double[] volume, int from, int to) {
    long factor = volumeUnits.refineFor(volume, from, to);
    if (factor > 1) {
      frames.forEach(bars -> bars.refineVolume(factor));
    }
    volumeUnits.convert(volume, from, to, tileVolume, tileVolumeKnown);
  }

  private static Instant instant(long utcMicros) {
    return Instant.EPOCH.plus(utcMicros, ChronoUnit.MICROS);
  }
}
