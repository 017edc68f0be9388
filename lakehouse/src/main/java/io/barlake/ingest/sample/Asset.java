package io.barlake.ingest.sample;

/**
 * One side of a pair. Its value in dollars wanders around {@code dollars} with a yearly volatility,
 * and it is busiest in its own part of the day. Symbols are ratios of two assets, so EURUSD, USDJPY
 * and EURJPY of one seed agree with each other.
 */
enum Asset {
  USD(1, 0.045, Region.AMERICA),
  CAD(1 / 1.30, 0.045, Region.AMERICA),
  EUR(1.15, 0.045, Region.EUROPE),
  GBP(1.33, 0.060, Region.EUROPE),
  CHF(1 / 0.97, 0.040, Region.EUROPE),
  JPY(1 / 110.0, 0.055, Region.ASIA),
  AUD(0.74, 0.065, Region.ASIA),
  NZD(0.68, 0.070, Region.ASIA),
  XAU(1350, 0.115, Region.AMERICA),
  XAG(18, 0.210, Region.AMERICA);

  private final double dollars;
  private final double yearlyVolatility;
  private final Region region;

  Asset(double dollars, double yearlyVolatility, Region region) {
    this.dollars = dollars;
    this.yearlyVolatility = yearlyVolatility;
    this.region = region;
  }

  double dollars() {
    return dollars;
  }

  double yearlyVolatility() {
    return yearlyVolatility;
  }

  Region region() {
    return region;
  }
}
