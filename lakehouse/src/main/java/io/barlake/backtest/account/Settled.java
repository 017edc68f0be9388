package io.barlake.backtest.account;

import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.metrics.TrialMetrics;
import java.util.List;

/**
 * What became of an account: its trades in the order in which they ended, its days, its metrics.
 */
public record Settled(List<SizedTrade> trades, EquityCurve curve, TrialMetrics metrics) {
  public Settled {
    trades = List.copyOf(trades);
  }
}
