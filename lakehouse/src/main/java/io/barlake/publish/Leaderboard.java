package io.barlake.publish;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The best trials of a sweep as people read them: ranked by the exact metric, shown rounded. A
 * trial without the metric comes last; of equals the one with the lower number comes first.
 */
public final class Leaderboard {
  private final SparkSession spark;
  private final String trialsTable;

  public Leaderboard(SparkSession spark, String trialsTable) {
    this.spark = spark;
    this.trialsTable = trialsTable;
  }

  /** Which metric ranks, and which end of it is the better one. */
  public enum Order {
    MOST_FIRST("DESC"),
    LEAST_FIRST("ASC");

    private final String word;

    Order(String word) {
      this.word = word;
    }
  }

  public void print(String sweepId, String metric, Order order, int rows, PrintStream out) {
    new SqlShell(spark).run(query(sweepId, metric, order, rows), SqlShell.Format.TABLE, out);
  }

  /** The same rows as names and values, for a machine to read. */
  public List<Map<String, Object>> best(String sweepId, String metric, Order order, int rows) {
    return spark.sql(query(sweepId, metric, order, rows)).collectAsList().stream()
        .map(Leaderboard::named)
        .toList();
  }

  private String query(String sweepId, String metric, Order order, int rows) {
    return String.format(
        Locale.ROOT,
        """
        SELECT trial, symbol, frame,
               concat_ws(' ',
                 transform(array_sort(map_keys(params)),
                   k -> concat(k, '=', regexp_replace(cast(params[k] AS STRING), '[.]0$', ''))),
                 transform(array_sort(map_keys(choices)), k -> concat(k, '=', choices[k])))
                 AS parameters,
               trades,
               try_cast(net_profit AS DECIMAL(24, 1)) AS net_profit,
               money,
               try_cast(100 * net_return AS DECIMAL(24, 2)) AS return_pct,
               try_cast(sharpe AS DECIMAL(24, 3)) AS sharpe,
               try_cast(max_drawdown_amount AS DECIMAL(24, 1)) AS drawdown,
               try_cast(profit_factor AS DECIMAL(24, 3)) AS profit_factor,
               try_cast(100 * win_rate AS DECIMAL(5, 1)) AS win_pct
        FROM %s AS t
        WHERE sweep_id = '%s'
        ORDER BY t.%s %s NULLS LAST, trial
        LIMIT %d
        """,
        trialsTable,
        sweepId,
        metric,
        order.word,
        rows);
  }

  private static Map<String, Object> named(Row row) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int c = 0; c < row.size(); c++) {
      named.put(row.schema().fieldNames()[c], row.get(c));
    }
    return named;
  }
}
