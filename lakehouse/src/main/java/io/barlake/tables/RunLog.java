package io.barlake.tables;

import io.barlake.tables.schema.RunsTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Writes down what each run of a job did. */
public final class RunLog {
  public static final TableDefinition TABLE = RunsTable.TABLE;

  private final Tables tables;

  public RunLog(Tables tables) {
    this.tables = tables;
  }

  public void done(String runId, String command, Instant started, Map<String, Object> result) {
    append(runId, command, started, "done", null, result);
  }

  public void failed(String runId, String command, Instant started, String message) {
    append(runId, command, started, "failed", message, Map.of());
  }

  private void append(
      String runId,
      String command,
      Instant started,
      String outcome,
      String message,
      Map<String, Object> result) {
    Map<String, String> words = new LinkedHashMap<>();
    result.forEach((key, value) -> words.put(key, String.valueOf(value)));
    tables
        .rows(TABLE)
        .append(
            List.of(
                RowFactory.create(
                    runId,
                    command,
                    started,
                    Instant.now().toEpochMilli() - started.toEpochMilli(),
                    outcome,
                    message,
                    CollectionConverters.asScala(words))));
  }
}
