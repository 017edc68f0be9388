package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Positions that end by themselves, in the reference. */
class ExitsTest {
  private static final CostModel FREE = CostModel.FREE;

  /** A spread of 10 ticks, a slippage of 2, a commission of 0.5. */
  private static final CostModel COSTLY = new CostModel(10_000, 2_000, 500);

  @Test
  void stopOfALongIsLeftAtItsLevelLessSlippage() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1005 985 1002", "1000 1000 1000 1000");

    TradeLog trades = run(bars, 1, stop(20), COSTLY);

    // From 1000 + 10 + 2; the bid of 992 is the stop.
    assertThat(trades.exitFill(0)).isEqualTo(992_000 - 2_000);
    assertThat(trades.profit(0)).isEqualTo(-20_000 - 2_000 - 2 * 500);
    assertThat(trades.reason(0)).isEqualTo(ExitReason.STOP);
    assertThat(trades.exitBar(0)).isEqualTo(1);
    assertThat(trades.barsHeld(0)).isOne();
    assertThat(trades.openAtEnd()).isFalse();
  }

  @Test
  void stopOfAShortIsReachedByTheAsk() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1007 990 1000", "1000 1008 990 1000");

    TradeLog trades = run(bars, -1, stop(20), COSTLY);

    // From 998; the stop is an ask of 1018, which is a bid of 1008.
    assertThat(trades.exitBar(0)).isEqualTo(2);
    assertThat(trades.exitFill(0)).isEqualTo(1_018_000 + 2_000);
    assertThat(trades.barsHeld(0)).isEqualTo(2);
  }

  @Test
  void targetIsFilledAtItsLevelWithoutSlippage() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1032 999 1001", "1000 1000 1000 1000");

    TradeLog trades = run(bars, 1, target(20), COSTLY);

    assertThat(trades.exitFill(0)).isEqualTo(1_032_000);
    assertThat(trades.profit(0)).isEqualTo(20_000 - 2 * 500);
    assertThat(trades.reason(0)).isEqualTo(ExitReason.TARGET);
    assertThat(trades.costs(0)).isEqualTo(10_000 + 2_000 + 2 * 500);
  }

  @Test
  void levelThatIsGappedOverFillsAtTheOpen() {
    TickBars down = Bars.prices("100 100 100 100", "1000 1000 995 995", "950 990 940 980");
    TickBars up = Bars.prices("100 100 100 100", "1000 1000 995 995", "1090 1095 940 980");

    TradeLog stopped = run(down, 1, both(20, 50, InsideBar.PESSIMISTIC), FREE);
    TradeLog won = run(up, 1, both(20, 50, InsideBar.PESSIMISTIC), FREE);

    assertThat(stopped.exitFill(0)).isEqualTo(950_000);
    assertThat(stopped.barsHeld(0)).isOne();
    assertThat(won.exitFill(0)).isEqualTo(1_090_000);
    assertThat(won.reason(0)).isEqualTo(ExitReason.TARGET);
    assertThat(won.ambiguousBars()).isZero();
  }

  @Test
  void barThatReachesBothIsCountedAndIsTheStopUnlessAskedOtherwise() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1060 970 1000", "1000 1000 1000 1000");

    TradeLog pessimistic = run(bars, 1, both(20, 50, InsideBar.PESSIMISTIC), FREE);
    TradeLog optimistic = run(bars, 1, both(20, 50, InsideBar.OPTIMISTIC), FREE);

    assertThat(pessimistic.reason(0)).isEqualTo(ExitReason.STOP);
    assertThat(pessimistic.ambiguousBars()).isOne();
    assertThat(optimistic.reason(0)).isEqualTo(ExitReason.TARGET);
    assertThat(optimistic.ambiguousBars()).isOne();
  }

  @Test
  void minutesBelowSayWhatABarReachedFirst() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1060 940 1000", "1000 1000 1000 1000");
    Exits exits = both(20, 50, InsideBar.MINUTES);
    MinutesBelow rises = Bars.below(bars, row(60, 990, 1_050), row(61, 980, 1_000));
    MinutesBelow falls = Bars.below(bars, row(60, 980, 1_000), row(61, 990, 1_050));

    TradeLog won = run(bars, 1, exits, rises);
    TradeLog lost = run(bars, 1, exits, falls);
    TradeLog turned = run(bars, -1, both(50, 20, InsideBar.MINUTES), falls);

    assertThat(won.reason(0)).isEqualTo(ExitReason.TARGET);
    assertThat(won.exitFill(0)).isEqualTo(1_050_000);
    assertThat(lost.reason(0)).isEqualTo(ExitReason.STOP);
    assertThat(turned.reason(0)).isEqualTo(ExitReason.TARGET);
    assertThat(List.of(won.ambiguousBars(), lost.ambiguousBars(), turned.ambiguousBars()))
        .containsOnly(0);
  }

  @Test
  void barOfWhichMinutesDoNotTellIsCountedAndIsTheStop() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1060 940 1000", "1000 1000 1000 1000");
    Exits exits = both(20, 50, InsideBar.MINUTES);
    long[] wide = row(60, 980, 1_050);
    long[] narrow = row(60, 981, 1_049);
    long[] before = row(59, 900, 950);
    long[] after = row(120, 1_040, 1_100);

    for (MinutesBelow minutes :
        List.of(
            MinutesBelow.NONE,
            Bars.below(bars, wide),
            Bars.below(bars, narrow),
            Bars.below(bars, before, after))) {
      TradeLog trades = run(bars, 1, exits, minutes);

      assertThat(trades.reason(0)).isEqualTo(ExitReason.STOP);
      assertThat(trades.ambiguousBars()).isOne();
    }
  }

  @Test
  void whatMinutesDecideIsWhatTradingTheMinutesDecides() {
    Random random = new Random(34);
    int decided = 0;
    for (int round = 0; round < 500; round++) {
      TickBars minutes = Bars.wild(random, 60);
      TickBars bars = Bars.ofFive(minutes);
      MinutesBelow below = Bars.below(bars, minutes);
      Exits exits = both(1 + random.nextInt(200), 1 + random.nextInt(200), InsideBar.MINUTES);
      byte[] fromTheSecond = desired(minutes, 1);
      Arrays.fill(fromTheSecond, 0, 4, (byte) 0);

      TradeLog longer = run(bars, 1, exits, below);
      TradeLog shorter =
          ReferenceLoop.run(new Quotes(minutes, FREE), fromTheSecond, exits, new double[0])
              .trades();

      if (longer.ambiguousBars() == 0) {
        assertThat(longer.reason(0)).isEqualTo(shorter.reason(0));
        assertThat(longer.exitBar(0)).isEqualTo(shorter.exitBar(0) / 5);
        decided += run(bars, 1, exits, MinutesBelow.NONE).ambiguousBars();
      }
    }
    assertThat(decided).isGreaterThan(20);
  }

  private static long[] row(int second, long low, long high) {
    return new long[] {second * 1_000_000L, low, high};
  }

  @Test
  void trailingStopMovesByFinishedBarsOnly() {
    // The second bar falls 30 from its own high, but it had not ended.
    TickBars bars =
        Bars.prices(
            "100 100 100 100",
            "1000 1010 1000 1010",
            "1010 1040 1010 1030",
            "1030 1030 1015 1020",
            "1020 1020 1020 1020");

    TradeLog trades = run(bars, 1, trail(20), FREE);

    assertThat(trades.exitBar(0)).isEqualTo(3);
    assertThat(trades.exitFill(0)).isEqualTo(1_020_000);
    assertThat(trades.reason(0)).isEqualTo(ExitReason.TRAIL);
  }

  @Test
  void breakEvenPutsTheStopWhereThePositionBegan() {
    TickBars bars =
        Bars.prices(
            "100 100 100 100", "1000 1025 990 1020", "1020 1021 995 1000", "1000 1000 1000 1000");
    Exits exits = new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 50, 0, 0, 25, 0, 0);

    TradeLog trades = run(bars, 1, exits, FREE);

    assertThat(trades.exitBar(0)).isEqualTo(2);
    assertThat(trades.exitFill(0)).isEqualTo(1_000_000);
    assertThat(trades.reason(0)).isEqualTo(ExitReason.BREAK_EVEN);
  }

  @Test
  void timeStopEndsAtTheOpenAfterSoManyBars() {
    TickBars bars = Bars.flat(100, 200, 201, 202, 203, 204);
    Exits exits = new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 0, 0, 0, 0, 3, 0);

    TradeLog trades = run(bars, 1, exits, FREE);

    assertThat(trades.size()).isOne();
    assertThat(trades.exitFill(0)).isEqualTo(203_000);
    assertThat(trades.barsHeld(0)).isEqualTo(3);
    assertThat(trades.reason(0)).isEqualTo(ExitReason.TIME);
  }

  @Test
  void afterAnExitTheStrategyHasToDesireSomethingElseFirst() {
    TickBars bars = Bars.flat(100, 200, 150, 150, 150, 150, 150, 150);
    byte[] desired = {1, 1, 1, 0, 1, 1, 1, 1};

    TradeLog trades =
        ReferenceLoop.run(new Quotes(bars, FREE), desired, stop(20), new double[0]).trades();

    assertThat(trades.size()).isEqualTo(2);
    assertThat(trades.exitBar(0)).isEqualTo(2);
    assertThat(trades.entryBar(1)).isEqualTo(5);
  }

  @Test
  void entryInTheCooldownWaitsForItsEnd() {
    TickBars bars = Bars.flat(100, 200, 150, 150, 150, 150, 150, 150);
    byte[] desired = {1, 1, -1, -1, -1, -1, -1, -1};
    Exits exits = new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 20, 0, 0, 0, 0, 3);

    TradeLog trades =
        ReferenceLoop.run(new Quotes(bars, FREE), desired, exits, new double[0]).trades();

    assertThat(trades.exitBar(0)).isEqualTo(2);
    assertThat(trades.entryBar(1)).isEqualTo(6);
    assertThat(trades.direction(1)).isEqualTo(-1);
  }

  @Test
  void percentAndRangeAreDistancesToo() {
    TickBars bars = Bars.prices("100 100 100 100", "1000 1000 994 995", "995 995 980 990");
    Exits percent = new Exits(DistanceUnit.PERCENT, InsideBar.PESSIMISTIC, 1.2345, 0, 0, 0, 0, 0);
    Exits range = new Exits(DistanceUnit.RANGES, InsideBar.PESSIMISTIC, 1.5, 0, 0, 0, 0, 0);

    TradeLog byPercent = run(bars, 1, percent, FREE);
    TradeLog byRange =
        ReferenceLoop.run(new Quotes(bars, FREE), desired(bars, 1), range, new double[] {8.2, 9, 9})
            .trades();

    assertThat(byPercent.exitFill(0)).isEqualTo(1_000_000 - 12_345);
    assertThat(byRange.exitFill(0)).isEqualTo(1_000_000 - 12_300);
  }

  @Test
  void noPositionBeginsBeforeTheRangeIsKnown() {
    TickBars bars = Bars.flat(1000, 1000, 1000, 1000);
    Exits range = new Exits(DistanceUnit.RANGES, InsideBar.PESSIMISTIC, 2, 0, 0, 0, 0, 0);
    double[] ranges = {Double.NaN, Double.NaN, 5, 5};

    TradeLog trades =
        ReferenceLoop.run(new Quotes(bars, FREE), desired(bars, 1), range, ranges).trades();

    assertThat(trades.entryBar(0)).isEqualTo(3);
  }

  /** Without costs, what a long earns on bars a short earns on the same bars upside down. */
  @Test
  void shortsOfMirroredBarsEarnWhatLongsEarn() {
    Random random = new Random(31);
    for (int round = 0; round < 500; round++) {
      TickBars bars = Bars.wild(random, 2 + random.nextInt(200));
      Exits exits = random(random, DistanceUnit.TICKS);
      byte[] desired = desired(random, bars);
      byte[] opposite = desired.clone();
      for (int bar = 0; bar < opposite.length; bar++) {
        opposite[bar] = (byte) -desired[bar];
      }

      TradeLog longs =
          ReferenceLoop.run(new Quotes(bars, FREE), desired, exits, new double[0]).trades();
      TradeLog shorts =
          ReferenceLoop.run(new Quotes(Bars.mirrored(bars), FREE), opposite, exits, new double[0])
              .trades();

      assertThat(facts(shorts)).as("%s", exits).isEqualTo(facts(longs));
    }
  }

  @Test
  void profitsAndCostsAddUpToTheMoveAndTheAccountEndsAtTheirSum() {
    Random random = new Random(32);
    for (int round = 0; round < 500; round++) {
      TickBars bars = Bars.wild(random, 1 + random.nextInt(200));
      Exits exits = random(random, DistanceUnit.PERCENT);

      Replay replay =
          ReferenceLoop.run(new Quotes(bars, COSTLY), desired(random, bars), exits, new double[0]);

      TradeLog trades = replay.trades();
      long sum = 0;
      for (int n = 0; n < trades.size(); n++) {
        sum += trades.profit(n);
        boolean isLong = trades.direction(n) > 0;
        long slipped = trades.reason(n) == ExitReason.TARGET ? 0 : 2_000;
        long entryBid = trades.entryFill(n) + (isLong ? -12_000 : 2_000);
        long exitBid = trades.exitFill(n) + (isLong ? slipped : -slipped - 10_000);
        assertThat(trades.profit(n) + trades.costs(n))
            .isEqualTo(trades.direction(n) * (exitBid - entryBid));
        requireWithin(bars, trades.entryBar(n), entryBid);
        requireWithin(bars, trades.exitBar(n), exitBid);
      }
      assertThat(replay.curve().equity(replay.curve().size() - 1)).isEqualTo(sum);
    }
  }

  @Test
  void optimismNeverMakesTheSameTradeWorse() {
    Random random = new Random(33);
    int better = 0;
    for (int round = 0; round < 500; round++) {
      TickBars bars = Bars.wild(random, 60);
      double stop = 1 + random.nextInt(40);
      double target = 1 + random.nextInt(40);

      TradeLog bad = run(bars, 1, both(stop, target, InsideBar.PESSIMISTIC), FREE);
      TradeLog good = run(bars, 1, both(stop, target, InsideBar.OPTIMISTIC), FREE);

      assertThat(good.profit(0)).isGreaterThanOrEqualTo(bad.profit(0));
      better += good.profit(0) > bad.profit(0) ? 1 : 0;
    }
    assertThat(better).isPositive();
  }

  private static void requireWithin(TickBars bars, int bar, long bid) {
    assertThat(bid).isBetween(bars.low()[bar] * CostModel.TICK, bars.high()[bar] * CostModel.TICK);
  }

  private static List<List<Object>> facts(TradeLog trades) {
    List<List<Object>> facts = new ArrayList<>();
    for (int n = 0; n < trades.size(); n++) {
      facts.add(
          List.of(
              trades.entryBar(n),
              trades.exitBar(n),
              trades.reason(n),
              trades.barsHeld(n),
              trades.profit(n)));
    }
    return facts;
  }

  private static Exits random(Random random, DistanceUnit unit) {
    double scale = unit == DistanceUnit.TICKS ? 60 : 0.5;
    return new Exits(
        unit,
        random.nextBoolean() ? InsideBar.PESSIMISTIC : InsideBar.OPTIMISTIC,
        size(random, scale),
        size(random, scale),
        size(random, scale),
        size(random, scale),
        random.nextInt(3) == 0 ? random.nextInt(20) : 0,
        random.nextInt(3) == 0 ? random.nextInt(5) : 0);
  }

  private static double size(Random random, double scale) {
    return random.nextInt(3) == 0 ? 0 : random.nextDouble() * scale;
  }

  private static byte[] desired(Random random, TickBars bars) {
    byte[] desired = new byte[bars.size()];
    int wanted = 0;
    for (int bar = 0; bar < desired.length; bar++) {
      wanted = random.nextInt(6) == 0 ? random.nextInt(3) - 1 : wanted;
      desired[bar] = (byte) wanted;
    }
    return desired;
  }

  private static byte[] desired(TickBars bars, int wanted) {
    byte[] desired = new byte[bars.size()];
    Arrays.fill(desired, (byte) wanted);
    return desired;
  }

  private static TradeLog run(TickBars bars, int wanted, Exits exits, CostModel costs) {
    return ReferenceLoop.run(new Quotes(bars, costs), desired(bars, wanted), exits, new double[0])
        .trades();
  }

  private static TradeLog run(TickBars bars, int wanted, Exits exits, MinutesBelow minutes) {
    Quotes quotes = new Quotes(bars, Side.BID, new double[bars.size()], minutes, FREE);
    return ReferenceLoop.run(quotes, desired(bars, wanted), exits, new double[0]).trades();
  }

  private static Exits stop(double distance) {
    return both(distance, 0, InsideBar.PESSIMISTIC);
  }

  private static Exits target(double distance) {
    return both(0, distance, InsideBar.PESSIMISTIC);
  }

  private static Exits trail(double distance) {
    return new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 0, 0, distance, 0, 0, 0);
  }

  private static Exits both(double stop, double target, InsideBar inside) {
    return new Exits(DistanceUnit.TICKS, inside, stop, target, 0, 0, 0, 0);
  }
}
