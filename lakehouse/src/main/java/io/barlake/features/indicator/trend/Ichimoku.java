package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingExtreme;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Ichimoku. Conversion and base: half-way between the highest high and the lowest low of so many
 * bars. Span A: half-way between the two; span B: as the base, over {@code span} bars. Both as they
 * are known at the bar, although charts draw them {@code base} bars later. Cloud A and B: what a
 * chart draws at the bar, the spans of {@code base} bars ago, as LEAN and the original have it.
 *
 * <p>The chikou line is not here: it draws the close {@code base} bars earlier, where it was not
 * known. Warm-up of conversion, base and span B one less than their bars, of span A that of the
 * longer of its two, of the clouds {@code base} more.
 */
public record Ichimoku(int conversion, int base, int span) implements Indicator {
  public Ichimoku {
    Window.require(conversion, 1);
    Window.require(base, 1);
    Window.require(span, 1);
  }

  @Override
  public String label() {
    return Label.of("ichimoku", conversion, base, span);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_conversion",
            conversion - 1,
            "(highest high + lowest low) / 2 of the last " + conversion + " bars"),
        new IndicatorColumn(label() + "_base", base - 1, "the same of the last " + base + " bars"),
        new IndicatorColumn(
            label() + "_span_a", longer() - 1, "(conversion + base) / 2 of this bar"),
        new IndicatorColumn(
            label() + "_span_b",
            span - 1,
            "(highest high + lowest low) / 2 of the last " + span + " bars"),
        new IndicatorColumn(
            label() + "_cloud_a", longer() - 1 + base, "span a of " + base + " bars ago"),
        new IndicatorColumn(
            label() + "_cloud_b", span - 1 + base, "span b of " + base + " bars ago"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return Math.max(longer(), span) - 1 + base;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(this);
  }

  private int longer() {
    return Math.max(conversion, base);
  }

  private static final class Pass implements IndicatorPass {
    private final int delay;
    private final RollingExtreme[] highest;
    private final RollingExtreme[] lowest;
    private final History firstSpan;
    private final History secondSpan;
    private final Scratch lows = new Scratch();

    Pass(Ichimoku indicator) {
      int[] windows = {indicator.conversion, indicator.base, indicator.span};
      delay = indicator.base;
      highest =
          Arrays.stream(windows).mapToObj(RollingExtreme::highest).toArray(RollingExtreme[]::new);
      lowest =
          Arrays.stream(windows).mapToObj(RollingExtreme::lowest).toArray(RollingExtreme[]::new);
      firstSpan = new History(delay);
      secondSpan = new History(delay);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      middle(0, bars, from, count, out[0]);
      middle(1, bars, from, count, out[1]);
      middle(2, bars, from, count, out[3]);
      double[] conversion = out[0];
      double[] base = out[1];
      double[] first = out[2];
      for (int k = 0; k < count; k++) {
        first[k] = 0.5 * (conversion[k] + base[k]);
      }
      delay(firstSpan, first, count, out[4]);
      delay(secondSpan, out[3], count, out[5]);
    }

    private void middle(int line, BarSeries bars, int from, int count, double[] out) {
      double[] low = lows.of(count);
      highest[line].next(bars.high(), from, count, out);
      lowest[line].next(bars.low(), from, count, low);
      for (int k = 0; k < count; k++) {
        out[k] = 0.5 * (out[k] + low[k]);
      }
    }

    private void delay(History column, double[] block, int count, double[] out) {
      column.append(block, count);
      System.arraycopy(column.values(), column.at() - delay, out, 0, count);
    }
  }
}
