package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.costs.Carry;
import io.barlake.backtest.costs.Commission;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.Spread;
import io.barlake.backtest.costs.SpreadProfile;
import io.barlake.bars.Timeframe;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotesTest {
  /** Four bars of the fifth of January 2026, a Monday, and of the days after it. */
  private static final TickBars DAYS =
      bars(
          Timeframe.DAY,
          MarketCalendars.FOREX,
          "2026-01-05T22:00:00Z",
          "2026-01-06T22:00:00Z",
          "2026-01-07T22:00:00Z",
          "2026-01-08T22:00:00Z",
          "2026-01-11T22:00:00Z");

  @Test
  void buyersPayTheSpreadAboveABidAndSellersBelowAnAskAndEachHalfOfItAroundATrade() {
    CostModel costs = new CostModel(3_001, 100, 0);
    double[] unknown = new double[DAYS.size()];

    assertThat(fills(new Quotes(DAYS, Side.BID, unknown, MinutesBelow.NONE, costs)))
        .containsExactly(1_003_101, 999_900);
    assertThat(fills(new Quotes(DAYS, Side.ASK, unknown, MinutesBelow.NONE, costs)))
        .containsExactly(1_000_100, 996_899);
    assertThat(fills(new Quotes(DAYS, Side.TRADE, unknown, MinutesBelow.NONE, costs)))
        .containsExactly(1_001_601, 998_400);
    assertThat(fills(new Quotes(DAYS, Side.MID, unknown, MinutesBelow.NONE, costs)))
        .containsExactly(1_001_601, 998_400);
  }

  private static long[] fills(Quotes quotes) {
    assertThat(quotes.exit(-1, 1)).isEqualTo(quotes.entry(1, 1));
    assertThat(quotes.exit(1, 1)).isEqualTo(quotes.entry(-1, 1));
    return new long[] {quotes.entry(1, 1), quotes.entry(-1, 1)};
  }

  @Test
  void aMinutesOwnSpreadGoesBeforeThatOfItsHour() {
    TickBars minutes =
        bars(
            Timeframe.MINUTE,
            MarketCalendars.FOREX,
            "2026-01-06T22:00:00Z",
            "2026-01-06T22:01:00Z");
    CostModel costs = costs(new Spread(true, atTen(34.7)), Carry.NONE);

    Quotes quotes =
        new Quotes(minutes, Side.BID, new double[] {2.5, Double.NaN}, MinutesBelow.NONE, costs);

    assertThat(quotes.entry(1, 0)).isEqualTo(1_002_500);
    assertThat(quotes.entry(1, 1)).isEqualTo(1_034_700);
    CostModel others = costs(new Spread(false, atTen(34.7)), Carry.NONE);
    assertThat(
            new Quotes(minutes, Side.BID, new double[] {2.5, 2.5}, MinutesBelow.NONE, others)
                .entry(1, 0))
        .isEqualTo(1_034_700);
  }

  @Test
  void theOpenOfALongBarHasTheSpreadOfItsTimeAndNotTheMeanOfTheBar() {
    double[] means = new double[DAYS.size()];
    Arrays.fill(means, 2.7);

    Quotes quotes =
        new Quotes(
            DAYS,
            Side.BID,
            means,
            MinutesBelow.NONE,
            costs(new Spread(true, atTen(34.7)), Carry.NONE));

    assertThat(quotes.open(-1, 1)).isEqualTo(1_034_700);
    assertThat(quotes.close(-1, 1)).isEqualTo(1_002_700);
    // The open lies above the high of the bar at its mean spread.
    assertThat(quotes.high(-1, 1)).isEqualTo(1_034_700);
    assertThat(quotes.low(-1, 1)).isEqualTo(1_001_700);
  }

  @Test
  void nightsAreCountedBySessionsAndOneOfThemForTheWeekend() {
    Carry carry = new Carry(-7_000, 2_000, DayOfWeek.WEDNESDAY, 0, 8);
    Quotes quotes = new Quotes(DAYS, costs(Spread.fixed(0), carry));

    // Sessions are named by the day on which they end: Tuesday to Friday, and Monday.
    assertThat(quotes.profit(1, 0, 0, 1, 0)).isEqualTo(-7_000);
    assertThat(quotes.profit(1, 1, 0, 2, 0)).isEqualTo(3 * -7_000);
    assertThat(quotes.profit(-1, 2, 0, 4, 0)).isEqualTo(2 * 2_000);
    assertThat(quotes.profit(-1, 0, 0, 4, 0)).isEqualTo(6 * 2_000);
    assertThat(quotes.worth(-1, 3, quotes.open(-1, 3), 3)).isZero();
  }

  @Test
  void noNightCountsForMoreWhereNoDayIsClosed() {
    TickBars coins =
        bars(Timeframe.DAY, MarketCalendars.CRYPTO, "2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z");
    Carry carry = new Carry(-1_000, 0, DayOfWeek.WEDNESDAY, 0, 8);

    assertThat(new Quotes(coins, costs(Spread.fixed(0), carry)).profit(1, 0, 0, 1, 0))
        .isEqualTo(-1_000);
  }

  @Test
  void longsPayFundingToShortsAtEachStampAfterTheEntryUpToTheExit() {
    TickBars hours =
        bars(
            Timeframe.HOUR,
            MarketCalendars.CRYPTO,
            "2026-01-07T07:00:00Z",
            "2026-01-07T08:00:00Z",
            "2026-01-07T09:00:00Z",
            "2026-01-08T00:00:00Z");
    Quotes quotes =
        new Quotes(hours, costs(Spread.fixed(0), new Carry(0, 0, DayOfWeek.WEDNESDAY, 100, 8)));

    // A hundredth of a per cent of 1,000 ticks.
    assertThat(quotes.profit(1, 0, 0, 1, 0)).isEqualTo(-100);
    assertThat(quotes.profit(-1, 0, 0, 2, 0)).isEqualTo(100);
    assertThat(quotes.profit(1, 1, 0, 2, 0)).isZero();
    assertThat(quotes.profit(1, 1, 0, 3, 0)).isEqualTo(-200);
  }

  @Test
  void aCommissionMayBeAShareOfThePrice() {
    Commission commission = new Commission(50, 400);

    assertThat(commission.of(1_000_000)).isEqualTo(450);
    assertThat(commission.of(1_001_249)).isEqualTo(450);
    assertThat(commission.of(1_001_250)).isEqualTo(451);
    assertThat(commission.of((1L << 44) * 1_000)).isEqualTo(50 + 7_036_874_417_766L);
  }

  @Test
  void profitAndCostsOfEveryTradeAreTheMoveOfThePriceOfItsBars() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      TickBars bars = Bars.wild(random, 60);
      Quotes quotes = Bars.quotes(random, bars);
      byte[] desired = new byte[bars.size()];
      for (int bar = 0; bar < desired.length; bar++) {
        desired[bar] = (byte) (random.nextInt(3) - 1);
      }

      TradeLog trades = ReferenceLoop.run(quotes, desired).trades();

      long paid = 0;
      for (int n = 0; n < trades.size(); n++) {
        int exit = trades.exitBar(n);
        long left = trades.endedInside(n) ? bars.close()[exit] : bars.open()[exit];
        long move = trades.direction(n) * (left - bars.open()[trades.entryBar(n)]) * CostModel.TICK;
        assertThat(trades.profit(n) + trades.costs(n)).isEqualTo(move);
        paid += trades.costs(n);
      }
      assertThat(trades.paid()).isEqualTo(paid);
    }
  }

  private static CostModel costs(Spread spread, Carry carry) {
    return new CostModel(spread, 0, new Commission(0, 0), carry);
  }

  /** So many ticks in the first five minutes after 22:00 UTC of any day, 5 at other times. */
  private static SpreadProfile atTen(double ticks) {
    Map<Integer, Double> means = new HashMap<>();
    for (int hour = 0; hour < 7 * 24; hour++) {
      means.put(2 * hour, hour % 24 == 22 ? ticks : 5);
      means.put(2 * hour + 1, 5.0);
    }
    return SpreadProfile.measured(ZoneOffset.UTC, means).orElseThrow();
  }

  /** Bars that stand at 1,000 ticks, between 999 and 1,000. */
  private static TickBars bars(Timeframe frame, TradingCalendar calendar, String... opens) {
    long[] stamps =
        Arrays.stream(opens)
            .mapToLong(open -> Instant.parse(open).toEpochMilli() * 1_000)
            .toArray();
    long[] price = new long[stamps.length];
    Arrays.fill(price, 1_000);
    long[] low = new long[stamps.length];
    Arrays.fill(low, 999);
    int[] days =
        Arrays.stream(opens)
            .mapToInt(
                open ->
                    (int)
                        LocalDate.ofInstant(
                                Instant.parse(open).plusSeconds(2 * 3_600), ZoneOffset.UTC)
                            .toEpochDay())
            .toArray();
    return new TickBars(
        stamps,
        price,
        price,
        low,
        price,
        new double[stamps.length],
        days,
        new PriceScale(5),
        frame,
        calendar);
  }
}
