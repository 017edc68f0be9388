package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.schema.QuarantineTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTableTest {
  private static final TableDefinition TABLE = QuarantineTable.TABLE;

  @TempDir Path folder;

  @Test
  void replacingTakesTheNamedRowsAndLeavesTheOthers() {
    Tables tables = LocalLakehouse.in(folder);
    RowTable rows = tables.rows(TABLE);
    rows.append(List.of(row("a", 1, "old"), row("a", 2, "old"), row("b", 1, "old")));

    rows.replaceWhere("sha256 = 'a'", List.of(row("a", 1, "new")));

    assertThat(texts(tables)).containsExactly("a1 new", "b1 old");
  }

  @Test
  void replacingNothingByNothingIsNoCommit() {
    Tables tables = LocalLakehouse.in(folder);
    RowTable rows = tables.rows(TABLE);

    rows.replaceWhere("sha256 = 'a'", List.of());

    assertThat(tables.version(TABLE)).isZero();
    assertThat(tables.read(TABLE).isEmpty()).isTrue();
  }

  @Test
  void aTableThatHasNotBeenMadeReadsAsEmpty() {
    Tables tables = LocalLakehouse.in(folder);

    assertThat(tables.exists(TABLE)).isFalse();
    assertThat(tables.version(TABLE)).isEqualTo(-1);
    assertThat(tables.read(TABLE).schema()).isEqualTo(TABLE.schema());
    assertThat(tables.read(TABLE).isEmpty()).isTrue();
    assertThat(folder.resolve("raw")).doesNotExist();
  }

  @Test
  void manyWhoReplaceRowsOfTheirOwnAtOnceAllSucceed() throws Exception {
    int writers = 4;
    LocalLakehouse.in(folder).make(TABLE);
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Void>> work =
          IntStream.range(0, writers)
              .<Callable<Void>>mapToObj(
                  writer ->
                      () -> {
                        RowTable rows = LocalLakehouse.in(folder).rows(TABLE);
                        start.await();
                        rows.replaceWhere(
                            "sha256 = 'w" + writer + "'",
                            List.of(row("w" + writer, 1, "mine"), row("w" + writer, 2, "mine")));
                        return null;
                      })
              .toList();
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }

    Tables tables = LocalLakehouse.in(folder);
    assertThat(texts(tables)).hasSize(2 * writers).doesNotHaveDuplicates();
    assertThat(tables.version(TABLE)).isEqualTo(writers);
  }

  @Test
  void aWriterThatIsOvertakenTimeAndAgainSaysSo() {
    int[] attempts = {0};

    assertThatThrownBy(
            () ->
                CommitAttempts.of(
                    TABLE,
                    () -> {
                      attempts[0]++;
                      throw new Overtaken();
                    }))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot commit to raw.quarantine: other writers changed the same rows 20 times in a"
                + " row. Run the command again when they are done.")
        .hasCauseInstanceOf(Overtaken.class)
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.COMMIT_CONFLICT);
    assertThat(attempts[0]).isEqualTo(20);
  }

  @Test
  void aRunIsWrittenDownOnceWithWhatItDid() {
    Tables tables = LocalLakehouse.in(folder);
    RunLog log = new RunLog(tables);
    Instant started = Instant.parse("2026-01-02T03:04:05Z");

    log.done("run-1", "bars --frames 1h", started, Map.of("rows", 12L));
    log.failed("run-2", "bars", started, "Cannot build bars.");

    List<Row> runs = tables.read(RunLog.TABLE).orderBy("run_id").collectAsList();
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).<String>getAs("outcome")).isEqualTo("done");
    assertThat(runs.get(0).<Instant>getAs("started_at")).isEqualTo(started);
    assertThat(runs.get(0).<String, String>getJavaMap(6)).containsEntry("rows", "12").hasSize(1);
    assertThat(runs.get(1).<String>getAs("outcome")).isEqualTo("failed");
    assertThat(runs.get(1).<String>getAs("message")).isEqualTo("Cannot build bars.");
  }

  private static Row row(String sha256, long line, String text) {
    return RowFactory.create(sha256, "member", line, "reason", text);
  }

  private static List<String> texts(Tables tables) {
    return tables.read(TABLE).collectAsList().stream()
        .map(row -> row.getString(0) + row.getLong(2) + " " + row.getString(4))
        .sorted()
        .toList();
  }

  private static final class Overtaken extends DeltaConcurrentModificationException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("overtaken");
    }
  }
}
