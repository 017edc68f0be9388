package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import io.barlake.tables.RunLog;
import io.barlake.tables.schema.RunsTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ops.runs says of jobs that change tables. */
class RecordedRunTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everyRunThatChangesTablesIsARow() throws IOException {
    CountJob good =
        CountJob.changing(
            job -> {
              job.tables();
              return JobResult.of("rows", 3);
            });
    CountJob bad =
        CountJob.changing(
            job -> {
              job.tables();
              throw BarlakeException.badInput("Missing bars.");
            });
    CountJob untouched = CountJob.changing(job -> JobResult.of("rows", 0));
    assertThat(execute(good, "--step", "3", "--json")).isZero();
    assertThat(execute(bad)).isEqualTo(2);
    assertThat(execute(untouched)).isZero();
    assertThat(text(err)).isEqualTo("Missing bars.\n");

    List<Row> runs = runs();
    assertThat(runs)
        .extracting(row -> row.getAs(RunsTable.OUTCOME))
        .containsExactly("done", "failed");
    Row done = runs.get(0);
    assertThat(done.<String>getAs(RunsTable.RUN_ID))
        .isEqualTo(new ObjectMapper().readTree(text(out)).path("run_id").asText());
    assertThat(done.<String>getAs(RunsTable.COMMAND)).startsWith("count --step 3 --json --lake ");
    assertThat(done.getJavaMap(done.fieldIndex(RunsTable.RESULT))).hasToString("{rows=3}");
    assertThat(done.<String>getAs(RunsTable.MESSAGE)).isNull();
    assertThat(runs.get(1).<String>getAs(RunsTable.MESSAGE)).isEqualTo("Missing bars.");
  }

  private List<Row> runs() {
    List<Row> rows = new ArrayList<>();
    CountJob reader =
        CountJob.reading(
            job -> {
              rows.addAll(
                  job.tables().read(RunLog.TABLE).orderBy(RunsTable.STARTED_AT).collectAsList());
              return JobResult.of();
            });
    assertThat(execute(reader)).isZero();
    return rows;
  }

  private int execute(CountJob job, String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--lake", folder.resolve("the lake").toString(), "--master", "local[1]"));
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(JobLauncher.command(job), args.toArray(String[]::new));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
