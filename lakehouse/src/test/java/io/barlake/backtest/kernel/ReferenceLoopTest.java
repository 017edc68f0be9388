package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.backtest.costs.CostModel;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReferenceLoopTest {
  private static final CostModel FREE = CostModel.FREE;

  /** A spread of 10 ticks, a slippage of 2, a commission of 0.5. */
  private static final CostModel COSTLY = new CostModel(10_000, 2_000, 500);

  @Test
  void signalOnACloseFillsAtTheNextOpen() {
    TickBars bars =
        Bars.of(
            new long[] {0, 100, 101},
            new long[] {0, 103, 104},
            new long[] {0, 105, 106},
            new long[] {0, 109, 110});

    TradeLog trades = ReferenceLoop.run(new Quotes(bars, FREE), signal(0, 1, 0, 0)).trades();

    assertThat(trades.size()).isEqualTo(1);
    assertThat(trades.entryBar(0)).isEqualTo(2);
    assertThat(trades.entryFill(0)).isEqualTo(105_000);
    assertThat(trades.exitBar(0)).isEqualTo(3);
    assertThat(trades.exitFill(0)).isEqualTo(109_000);
    assertThat(trades.profit(0)).isEqualTo(4_000);
    assertThat(trades.barsHeld(0)).isEqualTo(1);
    assertThat(trades.openAtEnd()).isFalse();
  }

  @Test
  void longBuysAtTheAskAndSellsAtTheBid() {
    TickBars bars = Bars.flat(100, 200, 300, 300);

    TradeLog trades = ReferenceLoop.run(new Quotes(bars, COSTLY), signal(1, 0, 0, 0)).trades();

    assertThat(trades.entryFill(0)).isEqualTo(200_000 + 10_000 + 2_000);
    assertThat(trades.exitFill(0)).isEqualTo(300_000 - 2_000);
    assertThat(trades.profit(0)).isEqualTo(100_000 - 10_000 - 2 * 2_000 - 2 * 500);
  }

  @Test
  void shortSellsAtTheBidAndBuysAtTheAsk() {
    TickBars bars = Bars.flat(100, 300, 200, 200);

    TradeLog trades = ReferenceLoop.run(new Quotes(bars, COSTLY), signal(-1, 0, 0, 0)).trades();

    assertThat(trades.direction(0)).isEqualTo(-1);
    assertThat(trades.entryFill(0)).isEqualTo(300_000 - 2_000);
    assertThat(trades.exitFill(0)).isEqualTo(200_000 + 10_000 + 2_000);
    assertThat(trades.profit(0)).isEqualTo(100_000 - 10_000 - 2 * 2_000 - 2 * 500);
  }

  @Test
  void reversalClosesAndOpensAtTheSameOpenAndPaysTwice() {
    TickBars bars = Bars.flat(100, 100, 150, 120, 120);

    TradeLog trades = ReferenceLoop.run(new Quotes(bars, COSTLY), signal(1, -1, 0, 0, 0)).trades();

    assertThat(trades.size()).isEqualTo(2);
    assertThat(trades.exitBar(0)).isEqualTo(2);
    assertThat(trades.entryBar(1)).isEqualTo(2);
    assertThat(trades.profit(0)).isEqualTo(50_000 - 15_000);
    assertThat(trades.profit(1)).isEqualTo(30_000 - 15_000);
  }

  @Test
  void signalOnTheLastBarDoesNothing() {
    assertThat(
            ReferenceLoop.run(new Quotes(Bars.flat(100, 110), FREE), signal(0, 1)).trades().size())
        .isZero();
    assertThat(ReferenceLoop.run(new Quotes(Bars.flat(100), FREE), signal(1)).trades().size())
        .isZero();
  }

  @Test
  void openPositionIsClosedAtTheLastCloseAndFlagged() {
    TickBars bars = Bars.of(new long[] {0, 100, 100}, new long[] {0, 110, 117});

    TradeLog trades = ReferenceLoop.run(new Quotes(bars, COSTLY), signal(1, 1)).trades();

    assertThat(trades.openAtEnd()).isTrue();
    assertThat(trades.exitBar(0)).isEqualTo(1);
    assertThat(trades.exitFill(0)).isEqualTo(117_000 - 2_000);
    assertThat(trades.profit(0)).isEqualTo(7_000 - 15_000);
    assertThat(trades.barsHeld(0)).isEqualTo(1);
  }

  @Test
  void daysAreMarkedAtBidIfLongAndAtAskIfShort() {
    TickBars bars =
        Bars.of(
            new long[] {7, 100, 100},
            new long[] {7, 100, 130},
            new long[] {8, 140, 150},
            new long[] {8, 160, 155},
            new long[] {11, 150, 145});

    EquityCurve curve =
        ReferenceLoop.run(new Quotes(bars, COSTLY), signal(1, 1, -1, -1, -1)).curve();

    // Day 7: long from 112, marked at 130, one commission paid. The trade ends at 160 - 2.
    long afterFirstTrade = 158_000 - 112_000 - 2 * 500;
    assertThat(days(curve)).containsExactly(7, 8, 11);
    assertThat(equity(curve))
        .containsExactly(
            130_000L - 112_000 - 500,
            afterFirstTrade + (158_000 - (155_000 + 10_000)) - 500,
            afterFirstTrade + (158_000 - (145_000 + 10_000 + 2_000)) - 2 * 500);
    assertThat(IntStream.range(0, 3).map(curve::lastBar)).containsExactly(1, 3, 4);
  }

  @Test
  void buyAndHoldWithoutCostsIsTheChangeOfPrice() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      TickBars bars = Bars.random(random, 2 + random.nextInt(300));
      byte[] always = new byte[bars.size()];
      Arrays.fill(always, (byte) 1);

      EquityCurve curve = ReferenceLoop.run(new Quotes(bars, FREE), always).curve();

      long change = bars.close()[bars.lastBar()] - bars.open()[1];
      assertThat(curve.equity(curve.size() - 1)).isEqualTo(change * 1_000);
    }
  }

  @Test
  void equityEndsAtTheSumOfProfits() {
    Random random = new Random(12);
    for (int round = 0; round < 200; round++) {
      TickBars bars = Bars.random(random, 1 + random.nextInt(300));
      byte[] desired = new byte[bars.size()];
      for (int bar = 0; bar < desired.length; bar++) {
        desired[bar] = (byte) (random.nextInt(3) - 1);
      }

      Replay replay = ReferenceLoop.run(new Quotes(bars, COSTLY), desired);

      TradeLog trades = replay.trades();
      long sum = IntStream.range(0, trades.size()).mapToLong(trades::profit).sum();
      assertThat(replay.curve().equity(replay.curve().size() - 1)).isEqualTo(sum);
    }
  }

  @Test
  void barsOutOfOrderAreRefused() {
    TickBars bars = Bars.flat(100, 100);

    assertThatThrownBy(
            () ->
                Bars.of(
                    new long[] {5, 5},
                    bars.open(),
                    bars.high(),
                    bars.low(),
                    bars.close(),
                    bars.sessionDay()))
        .hasMessage("Invalid bars: the stamp 5 at position 1 does not follow 5.");
  }

  @Test
  void noBarsAreRefused() {
    assertThatThrownBy(() -> Bars.flat())
        .hasMessage("Cannot backtest without bars: expected at least one.");
  }

  @Test
  void pricesOutsideTheProvenRangeAreRefused() {
    assertThatThrownBy(() -> Bars.flat(0))
        .hasMessage(
            "Invalid bar at position 0: open 0, high 1, low 0, close 0 ticks; expected low <="
                + " open, close <= high, all from 1 to 17592186044416.");
  }

  private static byte[] signal(int... desired) {
    byte[] column = new byte[desired.length];
    for (int bar = 0; bar < desired.length; bar++) {
      column[bar] = (byte) desired[bar];
    }
    return column;
  }

  private static IntStream days(EquityCurve curve) {
    return IntStream.range(0, curve.size()).map(curve::sessionDay);
  }

  private static LongStream equity(EquityCurve curve) {
    return IntStream.range(0, curve.size()).mapToLong(curve::equity);
  }
}
