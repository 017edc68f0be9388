package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Movement;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The share of the money of the last {@code window} bars that was traded at a rising price, from 0
 * to 100. Money is {@code typical price * volume}, and a price that stands moves none. Warm-up
 * {@code window}. Agrees with TA-Lib's MFI but where no money moved: there it is 50, neither way,
 * where TA-Lib says 0, and TA-Lib takes any sum below 1 for none.
 */
public record MoneyFlowIndex(int window) implements Indicator {
  private static final double NEITHER = 50;

  public MoneyFlowIndex {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("mfi", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "percent of typical price * volume over "
                + window
                + " bars that was traded at a rising price; 50 where nothing moves"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE, BarField.VOLUME);
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
    private final RollingSum rising;
    private final RollingSum falling;
    private final History rises;
    private final History falls;
    private final Scratch typical = new Scratch();
    private final Scratch money = new Scratch();

    private double before;

    Pass(int window) {
      rising = new RollingSum(window, 1);
      falling = new RollingSum(window, 1);
      rises = new History(window);
      falls = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] volume = bars.volume();
      double[] price = typical.of(count);
      double[] down = money.of(count);
      double[] index = out[0];
      Prices.typical(bars, from, to, price);
      double last = from == 0 && count > 0 ? price[0] : before;
      for (int k = 0; k < count; k++) {
        double change = price[k] - last;
        last = price[k];
        double flow = last * volume[from + k];
        index[k] = Movement.where(flow, change);
        down[k] = Movement.where(flow, -change);
      }
      before = last;
      rises.append(index, count);
      falls.append(down, count);
      rising.next(rises.values(), rises.at(), count, index);
      falling.next(falls.values(), falls.at(), count, down);
      for (int k = 0; k < count; k++) {
        double whole = index[k] + down[k];
        index[k] = whole == 0 ? NEITHER : 100 * index[k] / whole;
      }
    }
  }
}
