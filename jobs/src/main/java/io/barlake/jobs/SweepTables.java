package io.barlake.jobs;

import io.barlake.backtest.SweepDefinition;
import io.barlake.publish.Leaderboard;
import io.barlake.publish.Leaderboard.Order;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.TrialsTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Shows the best trials of a sweep, ranked as its file asks. */
final class SweepTables {
  private final Leaderboard leaderboard;

  SweepTables(Tables tables) {
    leaderboard = new Leaderboard(tables.spark(), tables.lake().sqlName(TrialsTable.TABLE));
  }

  void printBest(String sweepId, SweepDefinition definition, int rows, PrintStream out) {
    leaderboard.print(sweepId, definition.rankedBy(), order(definition), rows, out);
  }

  List<Map<String, Object>> best(String sweepId, SweepDefinition definition, int rows) {
    return leaderboard.best(sweepId, definition.rankedBy(), order(definition), rows);
  }

  private static Order order(SweepDefinition definition) {
    return definition.ranksMostFirst() ? Order.MOST_FIRST : Order.LEAST_FIRST;
  }
}
