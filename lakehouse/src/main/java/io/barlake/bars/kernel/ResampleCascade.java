package io.barlake.bars.kernel;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.Micros;
import io.barlake.market.calendar.TradingCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes the bars of all asked frames from the minutes of one series. A frame is built from the
 * longest asked frame that nests in it, so that only the shortest ones see every minute. Every
 * minute lands in exactly one bar of each frame. Prices are copied, never computed; volumes and
 * spreads are summed as integers, so that no order of work shows in them.
 */
public final class ResampleCascade {
  private final TradingCalendar calendar;
  private final TreeSet<Timeframe> frames;

  public ResampleCascade(TradingCalendar calendar, List<Timeframe> frames) {
    this.calendar = calendar;
    this.frames = new TreeSet<>(frames);
  }

  /** The bars of each frame, shortest first. */
  public List<FrameBars> bars(MinuteSeries minutes) {
    int size = minutes.size();
    return bars(minutes, size == 0 ? Long.MIN_VALUE : minutes.openMicros()[size - 1]);
  }

  /**
   * The same where the minutes are a part of a series that goes on until {@code lastMinuteMicros}:
   * a bar is closed when the whole series says so.
   */
  public List<FrameBars> bars(MinuteSeries minutes, long lastMinuteMicros) {
    int size = minutes.size();
    if (size > 0 && lastMinuteMicros < minutes.openMicros()[size - 1]) {
      throw new IllegalArgumentException("a series cannot end before its last minute");
    }
    VolumeUnits units = VolumeUnits.of(minutes.volume());
    List<FrameRows> built = new ArrayList<>();
    try {
      for (Timeframe frame : frames) {
        SessionCalendar sessions = SessionCalendar.of(calendar, frame.anchor());
        built.add(
            longestWithin(frame, built)
                .map(finer -> new FrameRows(sessions, frame, finer))
                .orElseGet(() -> new FrameRows(sessions, frame, minutes, units)));
      }
    } catch (ArithmeticException overflow) {
      throw new BarlakeException(
          ErrorCode.BAD_INPUT,
          "Cannot sum the minutes from "
              + Micros.instant(minutes.openMicros()[0])
              + " on: a volume or spread of a bar exceeds its range.",
          overflow);
    }
    return built.stream().map(rows -> rows.bars(units, lastMinuteMicros)).toList();
  }

  private static Optional<FrameRows> longestWithin(Timeframe frame, List<FrameRows> built) {
    return built.stream()
        .filter(finer -> finer.frame().nestsIn(frame))
        .max(Comparator.comparing(FrameRows::frame));
  }
}
