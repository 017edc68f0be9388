package io.barlake.publish.report;

/**
 * How high the best of N results of pure luck is expected to be: the False Strategy theorem of
 * Bailey and Lopez de Prado, "The Deflated Sharpe Ratio" (2014), for independent normal results
 * around zero. Trials of a grid depend on each other, so it is a guide and not a test.
 */
public final class ExpectedBest {
  private static final double EULER = 0.5772156649015329;

  private ExpectedBest() {}

  /** In units of the results; NaN below two results. */
  public static double ofLuck(long results, double deviation) {
    if (results < 2) {
      return Double.NaN;
    }
    double nearest = normalQuantile(1.0 - 1.0 / results);
    double further = normalQuantile(1.0 - 1.0 / (results * StrictMath.E));
    return deviation * ((1 - EULER) * nearest + EULER * further);
  }

  /** The upper half of the standard normal quantile: Abramowitz and Stegun 26.2.23, to 4.5e-4. */
  private static double normalQuantile(double probability) {
    if (probability < 0.5) {
      return -normalQuantile(1 - probability);
    }
    double t = StrictMath.sqrt(-2 * StrictMath.log(1 - probability));
    double above = 2.515517 + t * (0.802853 + t * 0.010328);
    double below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return t - above / below;
  }
}
