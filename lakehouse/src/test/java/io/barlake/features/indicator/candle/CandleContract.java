package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every pattern promises; whose values are TA-Lib's. */
abstract class CandleContract<I extends CandlePattern> extends IndicatorContract<I> {
  /** Ten of them make a body of more than 1 long, a shadow below 0.3 very short. */
  private static final double[] USUAL = {100, 102, 99, 101};

  protected abstract I pattern();

  protected abstract TaLib.CandleFunction taLib();

  @Override
  protected List<I> indicators() {
    return List.of(pattern());
  }

  @Override
  protected double[][] foreign(I indicator, BarSeries bars) {
    return new double[][] {TaLib.marks(bars, taLib())};
  }

  @Override
  protected double[] atStanding100(I indicator) {
    return new double[] {0};
  }

  @Test
  void warmUpIsThatOfTaLib() {
    BarSeries bars = SampleBars.near100(1, 100);

    assertThat(Plain.begin(TaLib.marks(bars, taLib()))).isEqualTo(pattern().warmUp());
  }

  @Test
  void candlesOfEveryShapeAreMarkedAsTaLibDoes() {
    BarSeries bars = SampleBars.candles(7, 500_000);
    double[] ours = pattern().over(bars)[0];
    double[] theirs = TaLib.marks(bars, taLib());
    for (int i = 0; i < ours.length; i++) {
      if (!isTheirs(ours[i], theirs[i])) {
        assertThat(ours[i]).as("at %d", i).isEqualTo(theirs[i]);
      }
    }
    assertThat(Arrays.stream(ours).filter(mark -> mark != 0 && !Double.isNaN(mark)).count())
        .isGreaterThan(5);
  }

  /** The mark is what TA-Lib 0.4 says. */
  protected boolean isTheirs(double mark, double theirs) {
    return mark == theirs || (Double.isNaN(mark) && Double.isNaN(theirs));
  }

  /** The mark of the last of some bars (open, high, low, close) that follow usual ones. */
  protected final double after(double[]... last) {
    double[][] bars = new double[20 + last.length][];
    Arrays.fill(bars, USUAL);
    System.arraycopy(last, 0, bars, 20, last.length);
    double[][] fields = new double[4][];
    for (int field = 0; field < 4; field++) {
      int f = field;
      fields[f] = Arrays.stream(bars).mapToDouble(bar -> bar[f]).toArray();
    }
    BarSeries series = SampleBars.of(fields[0], fields[1], fields[2], fields[3]);
    double[] marks = pattern().over(series)[0];
    assertThat(TaLib.marks(series, taLib()))
        .satisfies(
            theirs ->
                assertThat(isTheirs(marks[marks.length - 1], theirs[marks.length - 1])).isTrue());
    return marks[marks.length - 1];
  }

  protected static double[] bar(double open, double high, double low, double close) {
    return new double[] {open, high, low, close};
  }
}
