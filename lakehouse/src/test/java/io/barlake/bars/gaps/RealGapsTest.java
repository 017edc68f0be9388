package io.barlake.bars.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barlake.bars.kernel.RealMinutes;
import io.barlake.bars.kernel.RealMinutes.Clock;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gaps of real years, of which is known what happened. */
class RealGapsTest {
  private Path folder;

  @BeforeEach
  void findFolder() {
    assumeTrue(RealMinutes.folder().isPresent(), "The folder shared/data of real files is absent.");
    folder = RealMinutes.folder().orElseThrow();
  }

  @Test
  void holesOfTheVendorAreMissingDataAndTheHourOfTheSwitchIsNot() {
    List<Gap> gaps = gaps("EURUSD", 2019, Clock.EUROPEAN_SWITCHES, MarketCalendars.FOREX);

    assertThat(found(gaps, GapClass.SWITCH_HOUR)).containsExactly("2019-03-31T23:00:00Z 60");
    assertThat(found(gaps, GapClass.MISSING_DATA))
        .containsExactly(
            "2019-01-25T16:48:00Z 5",
            "2019-03-24T21:00:00Z 5",
            "2019-05-26T21:00:00Z 360",
            "2019-05-27T04:00:00Z 360",
            "2019-09-02T21:00:00Z 4",
            "2019-09-02T21:05:00Z 4");
    assertThat(minutes(gaps))
        .isEqualTo(
            Map.of(
                GapClass.WEEKEND, 52 * 2_880,
                GapClass.HOLIDAY, 899,
                GapClass.QUIET_MARKET, 231,
                GapClass.SWITCH_HOUR, 60,
                GapClass.MISSING_DATA, 738));
  }

  @Test
  void yearOfAnotherVendorHasManyHolesOfAMinuteAndHardlyAnyLoss() {
    List<Gap> gaps = gaps("EURUSD", 2018, Clock.NEW_YORK, MarketCalendars.FOREX);

    assertThat(gaps.stream().filter(gap -> gap.kind() == GapClass.QUIET_MARKET)).hasSize(790);
    assertThat(minutes(gaps).get(GapClass.MISSING_DATA)).isEqualTo(44);
    assertThat(minutes(gaps)).doesNotContainKey(GapClass.SWITCH_HOUR);
  }

  @Test
  void hourThatTheSourceLeftOutIsMissingData() {
    List<Gap> gaps = gaps("USDJPY", 2019, Clock.EUROPEAN_SWITCHES, MarketCalendars.FOREX);

    assertThat(found(gaps, GapClass.MISSING_DATA))
        .contains("2019-05-26T21:00:00Z 179", "2019-12-31T15:00:00Z 60");
    assertThat(found(gaps, GapClass.SWITCH_HOUR))
        .containsExactly("2019-03-10T21:00:00Z 60", "2019-03-31T23:00:00Z 60");
  }

  @Test
  void goldKeepsTheHolidaysOfItsCalendar() {
    List<Gap> gaps = gaps("XAUUSD", 2018, Clock.NEW_YORK, MarketCalendars.METALS);

    assertThat(
            gaps.stream().filter(gap -> gap.kind() == GapClass.HOLIDAY).map(Gap::reason).toList())
        .containsExactly(
            "Martin Luther King Day",
            "Presidents' Day",
            "Good Friday",
            "Memorial Day",
            "Independence Day",
            "Labor Day",
            "Thanksgiving",
            "Day after Thanksgiving",
            "Christmas Eve",
            "Christmas");
    assertThat(minutes(gaps).get(GapClass.MISSING_DATA)).isEqualTo(15);
  }

  private List<Gap> gaps(String symbol, int year, Clock clock, TradingCalendar calendar) {
    return new GapFinder(calendar)
        .find(RealMinutes.histData(folder, symbol, year, clock).openMicros());
  }

  private static List<String> found(List<Gap> gaps, GapClass kind) {
    return gaps.stream()
        .filter(gap -> gap.kind() == kind)
        .map(gap -> Instant.EPOCH.plus(gap.fromMicros(), ChronoUnit.MICROS) + " " + gap.minutes())
        .toList();
  }

  private static Map<GapClass, Integer> minutes(List<Gap> gaps) {
    return gaps.stream()
        .collect(
            Collectors.groupingBy(Gap::kind, TreeMap::new, Collectors.summingInt(Gap::minutes)));
  }
}
