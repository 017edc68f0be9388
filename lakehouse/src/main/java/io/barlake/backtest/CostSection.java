package io.barlake.backtest;

import io.barlake.backtest.costs.Carry;
import io.barlake.backtest.costs.Commission;
import io.barlake.backtest.costs.CostDefinition;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.SpreadRule;
import io.barlake.backtest.definition.FileSection;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/** Reads the block of a sweep file that says what trading costs. */
final class CostSection {
  static final String KEY = "costs";

  private static final String SPREAD = "spread";
  private static final String OPENING_MULTIPLE = "opening-multiple";
  private static final String SWAP = "swap";
  private static final String FUNDING = "funding";
  private static final long MILLIONTHS_IN_A_PERCENT = 10_000;

  private CostSection() {}

  /** The costs of a sweep; without the block those that are usual. */
  static CostDefinition read(FileSection sweep) {
    if (!sweep.has(KEY)) {
      return new CostDefinition(
          new SpreadRule.Auto(SpreadRule.Auto.USUAL_MULTIPLE), 0, new Commission(0, 0), Carry.NONE);
    }
    FileSection section = sweep.section(KEY);
    section.allowOnly(
        List.of(
            SPREAD,
            OPENING_MULTIPLE,
            "slippage-ticks",
            "commission-ticks",
            "commission-percent",
            SWAP,
            FUNDING));
    return new CostDefinition(
        spread(section),
        scaled(section, "slippage-ticks", "ticks", CostModel.TICK, 0, CostModel.HIGHEST),
        new Commission(
            scaled(section, "commission-ticks", "ticks", CostModel.TICK, 0, CostModel.HIGHEST),
            scaled(
                section,
                "commission-percent",
                "percent",
                MILLIONTHS_IN_A_PERCENT,
                0,
                Commission.MOST_MILLIONTHS)),
        carry(section));
  }

  private static SpreadRule spread(FileSection costs) {
    if (costs.has(SPREAD) && !costs.isWord(SPREAD, "auto")) {
      if (costs.has(OPENING_MULTIPLE)) {
        throw costs.error(
            OPENING_MULTIPLE,
            "Invalid costs: \"%s\" belongs to spread = auto, found a spread of so many ticks.",
            OPENING_MULTIPLE);
      }
      return new SpreadRule.Fixed(
          scaled(costs, SPREAD, "ticks", CostModel.TICK, 0, CostModel.HIGHEST));
    }
    if (!costs.has(OPENING_MULTIPLE)) {
      return new SpreadRule.Auto(SpreadRule.Auto.USUAL_MULTIPLE);
    }
    double multiple = costs.number(OPENING_MULTIPLE).doubleValue();
    if (!(multiple >= 1 && multiple <= 1_000)) {
      throw costs.error(
          OPENING_MULTIPLE,
          "Invalid \"%s\": found %s, expected 1 to 1000.",
          OPENING_MULTIPLE,
          costs.number(OPENING_MULTIPLE).toPlainString());
    }
    return new SpreadRule.Auto(multiple);
  }

  private static Carry carry(FileSection costs) {
    long longNight = 0;
    long shortNight = 0;
    DayOfWeek closedDaysOn = Carry.NONE.closedDaysOn();
    if (costs.has(SWAP)) {
      FileSection swap = costs.section(SWAP).allowOnly(List.of("long", "short", "triple"));
      longNight = scaled(swap, "long", "ticks", CostModel.TICK, -Carry.MOST, Carry.MOST);
      shortNight = scaled(swap, "short", "ticks", CostModel.TICK, -Carry.MOST, Carry.MOST);
      closedDaysOn =
          swap.oneOf(
              "triple",
              "day",
              DayOfWeek.values(),
              day -> day.name().toLowerCase(Locale.ROOT),
              closedDaysOn);
    }
    long funding = 0;
    int hours = Carry.NONE.hours();
    if (costs.has(FUNDING)) {
      FileSection section = costs.section(FUNDING).allowOnly(List.of("percent", "hours"));
      funding =
          scaled(
              section,
              "percent",
              "percent",
              MILLIONTHS_IN_A_PERCENT,
              -Commission.MOST_MILLIONTHS,
              Commission.MOST_MILLIONTHS);
      hours = section.has("hours") ? (int) section.whole("hours", 1, 24) : hours;
    }
    return new Carry(longNight, shortNight, closedDaysOn, funding, hours);
  }

  /** A number of a unit as a whole number of its parts, 0 where there is none. */
  private static long scaled(
      FileSection section, String key, String unit, long parts, long least, long most) {
    BigDecimal found = section.has(key) ? section.number(key) : BigDecimal.ZERO;
    BigDecimal whole = found.multiply(BigDecimal.valueOf(parts)).stripTrailingZeros();
    if (whole.scale() > 0
        || whole.compareTo(BigDecimal.valueOf(least)) < 0
        || whole.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw section.error(
          key,
          "Invalid \"%s\": found %s %s, expected %d to %d with at most %d decimals.",
          key,
          found.toPlainString(),
          unit,
          least / parts,
          most / parts,
          Long.toString(parts).length() - 1);
    }
    return whole.longValueExact();
  }
}
