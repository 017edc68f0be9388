package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Yang's and Zhang's volatility, which neither a trend nor an opening gap raises: the root of the
 * sample variance of {@code ln(open / close before)}, plus k times that of {@code ln(close /
 * open)}, plus {@code 1 - k} times the Rogers-Satchell variance, of the last {@code window} bars
 * and per bar; {@code k = 0.34 / (1.34 + (window + 1) / (window - 1))}. Warm-up {@code window}. A
 * price of 0 or below has no logarithm and is refused.
 */
public record YangZhangVolatility(int window) implements Indicator {
  public YangZhangVolatility {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("yangzhang", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "root of the variance of ln(open / close before) + k * variance of ln(close / open) + (1 - k) * Rogers-Satchell variance of the last "
                + window
                + " bars, per bar"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window);
  }

  private static final class Pass implements IndicatorPass {
    private final double sample;
    private final double share;
    private final RollingMoments gap;
    private final RollingMoments body;
    private final RollingSum range;
    private final History gaps;
    private final History bodies;
    private final History ranges;
    private final Scratch means = new Scratch();
    private final Scratch bodyVariances = new Scratch();
    private final Scratch rangeSums = new Scratch();
    private final int window;

    Pass(int window) {
      this.window = window;
      sample = window / (window - 1.0);
      share = 0.34 / (1.34 + (window + 1.0) / (window - 1));
      gap = new RollingMoments(window, 1);
      body = new RollingMoments(window, 1);
      range = new RollingSum(window, 1);
      gaps = new History(window);
      bodies = new History(window);
      ranges = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] volatility = out[0];
      LogReturn.requirePositive(bars.low(), from, to, "low", "yangzhang");
      double[] bodyVariance = bodyVariances.of(count);
      double[] rangeSum = rangeSums.of(count);
      for (int i = from; i < to; i++) {
        double open = bars.open()[i];
        double way = LogReturn.of(bars.close()[i], open);
        double up = LogReturn.of(bars.high()[i], open);
        double down = LogReturn.of(bars.low()[i], open);
        volatility[i - from] = i == 0 ? Double.NaN : LogReturn.of(open, bars.close()[i - 1]);
        bodyVariance[i - from] = way;
        rangeSum[i - from] = RangeVariance.withoutTrend(up, down, way);
      }
      gaps.append(volatility, count);
      bodies.append(bodyVariance, count);
      ranges.append(rangeSum, count);
      double[] mean = means.of(count);
      gap.next(gaps.values(), gaps.at(), count, mean, volatility);
      body.next(bodies.values(), bodies.at(), count, mean, bodyVariance);
      range.next(ranges.values(), ranges.at(), count, rangeSum);
      for (int k = 0; k < count; k++) {
        volatility[k] =
            Math.sqrt(
                sample * (volatility[k] + share * bodyVariance[k])
                    + (1 - share) * rangeSum[k] / window);
      }
    }
  }
}
