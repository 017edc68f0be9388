package io.barlake.ingest.imported;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One backtest that another platform has run. A text that its report does not give is empty, a
 * number that it does not give is NaN.
 *
 * @param params the strategy's parameters by name
 * @param other parts of the report that nothing here is made of, as JSON, by their key
 */
public record ImportedRun(
    Subject subject, Result result, Map<String, String> params, Map<String, String> other)
    implements Serializable {

  /**
   * What was tested, and on which market.
   *
   * @param tested first and last instant of the test; none where the report does not give both
   */
  public record Subject(
      String strategy,
      String symbol,
      String period,
      String broker,
      List<Instant> tested,
      String data,
      String spread,
      String commissions)
      implements Serializable {}

  /** What came of it, in the currency of the account. */
  public record Result(
      String currency,
      double startingCapital,
      double endingBalance,
      double endingEquity,
      double netProfit,
      double roi)
      implements Serializable {}
}
