package io.barlake.features.label;

import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.features.indicator.volatility.AverageTrueRange;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Which of three barriers a long position meets first: a profit and a stop, so many ATRs of bar
 * {@code t} above and below the open of bar {@code t + 1}, and a limit of bars, whose last close
 * ends it. A barrier is met at its price, or at the open of a bar that begins beyond it. Where one
 * bar holds both, the first to be touched counts; the stop where nobody can tell, and the label is
 * marked as ambiguous.
 *
 * <p>Where the ATR is 0, or too small to part the barriers from the entry, there is only the limit.
 * See M. Lopez de Prado, Advances in Financial Machine Learning, chapter 3; unlike there, a label
 * that ends by the limit is 0 whatever its return.
 *
 * @param window bars of the ATR
 * @param profit ATRs from the entry up to the profit
 * @param stop ATRs from the entry down to the stop
 * @param limit how many bars it lasts at most
 */
public record TripleBarrier(int window, double profit, double stop, int limit)
    implements LabelRule {

  @Override
  public String name() {
    return Label.of("barrier", window, profit, stop, limit);
  }

  @Override
  public List<LabelColumn> columns() {
    String name = name();
    return List.of(
        new LabelColumn(
            name,
            LabelField.BARRIER,
            String.format(
                "1 if the price first met %s ATR(%d) above the open of the next bar, -1 if %s"
                    + " below, 0 if neither in %d bars",
                Label.text(profit), window, Label.text(stop), limit)),
        new LabelColumn(name + "_return", LabelField.LOG_RETURN, "ln(exit / open of the next bar)"),
        new LabelColumn(name + "_bars", LabelField.BARS, "how many bars ahead it ended"),
        new LabelColumn(
            name + "_ambiguous",
            LabelField.AMBIGUOUS,
            "1 if a bar held both barriers and its minutes did not tell which came first: taken as"
                + " the stop; else 0"),
        LabelColumn.known(name, "end of the bar in which it ended"));
  }

  @Override
  public int warmUp() {
    return window;
  }

  @Override
  public int horizon() {
    return limit;
  }

  @Override
  public Outcomes over(BarSeries bars, FirstTouch touch) {
    double[] range = new AverageTrueRange(window).over(bars)[0];
    BarrierSearch search = new BarrierSearch(bars.high(), bars.low());
    int size = bars.size();
    Outcomes labels = Outcomes.unknown(size);
    for (int i = window; i < size - 1; i++) {
      double entry = bars.open()[i + 1];
      double upper = entry + profit * range[i];
      double lower = entry - stop * range[i];
      int after = Math.min(i + limit + 1, size);
      boolean apart = lower < entry && entry < upper;
      int end = apart ? search.first(i + 1, after, upper, lower) : after;
      if (end < after) {
        meet(labels, i, bars, end, upper, lower, touch);
      } else if (after == i + limit + 1) {
        labels.knownAt()[i] = i + limit;
        labels.logReturn()[i] = LogReturn.of(bars.close()[i + limit], entry);
      }
    }
    return labels;
  }

  /** The position of bar {@code i} ends in a bar that touches a barrier, or both. */
  private static void meet(
      Outcomes labels,
      int i,
      BarSeries bars,
      int end,
      double upper,
      double lower,
      FirstTouch touch) {
    double begin = bars.open()[end];
    int first;
    if (begin >= upper || bars.low()[end] > lower) {
      first = FirstTouch.UPPER;
    } else if (begin <= lower || bars.high()[end] < upper) {
      first = FirstTouch.LOWER;
    } else {
      first = touch.in(end, upper, lower);
    }
    boolean isProfit = first == FirstTouch.UPPER;
    double exit = isProfit ? Math.max(upper, begin) : Math.min(lower, begin);
    labels.knownAt()[i] = end;
    labels.barrier()[i] = isProfit ? 1 : -1;
    labels.ambiguous()[i] = first == FirstTouch.UNKNOWN ? 1 : 0;
    labels.logReturn()[i] = LogReturn.of(exit, bars.open()[i + 1]);
  }
}
