package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RelativeStrength;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Connors' RSI, the mean of three numbers: the RSI of the close over {@code strength} bars; the RSI
 * over {@code streak} bars of the streak, which counts the rises in a row upwards and the falls
 * downwards; and the percent rank of the change in percent, how many of the {@code rank} changes
 * before it are smaller. A close that stands ends a streak at 0, as Connors and TradingView have
 * it, while LEAN carries it on. Prices that stand still have two RSI of 50 and a rank of 0.
 *
 * <p>Warm-up the longest of {@code strength}, {@code streak} and {@code rank + 1}. How long a
 * streak lasts is not bounded. Every bar costs a look at its {@code rank} changes.
 */
public record ConnorsRelativeStrength(int strength, int streak, int rank) implements Indicator {
  public ConnorsRelativeStrength {
    Window.require(strength, 2);
    Window.require(streak, 2);
    Window.require(rank, 1);
  }

  @Override
  public String label() {
    return Label.of("crsi", strength, streak, rank);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            warmUp(),
            "mean of rsi over "
                + strength
                + " bars, rsi over "
                + streak
                + " bars of the rises or falls in a row, and percent of the "
                + rank
                + " changes before that are smaller"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.WHOLE;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(this);
  }

  private int warmUp() {
    return Math.max(rank + 1, Math.max(strength, streak));
  }

  private static final class Pass implements IndicatorPass {
    private final int rank;
    private final RelativeStrength prices;
    private final RelativeStrength streaks;
    private final History changes;
    private final Scratch strengths = new Scratch();

    private double streak;

    Pass(ConnorsRelativeStrength indicator) {
      rank = indicator.rank;
      prices = new RelativeStrength(indicator.strength, 0);
      streaks = new RelativeStrength(indicator.streak, 0);
      changes = new History(rank);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] close = bars.close();
      double[] mean = out[0];
      change(close, from, to, mean);
      changes.append(mean, count);
      double[] strength = strengths.of(count);
      streak(close, from, to, strength);
      streaks.next(strength, 0, count, strength);
      prices.next(close, from, count, mean);
      double percent = 100.0 / rank;
      double[] values = changes.values();
      for (int k = 0; k < count; k++) {
        // NaN as long as a change of the window is none.
        double smaller = smaller(values, changes.at() + k) + 0 * values[changes.at() + k - rank];
        mean[k] = (mean[k] + strength[k] + percent * smaller) / 3;
      }
    }

    private static void change(double[] close, int from, int to, double[] out) {
      for (int i = from; i < to; i++) {
        double before = i == 0 ? Double.NaN : close[i - 1];
        out[i - from] = before == 0 ? 0 : (close[i] - before) / Math.abs(before);
      }
    }

    private void streak(double[] close, int from, int to, double[] out) {
      for (int i = from; i < to; i++) {
        double way = i == 0 ? 0 : Math.signum(close[i] - close[i - 1]);
        streak = way == Math.signum(streak) ? streak + way : way;
        out[i - from] = streak;
      }
    }

    private long smaller(double[] values, int last) {
      double now = values[last];
      long count = 0;
      for (int i = last - rank; i < last; i++) {
        // The sign of the difference, without a branch that nobody could guess.
        count += Double.doubleToRawLongBits(values[i] - now) >>> 63;
      }
      return count;
    }
  }
}
