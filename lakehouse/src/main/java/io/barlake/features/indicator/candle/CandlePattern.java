package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import java.util.Arrays;
import java.util.List;

/**
 * A shape of one bar, or of a few: 100 for a bar that ends one that people take for rising prices,
 * -100 for falling ones, 0 for any other. What is long, short or near is measured by the bars just
 * before, as TA-Lib does, and the values are TA-Lib's; only where two lengths differ by less than
 * the rounding of a sum may one find a pattern that the other does not.
 */
interface CandlePattern extends Indicator {
  /** How many bars decide before the one that ends the pattern. */
  int warmUp();

  /** What the bars look like, in words. */
  String formula();

  /** A look at bars that all have {@link #warmUp} before them. */
  Marks marks();

  @Override
  default List<IndicatorColumn> columns() {
    return List.of(new IndicatorColumn(label(), warmUp(), formula()));
  }

  @Override
  default List<BarField> inputs() {
    return List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  default int lookBack() {
    return warmUp();
  }

  @Override
  default IndicatorPass start() {
    Marks marks = marks();
    int warmUp = warmUp();
    return (bars, from, to, out) -> {
      int warm = Math.max(from, Math.min(to, warmUp));
      double[] values = out[0];
      if (warm < to) {
        marks.next(new Candles(bars), warm, to, values);
      }
      if (warm > from) {
        System.arraycopy(values, 0, values, warm - from, to - warm);
        Arrays.fill(values, 0, warm - from, Double.NaN);
      }
    };
  }

  /** Writes the values of the bars from {@code from} on to the beginning of an array. */
  @FunctionalInterface
  interface Marks {
    void next(Candles candles, int from, int to, double[] out);
  }
}
