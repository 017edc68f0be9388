package io.barlake.publish;

import io.barlake.publish.report.MarketFacts;
import io.barlake.tables.schema.TrialsTable;
import java.util.List;
import org.apache.spark.sql.Row;

/** What tells one market of a sweep from another. */
record MarketKey(String source, String symbol, String frame) {
  static final List<String> COLUMNS =
      List.of(TrialsTable.SOURCE, TrialsTable.SYMBOL, TrialsTable.FRAME);

  static MarketKey of(Row row) {
    return new MarketKey(
        row.getAs(TrialsTable.SOURCE), row.getAs(TrialsTable.SYMBOL), row.getAs(TrialsTable.FRAME));
  }

  /** The place of this market in a report. */
  int placeIn(List<MarketFacts> markets) {
    for (int i = 0; i < markets.size(); i++) {
      MarketFacts market = markets.get(i);
      if (equals(new MarketKey(market.source(), market.symbol(), market.frame()))) {
        return i;
      }
    }
    throw new IllegalStateException("No market " + this + " in this sweep");
  }
}
