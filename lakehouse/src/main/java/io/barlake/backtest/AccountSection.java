package io.barlake.backtest;

import io.barlake.backtest.account.AccountRules;
import io.barlake.backtest.account.Sizing;
import io.barlake.backtest.definition.FileSection;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSpace;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the block of a sweep file that gives positions a size. */
final class AccountSection {
  static final String KEY = "account";

  private static final String CAPITAL = "capital";
  private static final String CURRENCY = "currency";
  private static final String LEVERAGE = "leverage";
  private static final String STOP_OUT = "stop-out-percent";
  private static final String TOGETHER = "together";
  private static final String SIZE = "size";
  private static final String LOTS = "lots";
  private static final String EQUITY = "equity-percent";
  private static final String RISK = "risk-percent";
  private static final String VOLATILITY = "volatility-percent";
  private static final String DAYS = "days";
  private static final List<String> SIZES = List.of(LOTS, EQUITY, RISK, VOLATILITY);

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}");
  private static final long MOST_CAPITAL = 1_000_000_000_000L;
  private static final double HALF = 50;
  private static final int USUAL_DAYS = 20;
  private static final int MOST_DAYS = 10_000;

  private AccountSection() {}

  /** The account of each trial; without the block one unit is traded. */
  static AccountRules read(FileSection sweep, ParameterSpace space) {
    if (!sweep.has(KEY)) {
      return AccountRules.ONE_UNIT;
    }
    FileSection account = sweep.section(KEY);
    account.allowOnly(List.of(CAPITAL, CURRENCY, LEVERAGE, STOP_OUT, TOGETHER, SIZE));
    String currency = account.word(CURRENCY);
    if (!CODE.matcher(currency).matches()) {
      throw account.error(
          CURRENCY,
          "Invalid \"%s\": found \"%s\", expected a code in capitals such as USD.",
          CURRENCY,
          currency);
    }
    long capital = account.whole(CAPITAL, 1, MOST_CAPITAL) * AccountRules.MILLION;
    double stopOut = account.has(STOP_OUT) ? between(account, STOP_OUT, 0, 100) / 100 : HALF / 100;
    boolean together =
        account.oneOf(
            TOGETHER, "word", new Boolean[] {true, false}, word -> Boolean.toString(word), false);
    return new AccountRules(
        capital,
        currency,
        size(account, space),
        between(account, LEVERAGE, 0.01, 10_000),
        stopOut,
        together);
  }

  private static Sizing size(FileSection account, ParameterSpace space) {
    FileSection size = account.section(SIZE);
    List<String> found = SIZES.stream().filter(size::has).toList();
    if (found.size() != 1) {
      throw account.error(
          SIZE,
          "Invalid \"%s\": expected one of %s, found %s.",
          SIZE,
          String.join(", ", SIZES),
          found.isEmpty() ? "none" : String.join(" and ", found));
    }
    String kind = found.get(0);
    size.allowOnly(kind.equals(VOLATILITY) ? List.of(VOLATILITY, DAYS) : List.of(kind));
    return switch (kind) {
      case LOTS -> new Sizing.Lots(between(size, LOTS, 1e-8, 1e9));
      case EQUITY -> new Sizing.EquityPercent(between(size, EQUITY, 0.001, 100_000));
      case RISK -> {
        requireStops(size, space);
        yield new Sizing.RiskPercent(between(size, RISK, 0.001, 100));
      }
      default ->
          new Sizing.VolatilityPercent(
              between(size, VOLATILITY, 0.001, 10_000),
              size.has(DAYS) ? (int) size.whole(DAYS, 2, MOST_DAYS) : USUAL_DAYS);
    };
  }

  /** A trial without a stop has no risk that could be told. */
  private static void requireStops(FileSection size, ParameterSpace space) {
    boolean always =
        List.of(ExitRules.STOP_LOSS, ExitRules.TRAILING_STOP).stream()
            .anyMatch(stop -> space.least(stop) > 0);
    if (!always) {
      throw size.error(
          RISK,
          "Invalid \"%s\": it needs exits with a %s or a %s above 0 in every trial.",
          RISK,
          ExitRules.STOP_LOSS,
          ExitRules.TRAILING_STOP);
    }
  }

  private static double between(FileSection section, String key, double least, double most) {
    BigDecimal found = section.number(key);
    if (found.compareTo(BigDecimal.valueOf(least)) < 0
        || found.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw section.error(
          key,
          "Invalid \"%s\": found %s, expected %s to %s.",
          key,
          found.toPlainString(),
          BigDecimal.valueOf(least).stripTrailingZeros().toPlainString(),
          BigDecimal.valueOf(most).stripTrailingZeros().toPlainString());
    }
    return found.doubleValue();
  }
}
