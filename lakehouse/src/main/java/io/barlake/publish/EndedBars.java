package io.barlake.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** Which rows had ended at an instant, as conditions over their columns. */
final class EndedBars {
  private static final String MINUTE = "1m";

  private final Tables tables;
  private final BarClock clock;
  private final Map<String, Set<String>> found = new HashMap<>();

  EndedBars(Tables tables, BarClock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** Minutes, ticks, and whatever else has ended when the next stamp comes. */
  static Column before(Instant at) {
    return col(BarsTable.TS).lt(lit(at));
  }

  /** The rows of a table that says of each of them its symbol and frame. */
  Column inTable(TableDefinition table, Instant at) {
    Column ended = lit(false);
    for (String frame : values(table, BarsTable.FRAME)) {
      ended =
          ended.or(
              col(BarsTable.FRAME)
                  .equalTo(frame)
                  .and(bySymbol(values(table, BarsTable.SYMBOL), frame, at)));
    }
    return ended;
  }

  /** Rows of one frame that say of which symbol they are. */
  Column ofSymbols(String frame, Instant at) {
    Set<String> symbols = values(MinuteBarsTable.TABLE, MinuteBarsTable.SYMBOL);
    return ofAll(frame, at).or(bySymbol(symbols, frame, at));
  }

  /** Rows of one frame that may be of any symbol: their bar has ended for each. */
  Column ofAll(String frame, Instant at) {
    return values(MinuteBarsTable.TABLE, MinuteBarsTable.SYMBOL).stream()
        .map(symbol -> clock.forming(symbol, frame, at))
        .min(Instant::compareTo)
        .map(EndedBars::before)
        .orElse(lit(false));
  }

  /** Rows that say their symbol and their frame. */
  Column ofSymbolsAndFrames(Instant at) {
    Column minutes = col(BarsTable.FRAME).equalTo(MINUTE).and(before(at));
    return tables.exists(BarsTable.TABLE) ? minutes.or(inTable(BarsTable.TABLE, at)) : minutes;
  }

  private Column bySymbol(Set<String> symbols, String frame, Instant at) {
    TreeMap<Instant, TreeSet<String>> together = new TreeMap<>();
    for (String symbol : symbols) {
      together
          .computeIfAbsent(clock.forming(symbol, frame, at), any -> new TreeSet<>())
          .add(symbol);
    }
    Column ended = lit(false);
    for (Instant forming : together.keySet()) {
      ended =
          ended.or(
              col(BarsTable.SYMBOL).isin(together.get(forming).toArray()).and(before(forming)));
    }
    return ended;
  }

  /** The values of a column by which the table is partitioned, looked for once. */
  private Set<String> values(TableDefinition table, String column) {
    return found.computeIfAbsent(
        table.name() + " " + column,
        any ->
            tables.files(table).orElseThrow().files().stream()
                .map(file -> file.partition().get(column))
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
