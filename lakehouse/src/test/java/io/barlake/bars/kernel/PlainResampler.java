package io.barlake.bars.kernel;

import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** What a bar of forex is, said minute by minute with the wall clock of New York and decimals. */
final class PlainResampler {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime TURN = LocalTime.of(17, 0);

  record Bar(
      Instant stamp,
      LocalDate sessionDate,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double spread,
      long ticks,
      int minutes) {}

  private record Place(Instant stamp, LocalDate sessionDate) {}

  private PlainResampler() {}

  static List<Bar> resample(MinuteSeries minutes, Timeframe frame) {
    List<Bar> bars = new ArrayList<>();
    int from = 0;
    while (from < minutes.size()) {
      Place place = place(stamp(minutes, from), frame);
      int to = from + 1;
      while (to < minutes.size() && place(stamp(minutes, to), frame).equals(place)) {
        to++;
      }
      bars.add(bar(place, minutes, from, to));
      from = to;
    }
    return bars;
  }

  private static Instant stamp(MinuteSeries minutes, int i) {
    return Instant.EPOCH.plus(minutes.bars().openMicros()[i], ChronoUnit.MICROS);
  }

  private static Place place(Instant minute, Timeframe frame) {
    LocalDate date = sessionDate(minute);
    if (frame.equals(Timeframe.DAY)) {
      return new Place(open(date), date);
    }
    if (frame.equals(Timeframe.WEEK)) {
      return new Place(
          open(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
          date.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)));
    }
    if (frame.equals(Timeframe.MONTH)) {
      return new Place(
          open(weekday(date.withDayOfMonth(1), 1)),
          weekday(date.with(TemporalAdjusters.lastDayOfMonth()), -1));
    }
    Duration length = Duration.ofMinutes(frame.nominalMinutes());
    Instant slot = open(date);
    while (slot.isAfter(minute)) {
      slot = slot.minus(length);
    }
    while (!slot.plus(length).isAfter(minute)) {
      slot = slot.plus(length);
    }
    Instant begin = close(weekday(date.minusDays(1), -1));
    return new Place(slot.isBefore(begin) ? begin : slot, date);
  }

  private static LocalDate sessionDate(Instant minute) {
    ZonedDateTime local = minute.atZone(NEW_YORK);
    LocalDate date = local.toLocalDate();
    return weekday(local.toLocalTime().isBefore(TURN) ? date : date.plusDays(1), 1);
  }

  private static LocalDate weekday(LocalDate date, int step) {
    LocalDate day = date;
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(step);
    }
    return day;
  }

  private static Instant open(LocalDate date) {
    return ZonedDateTime.of(date.minusDays(1), TURN, NEW_YORK).toInstant();
  }

  private static Instant close(LocalDate date) {
    return ZonedDateTime.of(date, TURN, NEW_YORK).toInstant();
  }

  private static Bar bar(Place place, MinuteSeries minutes, int from, int to) {
    BarSeries bars = minutes.bars();
    double high = bars.high()[from];
    double low = bars.low()[from];
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal spread = BigDecimal.ZERO;
    int spreads = 0;
    long ticks = 0;
    for (int i = from; i < to; i++) {
      high = Math.max(high, bars.high()[i]);
      low = Math.min(low, bars.low()[i]);
      volume = volume.add(BigDecimal.valueOf(bars.volume()[i]));
      ticks += minutes.ticks()[i];
      if (!Double.isNaN(minutes.spreadTicks()[i])) {
        spread =
            spread.add(
                new BigDecimal(minutes.spreadTicks()[i]).setScale(6, RoundingMode.HALF_EVEN));
        spreads++;
      }
    }
    double mean =
        spreads == 0
            ? Double.NaN
            : spread.divide(BigDecimal.valueOf(spreads), MathContext.DECIMAL128).doubleValue();
    return new Bar(
        place.stamp(),
        place.sessionDate(),
        bars.open()[from],
        high,
        low,
        bars.close()[to - 1],
        volume.doubleValue(),
        mean,
        ticks,
        to - from);
  }
}
