package io.barlake.tables;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.testing.ChildJvm;
import io.barlake.testing.LiveStack;
import io.barlake.testing.LiveTrino;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spark in two processes and Trino add rows to one table of the store at the same time. */
@Timeout(300)
class ManyWritersStackTest {
  private static final TableDefinition TABLE =
      TableDefinition.of(
          "market.raced",
          "A table that three write",
          new StructType()
              .add("writer", StringType, false, "who wrote the row")
              .add("number", IntegerType, false, "number of the write"));

  private static final int WRITES = 25;

  private final String remote = LiveStack.folder();
  private final String prefix = LiveStack.prefix();

  @AfterEach
  void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new Path(remote), true);
    }
    LiveStack.publish(tables());
  }

  private Tables tables() {
    return LiveStack.lake(remote, prefix);
  }

  @Test
  void everyRowThatOneOfThemWasToldOfIsThereOnce() throws Exception {
    Tables tables = tables();
    tables.make(TABLE);
    LiveStack.publish(tables);

    List<String> told = new ArrayList<>();
    try (ChildJvm red = ChildJvm.start(Writer.class, remote, "red");
        ChildJvm blue = ChildJvm.start(Writer.class, remote, "blue");
        LiveTrino trino = LiveTrino.owner()) {
      assertThat(red.line()).isEqualTo("ready");
      assertThat(blue.line()).isEqualTo("ready");
      red.go();
      blue.go();
      told.addAll(insertAll(trino));
      told.addAll(red.finish());
      told.addAll(blue.finish());
    }

    assertThat(told).filteredOn(row -> row.startsWith("red")).hasSize(WRITES);
    assertThat(told).filteredOn(row -> row.startsWith("blue")).hasSize(WRITES);
    assertThat(told).filteredOn(row -> row.startsWith("trino")).isNotEmpty();
    List<String> ofSpark =
        tables().read(TABLE).collectAsList().stream()
            .map(row -> row.getString(0) + " " + row.getInt(1))
            .toList();
    assertThat(ofSpark).containsExactlyInAnyOrderElementsOf(told);
    try (LiveTrino trino = LiveTrino.readerIn("UTC")) {
      assertThat(trino.rows("SELECT writer || ' ' || CAST(number AS varchar) FROM lake." + name()))
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(told);
    }
    assertThat(versions()).isEqualTo(told.size() + 1L);
  }

  /** Those that lost their race for good were told so, and have left nothing. */
  private List<String> insertAll(LiveTrino trino) {
    List<String> told = new ArrayList<>();
    for (int number = 0; number < WRITES; number++) {
      try {
        trino.run("INSERT INTO lake_writer." + name() + " VALUES ('trino', " + number + ")");
        told.add("trino " + number);
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("Failed to write Delta Lake transaction log entry");
      }
    }
    return told;
  }

  private String name() {
    return prefix + TABLE.name();
  }

  /** Commits without a gap from the first on. */
  private long versions() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      List<String> commits = new ArrayList<>();
      for (FileStatus file : store.listStatus(new Path(remote + "/market/raced/_delta_log"))) {
        if (file.getPath().getName().matches("\\d{20}\\.json")) {
          commits.add(file.getPath().getName());
        }
      }
      commits.sort(null);
      assertThat(commits.get(commits.size() - 1))
          .isEqualTo("%020d.json".formatted(commits.size() - 1));
      return commits.size();
    }
  }

  /** What a further process of Spark runs: it prints each row once it was told that it is there. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      Tables tables = LiveStack.lake(arguments[0]);
      RowTable rows = tables.rows(TABLE);
      ChildJvm.awaitGo();
      for (int number = 0; number < WRITES; number++) {
        rows.append(List.of(RowFactory.create(arguments[1], number)));
        System.out.println(arguments[1] + " " + number);
      }
    }
  }
}
