package io.barlake.features.indicator;

/** What an indicator is about; its class lies in the package of the same name. */
public enum Family {
  TREND("where the price is going"),
  MOMENTUM("how strongly it goes there"),
  VOLATILITY("how far it swings"),
  VOLUME("how much is traded"),
  CANDLE("how one bar looks beside the last"),
  STATISTICS("where a value stands among the last ones"),
  SESSION("what the day has seen so far"),
  STRUCTURE("which highs and lows the price has left behind");

  private final String question;

  Family(String question) {
    this.question = question;
  }

  public String question() {
    return question;
  }
}
