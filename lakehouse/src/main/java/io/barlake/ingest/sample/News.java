package io.barlake.ingest.sample;

/** What is published at 08:30 New York, and how many usual minutes' moves it is worth. */
enum News {
  NONE(0),
  FIGURES(2.5),
  PAYROLLS(6);

  private static final double ABROAD = 0.25;

  private final double surprise;

  News(double surprise) {
    this.surprise = surprise;
  }

  double surprise() {
    return surprise;
  }

  /** American figures move the dollar; the rest of the world answers a little. */
  double responseOf(Asset asset) {
    return asset == Asset.USD ? surprise : ABROAD * surprise;
  }
}
