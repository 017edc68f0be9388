package io.barlake.backtest.metrics;

import io.barlake.backtest.kernel.EquityCurve;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What the returns of the session days of one trial say: each day's change of the account over the
 * capital at the start, or over what it had the day before where it compounds; flat days included,
 * summed in the order of days. Ratios are missing below {@value #FEWEST_DAYS} days, and where what
 * they divide by is 0.
 *
 * @param days how many there are
 * @param mean of the returns
 * @param deviation their standard deviation, divided by n-1; exactly 0 where all are alike
 * @param downside the root of the mean square of the returns below 0, over all days
 * @param gains the sum of those above 0
 * @param losses the sum of those below 0, as a positive number
 * @param skew their skew, and {@code kurtosis} their kurtosis above that of a normal distribution,
 *     both free of bias as pandas has them; 0 where all are alike
 * @param low the return that one day in twenty is below, between two days in proportion
 * @param high the return that one day in twenty is above
 * @param worst the mean of the days up to {@code low}: of n sorted ones, the first (n-1)/20 and one
 */
public record DailyReturns(
    int days,
    double mean,
    double deviation,
    double downside,
    double gains,
    double losses,
    double skew,
    double kurtosis,
    double low,
    double high,
    double worst)
    implements Serializable {
  public static final int FEWEST_DAYS = 30;

  private static final double RARE = 0.05;

  static DailyReturns of(EquityCurve curve, Capital capital) {
    return capital.compounding()
        ? of(compounded(curve, capital.amount()))
        : of(curve, capital.amount());
  }

  /** The share of what there was; 0 where nothing was left. */
  private static double[] compounded(EquityCurve curve, long capital) {
    double[] returns = new double[curve.size()];
    for (int day = 0; day < returns.length; day++) {
      long had = capital + (day == 0 ? 0 : curve.equity(day - 1));
      returns[day] = had > 0 ? (double) curve.change(day) / had : 0;
    }
    return returns;
  }

  private static DailyReturns of(double[] returns) {
    double sum = 0;
    boolean alike = true;
    for (double value : returns) {
      sum += value;
      alike &= value == returns[0];
    }
    return of(returns, sum / returns.length, alike);
  }

  private static DailyReturns of(EquityCurve curve, long capital) {
    int days = curve.size();
    double[] returns = new double[days];
    boolean alike = true;
    for (int day = 0; day < days; day++) {
      returns[day] = (double) curve.change(day) / capital;
      alike &= curve.change(day) == curve.change(0);
    }
    return of(returns, (double) curve.equity(days - 1) / capital / days, alike);
  }

  private static DailyReturns of(double[] returns, double mean, boolean alike) {
    int days = returns.length;
    double gains = 0;
    double losses = 0;
    double below = 0;
    double squares = 0;
    for (double value : returns) {
      double loss = Math.min(value, 0);
      gains += Math.max(value, 0);
      losses -= loss;
      below += loss * loss;
      squares += (value - mean) * (value - mean);
    }
    double deviation = alike ? 0 : Math.sqrt(squares / (days - 1));
    double[] moments = alike ? new double[2] : skewAndKurtosis(returns, mean, deviation);
    double rare = RARE * (days - 1);
    double often = (1 - RARE) * (days - 1);
    double[] worst = least(returns, Math.min((int) rare + 2, days));
    double[] best = greatest(returns, days - (int) often);
    return new DailyReturns(
        days,
        mean,
        deviation,
        Math.sqrt(below / days),
        gains,
        losses,
        moments[0],
        moments[1],
        between(worst, rare),
        between(best, often - (days - best.length)),
        meanOfFirst(worst, 1 + (int) rare));
  }

  /** Mean over standard deviation, times the root of the sessions of a year. */
  public OptionalDouble sharpe(int sessionsAYear) {
    return enough(Ratio.of(mean * Math.sqrt(sessionsAYear), deviation));
  }

  /** Mean over what falls below 0, times the root of the sessions of a year. */
  public OptionalDouble sortino(int sessionsAYear) {
    return enough(Ratio.of(mean * Math.sqrt(sessionsAYear), downside));
  }

  /** Standard deviation times the root of the sessions of a year. */
  public OptionalDouble volatility(int sessionsAYear) {
    return enough(OptionalDouble.of(deviation * Math.sqrt(sessionsAYear)));
  }

  /** Gains over losses. */
  public OptionalDouble omega() {
    return enough(Ratio.of(gains, losses));
  }

  public OptionalDouble skewOfMany() {
    return enough(ifSpread(skew));
  }

  public OptionalDouble kurtosisOfMany() {
    return enough(ifSpread(kurtosis));
  }

  /** The loss that one day in twenty exceeds. */
  public OptionalDouble valueAtRisk() {
    return enough(OptionalDouble.of(0 - low));
  }

  /** The mean loss of those days. */
  public OptionalDouble expectedShortfall() {
    return enough(OptionalDouble.of(0 - worst));
  }

  /** How far the best days reach beside the worst. */
  public OptionalDouble tailRatio() {
    return enough(Ratio.of(Math.abs(high), Math.abs(low)));
  }

  OptionalDouble enough(OptionalDouble value) {
    return days < FEWEST_DAYS ? OptionalDouble.empty() : value;
  }

  private OptionalDouble ifSpread(double value) {
    return deviation == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static double[] skewAndKurtosis(double[] returns, double mean, double deviation) {
    double n = returns.length;
    double cubes = 0;
    double fourths = 0;
    for (double value : returns) {
      double score = (value - mean) / deviation;
      double cube = score * score * score;
      cubes += cube;
      fourths += cube * score;
    }
    double skew = n < 3 ? 0 : cubes * n / ((n - 1) * (n - 2));
    double kurtosis =
        n < 4
            ? 0
            : fourths * n * (n + 1) / ((n - 1) * (n - 2) * (n - 3))
                - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
    return new double[] {skew, kurtosis};
  }

  /** The least values, rising: what sorting would put first, without sorting the rest. */
  private static double[] least(double[] values, int count) {
    double[] least = new double[count];
    int size = 0;
    for (double value : values) {
      if (size < count || value < least[size - 1]) {
        int at = size < count ? size++ : size - 1;
        for (; at > 0 && least[at - 1] > value; at--) {
          least[at] = least[at - 1];
        }
        least[at] = value;
      }
    }
    return least;
  }

  /** The greatest values, rising. */
  private static double[] greatest(double[] values, int count) {
    double[] negative = new double[values.length];
    for (int n = 0; n < values.length; n++) {
      negative[n] = -values[n];
    }
    double[] least = least(negative, count);
    double[] greatest = new double[count];
    for (int n = 0; n < count; n++) {
      greatest[n] = -least[count - 1 - n];
    }
    return greatest;
  }

  /** What lies at a place of sorted values, between two of them in proportion. */
  private static double between(double[] sorted, double place) {
    int before = (int) place;
    int after = Math.min(before + 1, sorted.length - 1);
    return sorted[before] + (place - before) * (sorted[after] - sorted[before]);
  }

  private static double meanOfFirst(double[] sorted, int count) {
    double sum = 0;
    for (int day = 0; day < count; day++) {
      sum += sorted[day];
    }
    return sum / count;
  }
}
