package io.barlake.backtest.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.entries.EntryOrder;
import io.barlake.backtest.entries.OrderKind;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.backtest.kernel.Bars;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeLog;
import io.barlake.backtest.metrics.TrialMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final long MILLION = 1_000_000;
  private static final double[] SAME = {};

  /** Lots of 100,000 units, of which a hundredth is the least; a tick is 0.00001. */
  private static final Contract CONTRACT = new Contract(100_000, 0.01, 0.00001);

  /** Bought at 100,000 ticks, that is at 1, and sold a hundred ticks higher. */
  private static final TickBars RISE =
      Bars.of(
          new long[] {0, 100_000, 100_000},
          new long[] {0, 100_000, 100_050},
          new long[] {0, 100_100, 100_100},
          new long[] {0, 100_100, 100_100});

  @Test
  void lotsGiveTicksTheirMoney() {
    Settled settled = settle(new Sizing.Lots(0.5), 10_000, 30, RISE, Exits.NONE, 1, 0, 0, 0);

    SizedTrade trade = settled.trades().get(0);
    assertThat(trade.units()).isEqualTo(50_000);
    assertThat(trade.profit()).isEqualTo(50 * MILLION);
    assertThat(settled.metrics().netReturn()).isEqualTo(0.005);
    assertThat(settled.metrics().turnover()).isEqualTo((50_000 + 50_050) / 10_000.0);
  }

  @Test
  void aShareOfEquityIsTheValueOfAPosition() {
    Settled settled =
        settle(new Sizing.EquityPercent(250), 10_000, 30, RISE, Exits.NONE, 1, 0, 0, 0);

    assertThat(settled.trades().get(0).units()).isEqualTo(25_000);
    assertThat(settled.trades().get(0).profit()).isEqualTo(25 * MILLION);
  }

  @Test
  void riskIsWhatTheStopLoses() {
    TickBars fall =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 99_900},
            new long[] {0, 99_900, 99_900});
    Exits stop = new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 50, 0, 0, 0, 0, 0);

    Settled settled = settle(new Sizing.RiskPercent(1), 10_000, 30, fall, stop, 1, 1, 1, 1);

    assertThat(settled.trades().get(0).units()).isEqualTo(200_000);
    assertThat(settled.trades().get(0).profit()).isEqualTo(-100 * MILLION);
    assertThat(settled.trades().get(0).trade().reason()).isEqualTo(ExitReason.STOP);
  }

  @Test
  void theNextPositionIsSizedByWhatTheLastOneLeft() {
    TickBars twice =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 110_000},
            new long[] {0, 110_000, 110_000},
            new long[] {0, 110_000, 110_000},
            new long[] {0, 110_000, 110_000});

    Settled settled =
        settle(new Sizing.EquityPercent(100), 10_000, 1, twice, Exits.NONE, 1, 0, 1, 1, 1);

    assertThat(settled.trades().get(0).units()).isEqualTo(10_000);
    // 11,000 of equity buys 10,000 units at 1.1.
    assertThat(settled.trades().get(1).units()).isEqualTo(10_000);
    assertThat(settled.metrics().netReturn()).isEqualTo(0.1);
  }

  @Test
  void volatilityOfTheDaysBeforeGivesTheSize() {
    long[][] rows = new long[8][];
    long[] closes = {100_000, 100_300, 100_100, 100_400, 100_200, 100_200, 100_200, 100_200};
    for (int day = 0; day < rows.length; day++) {
      rows[day] = new long[] {day, day == 0 ? closes[0] : closes[day - 1], closes[day]};
    }
    TickBars bars = Bars.of(rows);

    Settled settled =
        settle(
            new Sizing.VolatilityPercent(10, 4),
            10_000,
            30,
            bars,
            Exits.NONE,
            1,
            1,
            1,
            -1,
            1,
            1,
            1,
            1);

    // Two positions before five closes were known; then changes of 300, -200, 300 and -200 ticks
    // deviate by 288.675, or 4,654.7 in a year of 260 days: 0.046547 for each unit, of 1,000.
    assertThat(settled.metrics().trades().refused()).isEqualTo(2);
    assertThat(settled.trades()).hasSize(1);
    assertThat(settled.trades().get(0).units()).isEqualTo(21_000);
  }

  @Test
  void whatTheMarginDoesNotCoverIsMadeSmallerOrRefused() {
    Settled smaller = settle(new Sizing.Lots(5), 10_000, 30, RISE, Exits.NONE, 1, 0, 0, 0);
    Settled refused = settle(new Sizing.Lots(5), 30, 30, RISE, Exits.NONE, 1, 0, 0, 0);

    assertThat(smaller.trades().get(0).units()).isEqualTo(300_000);
    assertThat(refused.trades()).isEmpty();
    assertThat(refused.metrics().trades().refused()).isEqualTo(1);
    assertThat(refused.metrics().netReturn()).isZero();
  }

  @Test
  void anAccountThatFallsToHalfOfItsMarginIsClosedThere() {
    TickBars fall =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 90_000},
            new long[] {0, 90_000, 95_000},
            new long[] {0, 95_000, 95_000});

    Settled settled = settle(new Sizing.Lots(2), 10_000, 20, fall, Exits.NONE, 1, 1, 1, 1, 1);

    // All of the 10,000 are the margin of 200,000; 5,000 of loss are 2,500 ticks.
    SizedTrade trade = settled.trades().get(0);
    assertThat(trade.trade().reason()).isEqualTo(ExitReason.STOP_OUT);
    assertThat(trade.trade().exitBar()).isEqualTo(2);
    assertThat(trade.trade().exitFill()).isEqualTo(97_500_000);
    assertThat(trade.profit()).isEqualTo(-5_000 * MILLION);
    assertThat(settled.metrics().trades().stopOuts()).isEqualTo(1);
    assertThat(settled.curve().equity(0)).isEqualTo(-5_000 * MILLION);
  }

  @Test
  void aGapBeyondTheStopOutIsPaid() {
    TickBars gap =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 100_000},
            new long[] {0, 90_000, 90_000},
            new long[] {0, 90_000, 90_000});

    Settled settled = settle(new Sizing.Lots(2), 10_000, 20, gap, Exits.NONE, 1, 1, 1, 1);

    assertThat(settled.trades().get(0).trade().exitFill()).isEqualTo(90_000_000);
    assertThat(settled.trades().get(0).profit()).isEqualTo(-20_000 * MILLION);
    assertThat(settled.metrics().annualReturn()).isEmpty();
  }

  @Test
  void nothingBeginsInAnAccountThatIsEmpty() {
    TickBars gap =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 100_000},
            new long[] {0, 90_000, 90_000},
            new long[] {0, 90_000, 90_000},
            new long[] {0, 90_000, 95_000},
            new long[] {0, 95_000, 95_000});

    Settled settled =
        settle(new Sizing.EquityPercent(2_000), 10_000, 20, gap, Exits.NONE, 1, 0, 1, 1, 1, 1);

    assertThat(settled.trades()).hasSize(1);
    assertThat(settled.metrics().trades().refused()).isEqualTo(1);
  }

  @Test
  void profitIsCountedAtTheRateOfItsEnd() {
    double[] rates = {0.5, 0.5, 0.25, 0.25};
    Quotes quotes = new Quotes(RISE, CostModel.FREE);
    TradeLog log = trades(quotes, Exits.NONE, 1, 0, 0, 0);
    Account account =
        new Account(
            rules(new Sizing.EquityPercent(100), 10_000, 30, false),
            List.of(new Leg(quotes, CONTRACT, rates, SAME)));

    SizedTrade trade = account.settle(List.of(log), Exits.NONE).trades().get(0);

    // A unit at 1 of the other currency is worth a half; the 100 ticks are worth a quarter.
    assertThat(trade.units()).isEqualTo(20_000);
    assertThat(trade.profit()).isEqualTo(5 * MILLION);
  }

  @Test
  void marketsThatTradeTogetherShareMarginAndProfit() {
    Quotes rise = new Quotes(RISE, CostModel.FREE);
    Quotes fall =
        new Quotes(
            Bars.of(
                new long[] {0, 100_000, 100_000},
                new long[] {0, 100_000, 99_990},
                new long[] {0, 99_990, 99_970},
                new long[] {0, 99_970, 99_970}),
            CostModel.FREE);
    Account account =
        new Account(
            rules(new Sizing.EquityPercent(2_000), 10_000, 25, true),
            List.of(new Leg(rise, CONTRACT, SAME, SAME), new Leg(fall, CONTRACT, SAME, SAME)));

    Settled settled =
        account.settle(
            List.of(trades(rise, Exits.NONE, 1, 0, 0, 0), trades(fall, Exits.NONE, 1, 1, 0, 0)),
            Exits.NONE);

    // The first takes 200,000 of the 250,000 that the margin allows, the second what is left.
    assertThat(settled.trades()).extracting(SizedTrade::leg).containsExactly(0, 1);
    assertThat(settled.trades()).extracting(SizedTrade::units).containsExactly(200_000.0, 50_000.0);
    assertThat(settled.trades())
        .extracting(SizedTrade::profit)
        .containsExactly(200 * MILLION, -15 * MILLION);
    assertThat(settled.metrics().netReturn()).isEqualTo(0.0185);
    assertThat(settled.metrics().bars()).isEqualTo(8);
  }

  @Test
  void aLossOfOneMarketClosesTheOthersToo() {
    Quotes still = new Quotes(Bars.flat(100_000, 100_000, 100_000, 100_000), CostModel.FREE);
    Quotes fall =
        new Quotes(
            Bars.of(
                new long[] {0, 100_000, 100_000},
                new long[] {0, 100_000, 100_000},
                new long[] {0, 100_000, 80_000},
                new long[] {0, 80_000, 80_000}),
            CostModel.FREE);
    Account account =
        new Account(
            rules(new Sizing.Lots(1), 10_000, 20, true),
            List.of(new Leg(still, CONTRACT, SAME, SAME), new Leg(fall, CONTRACT, SAME, SAME)));

    Settled settled =
        account.settle(
            List.of(trades(still, Exits.NONE, 1, 1, 1, 1), trades(fall, Exits.NONE, 1, 1, 1, 1)),
            Exits.NONE);

    assertThat(settled.trades())
        .extracting(trade -> trade.trade().reason())
        .containsExactly(ExitReason.STOP_OUT, ExitReason.STOP_OUT);
    assertThat(settled.metrics().trades().netProfit()).isCloseTo(-5_000 * MILLION, within(MILLION));
  }

  @RepeatedTest(60)
  void oneStepOfALargeAccountIsTheUnitTimesAConstant() {
    Random random = new Random();
    Quotes quotes = quotes(random);
    Replay replay = ReferenceLoop.run(quotes, desired(random, quotes.bars().size()));
    TrialMetrics unit = TrialMetrics.of(quotes.bars(), replay.trades(), replay.curve());

    Settled settled =
        new Account(
                rules(new Sizing.Lots(0.01), 1_000_000_000, 100, false),
                List.of(new Leg(quotes, CONTRACT, SAME, SAME)))
            .settle(List.of(replay.trades()), Exits.NONE);

    // A thousandth of a tick is 10 millionths for 1,000 units.
    for (int day = 0; day < replay.curve().size(); day++) {
      assertThat(settled.curve().equity(day)).isEqualTo(10 * replay.curve().equity(day));
      assertThat(settled.curve().sessionDay(day)).isEqualTo(replay.curve().sessionDay(day));
    }
    assertThat(settled.metrics().trades().netProfit()).isEqualTo(10 * unit.trades().netProfit());
    assertThat(settled.metrics().trades().costs()).isEqualTo(10 * unit.trades().costs());
    assertThat(settled.metrics().drawdown().deepest()).isEqualTo(10 * unit.drawdown().deepest());
    assertThat(settled.metrics().trades().wins()).isEqualTo(unit.trades().wins());
    assertThat(settled.metrics().openAtEnd()).isEqualTo(unit.openAtEnd());
    assertThat(settled.metrics().exposure()).isEqualTo(unit.exposure());
    assertThat(settled.metrics().sharpe().isPresent()).isEqualTo(unit.sharpe().isPresent());
    settled
        .metrics()
        .sharpe()
        .ifPresent(
            sharpe ->
                assertThat(sharpe)
                    .isCloseTo(
                        unit.sharpe().orElseThrow(), within(1e-6 * Math.abs(sharpe) + 1e-9)));
  }

  @RepeatedTest(60)
  void anAccountAddsUpWhateverHappensToIt() {
    Random random = new Random();
    List<Quotes> markets =
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(n -> quotes(random)).toList();
    List<Leg> legs = new ArrayList<>();
    List<TradeLog> logs = new ArrayList<>();
    for (Quotes quotes : markets) {
      int size = quotes.bars().size();
      double[] rates = random.nextBoolean() ? SAME : random.doubles(size, 0.5, 2).toArray();
      legs.add(new Leg(quotes, CONTRACT, rates, SAME));
      logs.add(ReferenceLoop.run(quotes, desired(random, size)).trades());
    }
    Sizing sizing =
        random.nextBoolean()
            ? new Sizing.EquityPercent(50 + random.nextInt(3_000))
            : new Sizing.Lots((1 + random.nextInt(300)) / 100.0);
    AccountRules rules = rules(sizing, 100 + random.nextInt(20_000), 1 + random.nextInt(50), true);

    Settled settled = new Account(rules, legs).settle(logs, Exits.NONE);

    long sum = settled.trades().stream().mapToLong(SizedTrade::profit).sum();
    assertThat(settled.curve().equity(settled.curve().size() - 1)).isEqualTo(sum);
    assertThat(settled.metrics().trades().netProfit()).isEqualTo(sum);
    int asked = logs.stream().mapToInt(TradeLog::size).sum();
    assertThat(settled.trades().size() + settled.metrics().trades().refused()).isEqualTo(asked);
    for (SizedTrade trade : settled.trades()) {
      assertThat(trade.units()).isGreaterThanOrEqualTo(1_000);
      assertThat(trade.units() % 1_000).isZero();
      TradeLog log = logs.get(trade.leg());
      int whole =
          IntStream.range(0, log.size())
              .filter(n -> log.entryBar(n) == trade.trade().entryBar())
              .filter(n -> log.direction(n) == trade.trade().direction())
              .findFirst()
              .orElseThrow();
      if (trade.trade().reason() == ExitReason.STOP_OUT) {
        assertThat(trade.trade().exitBar()).isLessThanOrEqualTo(log.exitBar(whole));
      } else {
        assertThat(trade.trade()).isEqualTo(log.trade(whole));
      }
    }
  }

  @RepeatedTest(200)
  void barsThatCannotCloseTheAccountNeedNotBeLookedAt() {
    Random random = new Random();
    Quotes quotes = quotes(random);
    int size = quotes.bars().size();
    TradeLog log = ReferenceLoop.run(quotes, desired(random, size)).trades();
    AccountRules rules =
        rules(
            new Sizing.EquityPercent(500 + random.nextInt(5_000)),
            500 + random.nextInt(20_000),
            1 + random.nextInt(50),
            false);
    double[] ones = new double[size];
    Arrays.fill(ones, 1);

    Settled skipping =
        new Account(rules, List.of(new Leg(quotes, CONTRACT, SAME, SAME)))
            .settle(List.of(log), Exits.NONE);
    // Where a rate may change every bar counts.
    Settled looking =
        new Account(rules, List.of(new Leg(quotes, CONTRACT, ones, SAME)))
            .settle(List.of(log), Exits.NONE);

    assertThat(skipping.trades()).isEqualTo(looking.trades());
    assertThat(skipping.metrics()).isEqualTo(looking.metrics());
  }

  @Test
  void whatWasBeforeAStopOrderWasReachedEndsNoPosition() {
    // Ten thousand units lose 100 in a thousand ticks; less than about 50 ends them.
    TickBars rise =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 101_000},
            new long[] {0, 101_000, 101_000});
    TickBars fall =
        Bars.of(
            new long[] {0, 100_000, 100_000},
            new long[] {0, 100_000, 97_900},
            new long[] {0, 99_000, 99_000});

    Settled bought = settle(rise, new EntryOrder(OrderKind.STOP, DistanceUnit.TICKS, 1_000, 0));
    Settled fallen = settle(fall, new EntryOrder(OrderKind.LIMIT, DistanceUnit.TICKS, 1_000, 0));

    assertThat(bought.trades().get(0).trade().entryFill()).isEqualTo(101_000_000);
    assertThat(bought.trades().get(0).trade().reason()).isEqualTo(ExitReason.END);
    assertThat(fallen.trades().get(0).trade().entryFill()).isEqualTo(99_000_000);
    assertThat(fallen.trades().get(0).trade().reason()).isEqualTo(ExitReason.STOP_OUT);
  }

  private static Settled settle(TickBars bars, EntryOrder order) {
    Quotes quotes = new Quotes(bars, CostModel.FREE);
    byte[] always = new byte[bars.size()];
    Arrays.fill(always, (byte) 1);
    TradeLog log =
        ReferenceLoop.run(quotes, always, Exits.NONE, new double[0], order, new double[0]).trades();
    return new Account(
            rules(new Sizing.Lots(0.1), 150, 100, false),
            List.of(new Leg(quotes, CONTRACT, SAME, SAME)))
        .settle(List.of(log), Exits.NONE);
  }

  private static Quotes quotes(Random random) {
    return new Quotes(
        Bars.wild(random, 2 + random.nextInt(400)),
        new CostModel(random.nextInt(5_000), random.nextInt(500), random.nextInt(500)));
  }

  private static byte[] desired(Random random, int size) {
    byte[] desired = new byte[size];
    for (int bar = 0; bar < size; bar++) {
      desired[bar] =
          bar > 0 && random.nextInt(6) != 0 ? desired[bar - 1] : (byte) (random.nextInt(3) - 1);
    }
    return desired;
  }

  private static AccountRules rules(Sizing sizing, long capital, double leverage, boolean all) {
    return new AccountRules(capital * MILLION, "USD", sizing, leverage, 0.5, all);
  }

  private static Settled settle(
      Sizing sizing, long capital, double leverage, TickBars bars, Exits exits, int... desired) {
    Quotes quotes = new Quotes(bars, CostModel.FREE);
    return new Account(
            rules(sizing, capital, leverage, false), List.of(new Leg(quotes, CONTRACT, SAME, SAME)))
        .settle(List.of(trades(quotes, exits, desired)), exits);
  }

  private static TradeLog trades(Quotes quotes, Exits exits, int... desired) {
    byte[] signal = new byte[desired.length];
    for (int bar = 0; bar < signal.length; bar++) {
      signal[bar] = (byte) desired[bar];
    }
    return ReferenceLoop.run(quotes, signal, exits, new double[0]).trades();
  }
}
