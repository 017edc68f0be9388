package io.barlake.ingest.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * What all assets feel together in a year: restless hours, restless weeks, quiet year ends, and the
 * American figures of 08:30 New York with the excitement that follows them.
 */
record MarketMood(float[] factors, News[] newsOfDay, OpenMinutes minutes) {
  private static final double HOURS_DEVIATION = 0.30;
  private static final double HOURS_LAST_MINUTES = 90;
  private static final double WEEKS_DEVIATION = 0.28;
  private static final double WEEKS_LAST_DAYS = 20;
  private static final double EXCITEMENT_PER_SURPRISE = 0.10;
  private static final double FIGURES_PER_DAY = 0.2;
  private static final double YEAR_END_CALM = 0.6;
  private static final int NEWS_MINUTE = 8 * 60 + 30;

  static MarketMood of(long seed, int year, OpenMinutes minutes) {
    MarketMood mood = new MarketMood(new float[minutes.size()], newsOf(seed, year), minutes);
    mood.feel(Noise.of(seed, "market", year, "mood"));
    return mood;
  }

  /** How much larger than usual the moves of this minute are. */
  double factor(int index) {
    return factors[index];
  }

  News news(int index) {
    return minutes.minuteOfDay(index) == NEWS_MINUTE
        ? newsOfDay[minutes.date(index).getDayOfYear()]
        : News.NONE;
  }

  private static News[] newsOf(long seed, int year) {
    Noise noise = Noise.of(seed, "market", year, "news");
    News[] news = new News[367];
    for (int day = 0; day < news.length; day++) {
      news[day] = noise.happens(FIGURES_PER_DAY) ? News.FIGURES : News.NONE;
    }
    LocalDate date = LocalDate.of(year, Month.JANUARY, 1);
    for (; date.getYear() == year; date = date.plusDays(1)) {
      if (date.getDayOfWeek() == DayOfWeek.FRIDAY && date.getDayOfMonth() <= 7) {
        news[date.getDayOfYear()] = News.PAYROLLS;
      }
    }
    return news;
  }

  private void feel(Noise noise) {
    double hoursPersistence = StrictMath.exp(-1 / HOURS_LAST_MINUTES);
    double hoursStep = HOURS_DEVIATION * StrictMath.sqrt(1 - hoursPersistence * hoursPersistence);
    double weeksPersistence = StrictMath.exp(-1 / WEEKS_LAST_DAYS);
    double weeksStep = WEEKS_DEVIATION * StrictMath.sqrt(1 - weeksPersistence * weeksPersistence);
    double hours = HOURS_DEVIATION * noise.gaussian();
    double weeks = WEEKS_DEVIATION * noise.gaussian();
    double usual = HOURS_DEVIATION * HOURS_DEVIATION + WEEKS_DEVIATION * WEEKS_DEVIATION;
    double season = 1;
    for (int i = 0; i < factors.length; i++) {
      if (i == 0 || minutes.tradingDay(i) != minutes.tradingDay(i - 1)) {
        weeks = weeksPersistence * weeks + weeksStep * noise.gaussian();
        season = seasonOf(minutes.date(i));
      }
      hours = hoursPersistence * hours + hoursStep * noise.gaussian();
      hours += EXCITEMENT_PER_SURPRISE * news(i).surprise();
      factors[i] = (float) (season * StrictMath.exp(hours + weeks - usual));
    }
  }

  private static double seasonOf(LocalDate date) {
    boolean yearEnd = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= 22;
    return yearEnd ? YEAR_END_CALM : 1;
  }
}
