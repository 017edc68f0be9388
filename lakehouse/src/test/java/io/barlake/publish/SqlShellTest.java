package io.barlake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.publish.SqlShell.Format;
import io.barlake.testing.LocalLakehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlShellTest {
  private static final String EVERY_TYPE =
      """
      SELECT 1 AS whole, 1.50BD AS exact, 0.1D AS near, true AS flag, 'a"b, c' AS words,
        DATE'2019-02-03' AS day, TIMESTAMP'2019-02-03 04:05:06' AS second,
        TIMESTAMP'2019-02-03 04:05:06.007' AS instant, array(1, 2) AS list,
        map('fast', 5.0D) AS pairs, CAST(NULL AS STRING) AS absent
      """;

  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void open() {
    spark = LocalLakehouse.in(folder).spark();
  }

  @Test
  void tableAlignsNumbersRightAndWordsLeft() {
    assertThat(lines("VALUES (1, 'a'), (1000, 'long') AS t(amount, name)", Format.TABLE))
        .containsExactly(
            "amount  name", //
            "------  ----",
            "     1  a",
            "  1000  long");
  }

  @Test
  void csvQuotesWhatNeedsItAndLeavesTheAbsentEmpty() {
    assertThat(lines(EVERY_TYPE, Format.CSV))
        .containsExactly(
            "whole,exact,near,flag,words,day,second,instant,list,pairs,absent",
            "1,1.50,0.1,true,\"a\"\"b, c\",2019-02-03,2019-02-03 04:05:06,"
                + "2019-02-03T04:05:06.007Z,\"[1, 2]\",{fast=5.0},");
  }

  @Test
  void jsonIsOneObjectALine() throws IOException {
    List<String> lines = lines("SELECT id, id * 1.5D AS more FROM range(3)", Format.JSON);

    assertThat(lines).hasSize(3);
    for (String line : lines) {
      JsonNode row = JsonMapper.builder().build().readTree(line);
      assertThat(row.get("more").doubleValue()).isEqualTo(row.get("id").longValue() * 1.5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLE", "CSV", "JSON"})
  void everyRowIsPrintedAndCounted(Format format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    long rows = run("SELECT id FROM range(2500)", format, bytes);

    assertThat(rows).isEqualTo(2_500);
    int headings = format == Format.TABLE ? 2 : format == Format.CSV ? 1 : 0;
    assertThat(text(bytes).lines()).hasSize(2_500 + headings);
  }

  @Test
  void statementWithoutAnAnswerPrintsNothing() {
    assertThat(lines("SET TIME ZONE 'UTC'", Format.JSON)).hasSizeLessThanOrEqualTo(1);
    assertThat(lines("CREATE DATABASE IF NOT EXISTS shelf", Format.TABLE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELEC 1",
        "SELECT nothing FROM range(1)",
        "SELECT 1 / (id - id) FROM range(1)",
        "SELECT CAST(string(id) || 'x' AS INT) FROM range(1)",
        "SELECT (SELECT id FROM range(2))"
      })
  void mistakesInAStatementAreTheReadersToMendInOneLine(String statement) {
    assertThatThrownBy(() -> lines(statement, Format.CSV))
        .isInstanceOfSatisfying(
            BarlakeException.class,
            wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .message()
        .startsWith("Cannot run the statement: ")
        .hasLineCount(1)
        .doesNotContain("SHOW TABLES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT * FROM market.nothing", "SHOW TABLES IN nowhere"})
  void unknownTableIsToldWhereTheNamesAre(String statement) {
    assertThatThrownBy(() -> lines(statement, Format.TABLE)).hasMessageContaining("SHOW TABLES");
  }

  private static List<String> lines(String statement, Format format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    run(statement, format, bytes);
    return text(bytes).lines().toList();
  }

  private static long run(String statement, Format format, ByteArrayOutputStream bytes) {
    return new SqlShell(spark)
        .run(statement, format, new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
