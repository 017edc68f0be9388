package io.barlake.ingest.sample;

/**
 * Where an asset stands at the start of each year, as the logarithm of its distance from its usual
 * level: a yearly random walk that is drawn back, so that three decades stay plausible. A year's
 * path runs from its own level to the next year's; that is why years join whoever asked for them.
 */
final class AssetLevel {
  static final int FIRST_YEAR = 2000;

  private static final double PULL = 0.25;
  private static final double SPREAD_PER_STEP = 1 / StrictMath.sqrt(1 - (1 - PULL) * (1 - PULL));

  private AssetLevel() {}

  static double atStartOf(int year, long seed, Asset asset) {
    double level = SPREAD_PER_STEP * asset.yearlyVolatility() * step(seed, asset, FIRST_YEAR - 1);
    for (int passed = FIRST_YEAR; passed < year; passed++) {
      level = (1 - PULL) * level + asset.yearlyVolatility() * step(seed, asset, passed);
    }
    return level;
  }

  private static double step(long seed, Asset asset, int year) {
    return Noise.of(seed, asset.name(), year, "level").gaussian();
  }
}
