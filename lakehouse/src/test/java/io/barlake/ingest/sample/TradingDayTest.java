package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.market.TradingWeek;
import java.time.LocalDate;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDayTest {
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "FOREX, 2019-06-05, 00:00-24:00",
    "FOREX, 2019-06-07, 00:00-17:00",
    "FOREX, 2019-06-08, closed",
    "FOREX, 2019-06-09, 17:00-24:00",
    "FOREX, 2019-12-24, 00:00-17:00 18:00-24:00",
    "FOREX, 2023-12-24, 17:00-24:00",
    "FOREX, 2019-12-25, 00:00-03:00 17:00-24:00",
    "FOREX, 2019-12-31, 00:00-17:00",
    "FOREX, 2019-01-01, 17:00-24:00",
    "FOREX, 2018-03-30, 00:00-17:00",
    "FOREX, 2022-01-01, closed",
    "METALS, 2018-06-06, 00:00-17:00 18:00-24:00",
    "METALS, 2018-06-08, 00:00-17:00",
    "METALS, 2018-06-10, 18:00-24:00",
    "METALS, 2018-01-01, 18:00-24:00",
    "METALS, 2018-01-15, 00:00-13:00 18:00-24:00",
    "METALS, 2018-02-19, 00:00-13:00 18:00-24:00",
    "METALS, 2018-03-29, 00:00-17:00",
    "METALS, 2018-03-30, closed",
    "METALS, 2018-05-28, 00:00-13:00 18:00-24:00",
    "METALS, 2018-07-04, 00:00-13:00 18:00-24:00",
    "METALS, 2020-07-03, 00:00-13:00",
    "METALS, 2018-09-03, 00:00-13:00 18:00-24:00",
    "METALS, 2018-11-22, 00:00-13:00 18:00-24:00",
    "METALS, 2018-11-23, 00:00-13:45",
    "METALS, 2018-12-24, 00:00-13:45",
    "METALS, 2018-12-25, 18:00-24:00",
    "METALS, 2018-12-31, 00:00-17:00",
  })
  void marketIsOpen(TradingWeek week, LocalDate date, String hours) {
    assertThat(spoken(TradingDay.openMinutes(week, date))).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({"2000-04-21", "2008-03-21", "2011-04-22", "2018-03-30", "2019-04-19", "2030-04-19"})
  void goodFridayIsTwoDaysBeforeEaster(LocalDate goodFriday) {
    assertThat(TradingDay.goodFriday(goodFriday.getYear())).isEqualTo(goodFriday);
  }

  @Test
  void metalsTradeOnlyWhenForexDoes() {
    LocalDate end = LocalDate.of(2031, 1, 1);
    for (LocalDate day = LocalDate.of(2000, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      BitSet metals = TradingDay.openMinutes(TradingWeek.METALS, day);
      metals.andNot(TradingDay.openMinutes(TradingWeek.FOREX, day));

      assertThat(metals.isEmpty()).as("%s", day).isTrue();
    }
  }

  private static String spoken(BitSet open) {
    StringBuilder text = new StringBuilder();
    for (int from = open.nextSetBit(0); from >= 0; ) {
      int to = open.nextClearBit(from);
      text.append(text.isEmpty() ? "" : " ").append(clock(from)).append('-').append(clock(to));
      from = open.nextSetBit(to);
    }
    return text.isEmpty() ? "closed" : text.toString();
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
