package io.barlake.features.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.barlake.market.BarSeries;
import java.util.Arrays;

/** Columns of TA-Lib, laid beside the bars they belong to: NaN where it has no value. */
public final class TaLib {
  private static final Core CORE = new Core();

  private TaLib() {}

  /** One function of TA-Lib over the bars 0 to {@code last}. */
  @FunctionalInterface
  public interface Function {
    RetCode call(Core core, int last, MInteger begin, MInteger count, double[][] columns);
  }

  /** A pattern of TA-Lib over the bars 0 to {@code last}. */
  @FunctionalInterface
  public interface CandleFunction {
    RetCode call(Core core, int last, BarSeries bars, MInteger begin, MInteger count, int[] column);
  }

  /** The marks of a pattern, NaN where it has none yet. */
  public static double[] marks(BarSeries bars, CandleFunction function) {
    MInteger begin = new MInteger();
    MInteger count = new MInteger();
    int[] dense = new int[bars.size()];
    assertThat(function.call(CORE, bars.size() - 1, bars, begin, count, dense))
        .isEqualTo(RetCode.Success);
    double[] marks = new double[bars.size()];
    Arrays.setAll(marks, i -> i < begin.value ? Double.NaN : dense[i - begin.value]);
    return marks;
  }

  public static double[] column(int size, Function function) {
    return columns(size, 1, function)[0];
  }

  public static double[][] columns(int size, int width, Function function) {
    MInteger begin = new MInteger();
    MInteger count = new MInteger();
    double[][] dense = new double[width][size];
    assertThat(function.call(CORE, size - 1, begin, count, dense)).isEqualTo(RetCode.Success);
    double[][] columns = new double[width][size];
    for (int i = 0; i < width; i++) {
      Arrays.fill(columns[i], Double.NaN);
      System.arraycopy(dense[i], 0, columns[i], begin.value, count.value);
    }
    return columns;
  }

  public static double[] mean(double[] values, int window) {
    return column(
        values.length,
        (core, last, begin, count, out) -> core.sma(0, last, values, window, begin, count, out[0]));
  }

  public static double[] deviation(double[] values, int window) {
    return column(
        values.length,
        (core, last, begin, count, out) ->
            core.stdDev(0, last, values, window, 1, begin, count, out[0]));
  }
}
