package io.barlake.features.indicator;

/** What an indicator makes of the time between two bars. */
public enum Gaps {
  COUNTS_BARS("bars are counted, time is not: a weekend is one step"),
  RESTARTS("begins anew with each session day, and needs bars shorter than a day");

  private final String meaning;

  Gaps(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
