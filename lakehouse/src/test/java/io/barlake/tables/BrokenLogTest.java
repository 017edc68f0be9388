package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.barlake.publish.SqlShell;
import io.barlake.tables.schema.RunsTable;
import io.barlake.testing.LocalLakehouse;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.s3a.AWSServiceThrottledException;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class BrokenLogTest {
  private static final String FIRST = "00000000000000000000.json";

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void make() {
    LocalLakehouse.in(folder).make(RunsTable.TABLE);
    log = folder.resolve("ops/runs/_delta_log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"commitInfo\":{\"timest", "neither JSON nor anything", "\u0000\u0000"})
  void fileOfTheLogThatCannotBeReadIsNamed(String text) throws Exception {
    Files.write(log.resolve(FIRST), List.of(text), StandardCharsets.UTF_8);

    assertNamed(catchThrowable(() -> LocalLakehouse.in(fresh()).read(RunsTable.TABLE).count()));
  }

  @Test
  void questionInSqlIsNotBlamedForIt() throws Exception {
    byte[] whole = Files.readAllBytes(log.resolve(FIRST));
    Files.write(log.resolve(FIRST), java.util.Arrays.copyOf(whole, whole.length / 3));
    Tables tables = LocalLakehouse.in(fresh());

    assertNamed(
        catchThrowable(
            () ->
                new SqlShell(tables.spark())
                    .run(
                        "SELECT * FROM delta.`" + folder.resolve("ops/runs") + "`",
                        SqlShell.Format.CSV,
                        new PrintStream(OutputStream.nullOutputStream()))));
  }

  @Test
  void otherTroubleIsNone() {
    assertThat(BrokenLog.of(new IllegalStateException("the bus is stopped"))).isEmpty();
    assertThat(
            BrokenLog.of(
                new IllegalStateException("cannot list file:/lake/t/_delta_log/" + FIRST + ".")))
        .isEmpty();
    assertThat(
            BrokenLog.of(
                new IllegalStateException(
                    "[FAILED_READ_FILE.NO_HINT] s3a://lake/t/_delta_log/" + FIRST,
                    new AWSServiceThrottledException(
                        "MALFORMED_RECORD",
                        AwsServiceException.builder().message("503 SlowDown").build()))))
        .isEmpty();
  }

  private Path fresh() {
    DeltaLog.clearCache();
    return folder;
  }

  private void assertNamed(Throwable thrown) {
    assertThat(thrown).isNotNull();
    assertThat(BrokenLog.of(thrown))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("ops/runs\"", FIRST + " of its log cannot be read")
                    .doesNotContain("\n"));
  }
}
