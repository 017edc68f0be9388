package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.market.Symbol;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SampleMarketTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final SampleMarket market = new SampleMarket(3);
  private final MinuteRows euro = minutes("EURUSD", 2019);

  @Test
  void yearsJoinWithoutAJump() {
    for (int year = 2016; year < 2021; year++) {
      MinuteRows before = minutes("GBPUSD", year);
      MinuteRows after = minutes("GBPUSD", year + 1);
      double last = before.close(before.size() - 1);

      assertThat(after.open(0) / last).as("join of %d", year).isCloseTo(1, within(0.005));
    }
  }

  @Test
  void busyAndCalmMinutesCluster() {
    assertThat(autocorrelationOfMoves(euro, 1)).isBetween(0.1, 0.6);
    assertThat(autocorrelationOfMoves(euro, 30)).isBetween(0.05, 0.5);
    assertThat(autocorrelationOfMoves(euro, 1440)).isBetween(0.02, 0.5);
  }

  @Test
  void movesHaveFatTails() {
    double squares = 0;
    double fourths = 0;
    for (int i = 1; i < euro.size(); i++) {
      double move = (double) euro.close(i) - euro.close(i - 1);
      squares += move * move;
      fourths += move * move * move * move;
    }
    assertThat(fourths * euro.size() / (squares * squares)).isGreaterThan(6);
  }

  @Test
  void movesThemselvesAreHardlyPredictable() {
    double products = 0;
    double squares = 0;
    for (int i = 2; i < euro.size(); i++) {
      double move = (double) euro.close(i) - euro.close(i - 1);
      products += move * ((double) euro.close(i - 1) - euro.close(i - 2));
      squares += move * move;
    }
    assertThat(products / squares).isBetween(-0.06, 0.02);
  }

  @Test
  void volatilityFollowsTheDay() {
    assertThat(meanRange(euro, 10)).isGreaterThan(2 * meanRange(euro, 18));
    assertThat(meanRange(euro, 3)).isGreaterThan(1.5 * meanRange(euro, 22));
    MinuteRows yen = minutes("USDJPY", 2019);
    assertThat(meanRange(yen, 20) / meanRange(yen, 18))
        .isGreaterThan(meanRange(euro, 20) / meanRange(euro, 18) * 0.9);
  }

  @Test
  void payrollsMoveTheDollarMost() {
    int atPayrolls = 0;
    int fridays = 0;
    int widest = -1;
    for (int i = 0; i < euro.size(); i++) {
      LocalDateTime time = newYork(euro.minute(i));
      if (time.getDayOfWeek() != DayOfWeek.FRIDAY || time.getDayOfMonth() > 7) {
        continue;
      }
      if (time.getHour() >= 7 && time.getHour() < 11) {
        widest = widest < 0 || range(euro, i) > range(euro, widest) ? i : widest;
      } else if (widest >= 0) {
        fridays++;
        atPayrolls += newYork(euro.minute(widest)).toLocalTime().toString().equals("08:30") ? 1 : 0;
        widest = -1;
      }
    }
    assertThat(fridays).isEqualTo(12);
    assertThat(atPayrolls).isGreaterThan(8);
  }

  @Test
  void quietHoursMissMoreMinutesAndThinSymbolsMissMost() {
    MinuteRows thin = minutes("EURCHF", 2019);

    assertThat(minutesOfHour(euro, 17)).isLessThan(minutesOfHour(euro, 9));
    assertThat(minutesOfHour(thin, 17)).isLessThan(minutesOfHour(euro, 17));
    assertThat(thin.size()).isBetween(367_000, euro.size());
  }

  @Test
  void crossesAgreeWithTheirDollarPairs() {
    MinuteRows yen = minutes("USDJPY", 2019);
    MinuteRows cross = minutes("EURJPY", 2019);
    for (int minute = euro.minute(0) + 500; minute < euro.minute(0) + 360_000; minute += 9_973) {
      int euroRow = rowAt(euro, minute);
      int yenRow = rowAt(yen, minute);
      int crossRow = rowAt(cross, minute);
      if (euroRow >= 0 && yenRow >= 0 && crossRow >= 0) {
        double product = euro.close(euroRow) / 1e5 * (yen.close(yenRow) / 1e3);
        assertThat(cross.close(crossRow) / 1e3 / product).isCloseTo(1, within(0.0015));
      }
    }
  }

  @Test
  void levelsStayPlausibleForThirtyYears() {
    for (int year = AssetLevel.FIRST_YEAR; year <= 2030; year++) {
      for (Asset asset : Asset.values()) {
        for (long seed = 0; seed < 20; seed++) {
          assertThat(Math.abs(AssetLevel.atStartOf(year, seed, asset)))
              .isLessThan(6 * asset.yearlyVolatility() + 0.05);
        }
      }
    }
  }

  @Test
  void anotherSeedIsAnotherMarket() {
    MinuteRows other =
        new SampleMarket(4).minutes(SampleInstruments.find(new Symbol("EURUSD")), 2019);

    assertThat(other.close(1000)).isNotEqualTo(euro.close(1000));
  }

  private MinuteRows minutes(String symbol, int year) {
    return market.minutes(SampleInstruments.find(new Symbol(symbol)), year);
  }

  private static LocalDateTime newYork(int utcMinute) {
    return LocalDateTime.ofEpochSecond(utcMinute * 60L, 0, ZoneOffset.UTC)
        .atOffset(ZoneOffset.UTC)
        .atZoneSameInstant(NEW_YORK)
        .toLocalDateTime();
  }

  private static int range(MinuteRows rows, int row) {
    return rows.high(row) - rows.low(row);
  }

  private static double meanRange(MinuteRows rows, int newYorkHour) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rows.size(); i += 3) {
      if (newYork(rows.minute(i)).getHour() == newYorkHour) {
        sum += range(rows, i);
        count++;
      }
    }
    return sum / count;
  }

  private static int minutesOfHour(MinuteRows rows, int newYorkHour) {
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      LocalDateTime time = newYork(rows.minute(i));
      boolean midweek =
          time.getDayOfWeek() != DayOfWeek.FRIDAY && time.getDayOfWeek() != DayOfWeek.SUNDAY;
      count += midweek && time.getHour() == newYorkHour ? 1 : 0;
    }
    return count;
  }

  private static int rowAt(MinuteRows rows, int minute) {
    int from = 0;
    int to = rows.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      if (rows.minute(middle) == minute) {
        return middle;
      } else if (rows.minute(middle) < minute) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }

  private static double autocorrelationOfMoves(MinuteRows rows, int lag) {
    int size = rows.size() - 1;
    double mean = 0;
    for (int i = 0; i < size; i++) {
      mean += move(rows, i) / size;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < size; i++) {
      double distance = move(rows, i) - mean;
      variance += distance * distance;
      covariance += i < lag ? 0 : distance * (move(rows, i - lag) - mean);
    }
    return covariance / variance;
  }

  private static double move(MinuteRows rows, int row) {
    return Math.abs((double) rows.close(row + 1) - rows.close(row));
  }
}
