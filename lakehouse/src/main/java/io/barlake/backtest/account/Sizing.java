package io.barlake.backtest.account;

import java.io.Serializable;

/** How large a position begins. Amounts are in millionths of the account's currency. */
public sealed interface Sizing extends Serializable {
  /** What is known of a position before it begins. */
  interface Entry {
    /** What the account has, open positions included. */
    double equity();

    /** The value of a position of one step. */
    double valueOfAStep();

    /** What one step loses where its first stop is reached. */
    double riskOfAStep();

    /** The standard deviation of what one step brings in a year, by so many session days. */
    double deviationOfAStep(int days);

    /** The size of a step in lots. */
    double lotsOfAStep();
  }

  /** The size in steps, before it is rounded down; not a number where it cannot be told. */
  double steps(Entry entry);

  /** The form in which a sweep is hashed. */
  String text();

  /** Whether a position has to have a stop when it begins. */
  default boolean needsStop() {
    return false;
  }

  /** Whether sizes follow the account, so that its returns are over what it had before. */
  default boolean compounds() {
    return true;
  }

  /** Always the same. */
  record Lots(double lots) implements Sizing {
    @Override
    public double steps(Entry entry) {
      return Math.rint(lots / entry.lotsOfAStep());
    }

    @Override
    public boolean compounds() {
      return false;
    }

    @Override
    public String text() {
      return lots + " lots";
    }
  }

  /** Positions of a share of the account in value. */
  record EquityPercent(double percent) implements Sizing {
    @Override
    public double steps(Entry entry) {
      return entry.equity() * (percent / 100) / entry.valueOfAStep();
    }

    @Override
    public String text() {
      return percent + " percent of equity";
    }
  }

  /** Positions that lose a share of the account at their first stop. */
  record RiskPercent(double percent) implements Sizing {
    @Override
    public double steps(Entry entry) {
      return entry.equity() * (percent / 100) / entry.riskOfAStep();
    }

    @Override
    public boolean needsStop() {
      return true;
    }

    @Override
    public String text() {
      return percent + " percent of risk";
    }
  }

  /** Positions that would swing by a share of the account in a year, by the days before. */
  record VolatilityPercent(double percent, int days) implements Sizing {
    @Override
    public double steps(Entry entry) {
      return entry.equity() * (percent / 100) / entry.deviationOfAStep(days);
    }

    @Override
    public String text() {
      return percent + " percent of volatility of " + days + " days";
    }
  }
}
