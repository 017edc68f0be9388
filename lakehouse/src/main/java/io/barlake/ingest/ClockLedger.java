package io.barlake.ingest;

import io.barlake.ingest.clock.CandidateScore;
import io.barlake.ingest.clock.ClockJudge.Judgement;
import io.barlake.ingest.clock.ClockVerdict;
import io.barlake.ingest.clock.ClockYear;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ClocksTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Writes down the measured clocks of a lake, as far as they have changed. */
final class ClockLedger {
  private static final int KEY_COLUMNS = 3;

  private final Tables tables;

  ClockLedger(Tables tables) {
    this.tables = tables;
  }

  void write(Map<ClockYear, Judgement> clocks) {
    Map<String, Row> stored = new TreeMap<>();
    tables.read(ClocksTable.TABLE).collectAsList().forEach(row -> stored.put(condition(row), row));
    Map<String, Row> wanted = new TreeMap<>();
    clocks.forEach(
        (key, judgement) -> {
          Row row = row(key, judgement);
          wanted.put(condition(row), row);
        });
    List<String> conditions = new ArrayList<>();
    stored.keySet().stream().filter(key -> !wanted.containsKey(key)).forEach(conditions::add);
    List<Row> rows = new ArrayList<>();
    wanted.forEach(
        (key, row) -> {
          if (!row.equals(stored.get(key))) {
            conditions.add(key);
            rows.add(row);
          }
        });
    if (!conditions.isEmpty()) {
      tables.rows(ClocksTable.TABLE).replaceWhere(String.join(" OR ", conditions), rows);
    }
  }

  private static Row row(ClockYear key, Judgement judgement) {
    ClockVerdict verdict = judgement.verdict();
    int voting = verdict.evidence().votingWeeks();
    return RowFactory.create(
        key.source().name(),
        key.symbol().name(),
        key.year(),
        verdict.rule().name(),
        verdict.confidence().word(),
        CollectionConverters.asScala(scores(verdict)),
        voting,
        String.join(
            " ", verdict.evidence().decidingWeeks().stream().map(LocalDate::toString).toList()),
        verdict.sentence(),
        judgement.files());
  }

  private static Map<String, Double> scores(ClockVerdict verdict) {
    Map<String, Double> scores = new LinkedHashMap<>();
    int votes = Math.max(1, 2 * verdict.evidence().votingWeeks());
    for (CandidateScore score : verdict.scores()) {
      scores.put(score.rule().name(), (double) score.matches() / votes);
    }
    return scores;
  }

  private static String condition(Row row) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < KEY_COLUMNS; c++) {
      Object value = row.get(c);
      parts.add(
          ClocksTable.SCHEMA.fieldNames()[c]
              + " = "
              + (value instanceof String ? "'" + value + "'" : value));
    }
    return "(" + String.join(" AND ", parts) + ")";
  }
}
