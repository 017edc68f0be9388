package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Clock;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ClocksTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes down the measured clocks. Where several archives measured one source, symbol and year, the
 * one with the most weeks speaks, then the greater hash: the order of arrival does not show.
 */
final class ClockLedger {
  private final Tables tables;

  ClockLedger(Tables tables) {
    this.tables = tables;
  }

  void write(List<SurveyedArchive> measured) {
    Map<String, Row> rows = new HashMap<>();
    for (Row stored : tables.read(ClocksTable.TABLE).collectAsList()) {
      rows.put(key(stored), stored);
    }
    Map<String, Row> changed = new HashMap<>();
    for (SurveyedArchive archive : measured) {
      Row row = row(archive);
      Row other = rows.get(key(row));
      if (other == null || speaksFor(row, other)) {
        rows.put(key(row), row);
        changed.put(key(row), row);
      }
    }
    if (!changed.isEmpty()) {
      List<String> conditions = new ArrayList<>();
      changed.values().forEach(row -> conditions.add(condition(row)));
      conditions.sort(null);
      tables
          .rows(ClocksTable.TABLE)
          .replaceWhere(String.join(" OR ", conditions), List.copyOf(changed.values()));
    }
  }

  private static boolean speaksFor(Row one, Row other) {
    int weeks = Integer.compare(one.getInt(weeks()), other.getInt(weeks()));
    return weeks > 0 || (weeks == 0 && sha256(one).compareTo(sha256(other)) > 0);
  }

  private static int weeks() {
    return ClocksTable.SCHEMA.fieldIndex(ClocksTable.WEEKS);
  }

  private static String sha256(Row row) {
    return row.getString(ClocksTable.SCHEMA.fieldIndex(ClocksTable.SHA256));
  }

  private static Row row(SurveyedArchive archive) {
    Clock clock = archive.clock();
    return RowFactory.create(
        archive.series().source().name(),
        archive.series().symbol().name(),
        clock.year(),
        clock.rule(),
        clock.sureness(),
        CollectionConverters.asScala(clock.scores()),
        clock.weeks(),
        clock.decidingWeeks(),
        clock.evidence(),
        archive.sha256());
  }

  private static String key(Row row) {
    return row.getString(0) + " " + row.getString(1) + " " + row.getInt(2);
  }

  private static String condition(Row row) {
    return "("
        + String.join(
            " AND ",
            ClocksTable.SOURCE + " = '" + row.getString(0) + "'",
            ClocksTable.SYMBOL + " = '" + row.getString(1) + "'",
            ClocksTable.YEAR + " = " + row.getInt(2))
        + ")";
  }
}
