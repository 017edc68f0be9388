package io.barlake.ingest.sample;

/**
 * How far prices move in each hour of the New York day, relative to the day's root mean square. All
 * regions share the calm after the New York close; they differ in which centre wakes them.
 */
final class BusyHours {
  private static final BusyHours AMERICA =
      new BusyHours(
          5, 6, 9, 11, 10, 9, 9, 11, 16, 15, 15, 12, 10, 9, 10, 8, 6, 6, 5, 5, 7, 7, 6, 5);
  private static final BusyHours EUROPE =
      new BusyHours(
          5, 7, 13, 15, 13, 12, 11, 12, 15, 14, 15, 13, 10, 9, 9, 7, 5, 6, 5, 5, 6, 6, 5, 5);
  private static final BusyHours ASIA =
      new BusyHours(
          7, 7, 10, 11, 10, 9, 9, 10, 13, 13, 13, 11, 9, 8, 9, 7, 6, 8, 8, 10, 12, 11, 9, 8);

  private final double[] factors;

  private BusyHours(int... weights) {
    double squares = 0;
    for (int weight : weights) {
      squares += (double) weight * weight;
    }
    double mean = StrictMath.sqrt(squares / weights.length);
    factors = new double[weights.length];
    for (int hour = 0; hour < weights.length; hour++) {
      factors[hour] = weights[hour] / mean;
    }
  }

  static BusyHours of(Region region) {
    return switch (region) {
      case AMERICA -> AMERICA;
      case EUROPE -> EUROPE;
      case ASIA -> ASIA;
    };
  }

  double factor(int newYorkHour) {
    return factors[newYorkHour];
  }
}
