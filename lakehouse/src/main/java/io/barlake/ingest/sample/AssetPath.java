package io.barlake.ingest.sample;

/**
 * The value of one asset through a year, minute by minute: logarithms at the start and at the end
 * of each minute, and the deviation of that minute's move.
 *
 * <p>Volatility follows the hours of the day and clusters on three scales: minutes of the asset's
 * own, hours and days that all assets share. Drift holds for days to weeks and then changes. The
 * whole is bent, in proportion to the variance that has passed, to end at the next year's level.
 */
record AssetPath(double[] start, double[] end, double[] deviation) {
  private static final double MINUTES_PER_YEAR = 372_000;
  private static final double MINUTES_PER_DAY = 1_440;
  private static final double DAYS_PER_YEAR = 260;
  private static final double RESTLESSNESS = 0.33;
  private static final double RESTLESSNESS_LASTS = 8;
  private static final double DRIFT_STRENGTH = 0.12;
  private static final double DRIFT_LASTS_DAYS = 8;
  private static final double WEEKEND_MOVE = 0.009;
  private static final double RUMOURS_PER_MINUTE = 0.0002;

  static AssetPath of(long seed, Asset asset, int year, OpenMinutes minutes, MarketMood mood) {
    AssetPath path =
        new AssetPath(
            new double[minutes.size()], new double[minutes.size()], new double[minutes.size()]);
    path.wander(asset, Noise.of(seed, asset.name(), year, "path"), minutes, mood);
    path.bend(AssetLevel.atStartOf(year, seed, asset), AssetLevel.atStartOf(year + 1, seed, asset));
    return path;
  }

  private void wander(Asset asset, Noise noise, OpenMinutes minutes, MarketMood mood) {
    double calm = asset.yearlyVolatility() / StrictMath.sqrt(MINUTES_PER_YEAR);
    double persistence = StrictMath.exp(-1 / RESTLESSNESS_LASTS);
    double innovation = RESTLESSNESS * StrictMath.sqrt(1 - persistence * persistence);
    double restlessness = RESTLESSNESS * noise.gaussian();
    BusyHours hours = BusyHours.of(asset.region());
    double drift = newDrift(asset, noise);
    double value = 0;
    for (int i = 0; i < minutes.size(); i++) {
      if (i > 0 && minutes.tradingDay(i) != minutes.tradingDay(i - 1)) {
        drift = noise.happens(1 / DRIFT_LASTS_DAYS) ? newDrift(asset, noise) : drift;
      }
      if (i > 0 && minutes.opensAfterPause(i)) {
        value += pauseMove(asset, noise, minutes.utc()[i] - minutes.utc()[i - 1]);
      }
      restlessness = persistence * restlessness + innovation * noise.gaussian();
      double spread =
          calm
              * hours.factor(minutes.hour(i))
              * mood.factor(i)
              * StrictMath.exp(restlessness - RESTLESSNESS * RESTLESSNESS);
      start[i] = value;
      deviation[i] = spread;
      value += drift + spread * noise.gaussian() + shock(asset, noise, mood.news(i), spread);
      end[i] = value;
    }
  }

  private static double newDrift(Asset asset, Noise noise) {
    double dailyDeviation = asset.yearlyVolatility() / StrictMath.sqrt(DAYS_PER_YEAR);
    return DRIFT_STRENGTH * dailyDeviation * noise.gaussian() / MINUTES_PER_DAY;
  }

  private static double pauseMove(Asset asset, Noise noise, int pauseMinutes) {
    double share = StrictMath.sqrt(Math.min(1, pauseMinutes / (2 * MINUTES_PER_DAY)));
    double surprise = noise.uniform();
    double size = share * (0.4 + 2 * surprise * surprise * surprise);
    return WEEKEND_MOVE * asset.yearlyVolatility() * size * noise.gaussian();
  }

  private static double shock(Asset asset, Noise noise, News news, double spread) {
    double response = news.responseOf(asset);
    if (response > 0) {
      double sign = noise.happens(0.5) ? 1 : -1;
      return sign * spread * response * (1 + 0.5 * Math.abs(noise.gaussian()));
    }
    return noise.happens(RUMOURS_PER_MINUTE) ? 5 * spread * noise.gaussian() : 0;
  }

  private void bend(double from, double to) {
    double total = 0;
    for (double spread : deviation) {
      total += spread * spread;
    }
    double missing = to - from - end[end.length - 1];
    double passed = 0;
    for (int i = 0; i < end.length; i++) {
      start[i] += from + missing * (passed / total);
      passed += deviation[i] * deviation[i];
      end[i] += from + missing * (passed / total);
    }
  }
}
