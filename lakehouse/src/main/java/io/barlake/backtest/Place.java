package io.barlake.backtest;

import io.barlake.backtest.SweepWork.Market;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Where trials run: one market, or those of one frame that share an account. */
record Place(List<Market> markets) implements Serializable {
  Place {
    markets = new ArrayList<>(markets);
  }

  /** Its symbols, such as {@code EURUSD+USDJPY}. */
  String symbols() {
    return String.join("+", markets.stream().map(market -> market.symbol().name()).toList());
  }

  String frame() {
    return markets.get(0).frame();
  }
}
