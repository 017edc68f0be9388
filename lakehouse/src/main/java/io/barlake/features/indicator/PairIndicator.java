package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;

/**
 * An indicator that compares bars with those of another symbol. Only bars of the same stamp are
 * compared: a bar that the other symbol lacks has no value and is passed over by the windows, and
 * warm-up and look-back count the bars that both have.
 */
public interface PairIndicator extends Indicator {
  /** Whose bars these are compared with. */
  Symbol other();

  /** A pass over bars beside those of the other symbol, of the same frame. */
  IndicatorPass start(BarSeries other);

  /** Where nothing else is there, bars are compared with themselves. */
  @Override
  default IndicatorPass start() {
    return new IndicatorPass() {
      private IndicatorPass itself;

      @Override
      public void next(BarSeries bars, int from, int to, double[][] out) {
        if (itself == null) {
          itself = start(bars);
        }
        itself.next(bars, from, to, out);
      }
    };
  }
}
