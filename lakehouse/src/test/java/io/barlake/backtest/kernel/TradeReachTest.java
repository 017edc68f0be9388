package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.InsideBar;
import org.junit.jupiter.api.Test;

class TradeReachTest {
  /** Day, open and close; the high lies a tick above both. */
  private static final TickBars BARS =
      Bars.of(
          new long[] {0, 100, 100},
          new long[] {0, 100, 104},
          new long[] {0, 104, 90},
          new long[] {0, 90, 95},
          new long[] {0, 95, 95});

  private static final Quotes QUOTES = new Quotes(BARS, new CostModel(2_000, 0, 0));

  @Test
  void quotesOfTheBarsThatWereHeldAndTheExitCount() {
    TradeLog trades = trades(Exits.NONE, 1, 1, 1, 0, 0);
    TradeReach reach = new TradeReach(QUOTES);

    // Bought at 102, sold at 95: the bid was at 105 and at 90 in between.
    assertThat(reach.favourable(trades.trade(0))).isEqualTo(3_000);
    assertThat(reach.adverse(trades.trade(0))).isEqualTo(12_000);
  }

  @Test
  void aShortPositionIsMeasuredByTheAsk() {
    TradeLog trades = trades(Exits.NONE, -1, -1, -1, 0, 0);
    TradeReach reach = new TradeReach(QUOTES);

    // Sold at 100, bought back at 97: the ask was at 107 and at 92 in between.
    assertThat(reach.favourable(trades.trade(0))).isEqualTo(8_000);
    assertThat(reach.adverse(trades.trade(0))).isEqualTo(7_000);
  }

  @Test
  void theRestOfABarInsideOfWhichATradeEndedDoesNotCount() {
    Exits stop = new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 5, 0, 0, 0, 0, 0);
    TradeLog trades = trades(stop, 1, 1, 1, 1, 1);
    TradeReach reach = new TradeReach(QUOTES);

    // Stopped at 97 within the bar that opened at 104 and went to 90.
    assertThat(reach.favourable(trades.trade(0))).isEqualTo(3_000);
    assertThat(reach.adverse(trades.trade(0))).isEqualTo(5_000);
  }

  private static TradeLog trades(Exits exits, int... desired) {
    byte[] signal = new byte[desired.length];
    for (int bar = 0; bar < signal.length; bar++) {
      signal[bar] = (byte) desired[bar];
    }
    return ReferenceLoop.run(QUOTES, signal, exits, new double[0]).trades();
  }
}
