package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RelativeStrength;
import java.util.List;

/**
 * Wilder's RSI: {@code 100 * gain / (gain + loss)}, where gain and loss are the smoothed rises and
 * falls of the close: the mean of the first {@code window} changes, then {@code avg[t] = avg[t-1] +
 * (x - avg[t-1]) / window}. Warm-up {@code window}.
 *
 * <p>Agrees with TA-Lib's RSI but for prices that do not move: there it is 50, neither strong nor
 * weak, where TA-Lib says 0, and TA-Lib takes any average below 1e-8 for no movement, which quiet
 * minutes of a currency can reach.
 */
public record RelativeStrengthIndex(int window) implements Indicator {
  public RelativeStrengthIndex {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("rsi", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "100 * gain / (gain + loss) of the close, smoothed over "
                + window
                + " bars by Wilder's method; 50 where nothing moves"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.ofWilder(window) + 1;
  }

  @Override
  public IndicatorPass start() {
    RelativeStrength strength = new RelativeStrength(window, 0);
    return (bars, from, to, out) -> strength.next(bars.close(), from, to - from, out[0]);
  }
}
