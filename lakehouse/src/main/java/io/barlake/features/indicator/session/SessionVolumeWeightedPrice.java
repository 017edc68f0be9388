package io.barlake.features.indicator.session;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.SessionClock;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The volume-weighted average price since the session began: {@code sum((h + l + c) / 3 * volume) /
 * sum(volume)} of its bars; as long as nothing was traded in it the mean of the typical prices.
 * Warm-up 0, anew with each session; the price is that of TradingView's VWAP.
 */
public record SessionVolumeWeightedPrice() implements SessionIndicator {
  @Override
  public String label() {
    return "session_vwap";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            0,
            "mean of (high + low + close) / 3 since the session began, weighted by volume; plain"
                + " as long as nothing was traded"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE, BarField.VOLUME);
  }

  @Override
  public int lookBack() {
    return DAY;
  }

  @Override
  public IndicatorPass start(Sessions sessions) {
    return new Pass(sessions);
  }

  private static final class Pass implements IndicatorPass {
    private final SessionClock clock;

    // Prices are measured from the first of the session.
    private double first;
    private double worth;
    private double traded;
    private double plain;
    private int count;

    Pass(Sessions sessions) {
      clock = new SessionClock(sessions);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] price = out[0];
      Prices.typical(bars, from, to, price);
      for (int i = from; i < to; i++) {
        int k = i - from;
        if (clock.begins(bars.openMicros()[i])) {
          first = price[k];
          worth = 0;
          traded = 0;
          plain = 0;
          count = 0;
        }
        double distance = price[k] - first;
        worth += distance * bars.volume()[i];
        traded += bars.volume()[i];
        plain += distance;
        count++;
        price[k] = first + (traded > 0 ? worth / traded : plain / count);
      }
    }
  }
}
