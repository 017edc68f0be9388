package io.barlake.bars.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.PriceScale;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBarBuilderTest {
  private static final long MONDAY = micros("2019-02-11T12:00:00Z");
  private static final PriceScale SCALE = new PriceScale(5);

  @Test
  void barEndsWithTheTickThatFillsIt() {
    EventBars bars = build("ticks:3", 1, 2, 3, 4, 5, 6, 7);

    assertThat(bars.open()).containsExactly(1e-5, 4e-5, 7e-5);
    assertThat(bars.close()).containsExactly(3e-5, 6e-5, 7e-5);
    assertThat(bars.ticks()).containsExactly(3, 3, 1);
    assertThat(bars.complete()).containsExactly(true, true, false);
    assertThat(bars.number()).containsExactly(1, 2, 3);
    assertThat(bars.fromMicros()).containsExactly(MONDAY, MONDAY + 3, MONDAY + 6);
    assertThat(bars.endMicros()).containsExactly(MONDAY + 2, MONDAY + 5, MONDAY + 6);
  }

  @Test
  void rangeIsThatOfWhatWasTradedAndNoPriceIsMadeUp() {
    EventBars bars = build("range:10", 100, 105, 110, 130, 121, 120, 115);

    assertThat(bars.open()).containsExactly(100e-5, 130e-5, 115e-5);
    assertThat(bars.high()).containsExactly(110e-5, 130e-5, 115e-5);
    assertThat(bars.low()).containsExactly(100e-5, 120e-5, 115e-5);
    assertThat(bars.complete()).containsExactly(true, true, false);
  }

  @Test
  void bricksStandOnAGridAndAReversalNeedsTwo() {
    EventBars bars = build("renko:10", 103, 111, 119, 121, 142, 131, 129, 120, 119, 110);

    // Up over 120 from the level above the first price, over 130 and 140; down under 120 and 110.
    assertThat(ticks(bars.open())).containsExactly(110, 120, 130, 130, 120);
    assertThat(ticks(bars.close())).containsExactly(120, 130, 140, 120, 110);
    assertThat(ticks(bars.high())).containsExactly(120, 130, 140, 142, 120);
    assertThat(ticks(bars.low())).containsExactly(103, 120, 130, 120, 110);
    assertThat(bars.ticks()).containsExactly(4, 1, 0, 3, 2);
  }

  @Test
  void imbalanceGoesByTheTickRule() {
    // Up, up, same (up), down, down, down, down, down ...
    EventBars bars = build("imbalance:3", 5, 6, 7, 7, 6, 5, 4, 3, 3);

    assertThat(bars.ticks()).containsExactly(4, 3, 2);
    assertThat(bars.close()).containsExactly(7e-5, 4e-5, 3e-5);
  }

  @Test
  void volumeIsCountedInDecimals() {
    long[] stamps = new long[10];
    double[] price = new double[10];
    double[] volume = new double[10];
    Arrays.setAll(stamps, i -> MONDAY + i);
    Arrays.fill(price, 1.1);
    Arrays.fill(volume, 0.1);

    EventBars bars =
        builder().build(EventRule.parse("volume:0.3"), Events.ofTicks(stamps, price, volume));

    assertThat(bars.volume()).containsExactly(0.3, 0.3, 0.3, 0.1);
    assertThat(bars.ticks()).containsExactly(3, 3, 3, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ticks:50", "volume:7.5", "range:30", "imbalance:20", "volume-imbalance:2.25"})
  void everyTickIsInOneBarAndNoneIsFullBeforeItsLast(String label) {
    EventRule rule = EventRule.parse(label);
    for (int seed = 0; seed < 5; seed++) {
      Events events = randomTicks(seed);
      EventBars bars = builder().build(rule, events);
      SessionCalendar sessions = SessionCalendar.of(MarketCalendars.FOREX);
      int at = 0;
      for (int bar = 0; bar < bars.size(); bar++) {
        int end = at + (int) bars.ticks()[bar];
        Events mine = slice(events, at, end);

        assertThat(barsAlone(rule, mine)).isEqualTo(1);
        assertThat(bars.fromMicros()[bar]).isEqualTo(events.micros()[at]);
        assertThat(bars.endMicros()[bar]).isEqualTo(events.micros()[end - 1]);
        assertThat(bars.open()[bar]).isEqualTo(events.open()[at]);
        assertThat(bars.close()[bar]).isEqualTo(events.close()[end - 1]);
        assertThat(bars.high()[bar]).isEqualTo(Arrays.stream(mine.high()).max().orElseThrow());
        assertThat(bars.low()[bar]).isEqualTo(Arrays.stream(mine.low()).min().orElseThrow());
        assertThat(sessions.dateEpochDay(sessions.indexOf(events.micros()[at])))
            .isEqualTo(sessions.dateEpochDay(sessions.indexOf(events.micros()[end - 1])))
            .isEqualTo(bars.sessionDate()[bar]);
        at = end;
      }
      assertThat(at).isEqualTo(events.size());
    }
  }

  /** Which way a price went is told by those before it, so that such a bar is not judged alone. */
  private static int barsAlone(EventRule rule, Events events) {
    boolean needsOthers =
        rule.kind() == EventRule.Kind.IMBALANCE || rule.kind() == EventRule.Kind.VOLUME_IMBALANCE;
    return needsOthers ? 1 : builder().build(rule, events).size();
  }

  @Test
  void barOfImbalanceEndsWhereRisesAndFallsFirstDifferSoMuch() {
    for (int seed = 0; seed < 5; seed++) {
      Events events = randomTicks(seed);
      EventBars bars = builder().build(EventRule.parse("imbalance:20"), events);
      int at = 0;
      int direction = 0;
      double last = Double.NaN;
      for (int bar = 0; bar < bars.size(); bar++) {
        if (bars.number()[bar] == 1) {
          direction = 0;
          last = Double.NaN;
        }
        int sum = 0;
        for (int tick = 1; tick <= bars.ticks()[bar]; tick++, at++) {
          double price = events.close()[at];
          direction = price > last ? 1 : price < last ? -1 : direction;
          last = price;
          sum += direction;
          boolean isLast = tick == bars.ticks()[bar];
          assertThat(Math.abs(sum) >= 20).isEqualTo(isLast && bars.complete()[bar]);
        }
      }
      assertThat(at).isEqualTo(events.size());
    }
  }

  @Test
  void bricksFollowEachOtherOnTheirLevels() {
    for (int seed = 0; seed < 20; seed++) {
      EventBars bars = builder().build(EventRule.parse("renko:7"), randomTicks(seed));
      assertThat(bars.size()).isGreaterThan(20);
      for (int bar = 0; bar < bars.size(); bar++) {
        long open = SCALE.ticks(bars.open()[bar]);
        long close = SCALE.ticks(bars.close()[bar]);
        assertThat(open % 7).isZero();
        assertThat(Math.abs(close - open)).isEqualTo(7);
        if (bar > 0 && bars.number()[bar] > 1) {
          long lastOpen = SCALE.ticks(bars.open()[bar - 1]);
          long lastClose = SCALE.ticks(bars.close()[bar - 1]);
          boolean goesOn = (close > open) == (lastClose > lastOpen);
          assertThat(open).isEqualTo(goesOn ? lastClose : lastOpen);
        }
      }
    }
  }

  @Test
  void aSessionBuiltAloneHasTheBarsThatItHasAmongOthers() {
    MinuteSeries minutes =
        SeededMinutes.between("2019-02-10T00:00:00Z", "2019-02-22T00:00:00Z", 1.1, 3);
    MinuteSeries tuesday =
        minutes.between(micros("2019-02-11T22:00:00Z"), micros("2019-02-12T22:00:00Z"));
    for (String label : List.of("range:40", "renko:15")) {
      EventBars all = builder().build(EventRule.parse(label), Events.ofMinutes(minutes));
      EventBars alone = builder().build(EventRule.parse(label), Events.ofMinutes(tuesday));

      assertThat(closesOf(all, LocalDate.of(2019, 2, 12))).isEqualTo(boxed(alone.close()));
    }
  }

  @Test
  void whatARuleNeedsAndTheDataLackIsSaid() {
    MinuteSeries minutes =
        SeededMinutes.between("2019-02-11T00:00:00Z", "2019-02-12T00:00:00Z", 1.1, 3);

    assertThatThrownBy(
            () -> builder().build(EventRule.parse("ticks:100"), Events.ofMinutes(minutes)))
        .isInstanceOf(BarlakeException.class)
        .hasMessageMatching(
            "Cannot build ticks:100: what is stamped 2019-02-11T00:0.:00Z has no count of ticks\\."
                + " Ingest archives of ticks with --keep-ticks\\.");
    assertThatThrownBy(
            () -> builder().build(EventRule.parse("volume:5"), Events.ofMinutes(minutes)))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("has no volume. Count something else, such as ticks or range.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ticks", "ticks:", "ticks:0", "ticks:1.5", "range:-3", "hours:4", "RENKO:10"})
  void wordsThatAreNoRuleAreUnknown(String text) {
    assertThatThrownBy(() -> EventRule.parse(text))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Unknown bar \"%s\": expected one of ticks, volume, range, renko, imbalance,"
                + " volume-imbalance, a colon and a size above 0, such as ticks:1000. Only volumes"
                + " may have decimals.",
            text);
  }

  @Test
  void ruleHasOneSpelling() {
    assertThat(EventRule.parse("volume:2.50").label()).isEqualTo("volume:2.5");
    assertThat(EventRule.parse("ticks:1000").label()).isEqualTo("ticks:1000");
    assertThat(EventRule.parse("ticks:1000.0")).isEqualTo(EventRule.parse("ticks:1000"));
  }

  private static EventBars build(String rule, long... ticks) {
    long[] stamps = new long[ticks.length];
    double[] prices = new double[ticks.length];
    double[] volume = new double[ticks.length];
    Arrays.setAll(stamps, i -> MONDAY + i);
    Arrays.setAll(prices, i -> SCALE.price(ticks[i]));
    Arrays.fill(volume, Double.NaN);
    return builder().build(EventRule.parse(rule), Events.ofTicks(stamps, prices, volume));
  }

  private static EventBarBuilder builder() {
    return new EventBarBuilder(MarketCalendars.FOREX, SCALE);
  }

  /** Two days of ticks, some of which share a stamp. */
  private static Events randomTicks(long seed) {
    Random random = new Random(seed);
    int size = 4_000;
    long[] stamps = new long[size];
    double[] price = new double[size];
    double[] volume = new double[size];
    long at = micros("2019-02-11T20:00:00Z");
    long ticks = 110_000;
    for (int i = 0; i < size; i++) {
      at += random.nextInt(5) == 0 ? 0 : random.nextInt(40_000_000);
      ticks += random.nextInt(9) - 4;
      stamps[i] = at;
      price[i] = SCALE.price(ticks);
      volume[i] = (1 + random.nextInt(200)) / 100.0;
    }
    return Events.ofTicks(stamps, price, volume);
  }

  private static Events slice(Events events, int from, int to) {
    return Events.ofTicks(
        Arrays.copyOfRange(events.micros(), from, to),
        Arrays.copyOfRange(events.close(), from, to),
        Arrays.copyOfRange(events.volume(), from, to));
  }

  private static List<Double> closesOf(EventBars bars, LocalDate date) {
    List<Double> closes = new ArrayList<>();
    for (int bar = 0; bar < bars.size(); bar++) {
      if (bars.sessionDate()[bar] == date.toEpochDay()) {
        closes.add(bars.close()[bar]);
      }
    }
    return closes;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static long[] ticks(double[] prices) {
    return SCALE.ticks(prices);
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }
}
