package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.BarlakeConfig.MaintainSettings;
import io.barlake.tables.TableUpkeep.Outcome;
import io.barlake.tables.TableUpkeep.Size;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.QuarantineTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableUpkeepTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void rowsStayWhatTheyAreAndASecondRunCommitsNothing() {
    Random random = new Random(3);
    for (int round = 0; round < 2; round++) {
      KeptTable kept = KeptTable.in(folder.resolve("lake " + round));
      kept.addAtRandom(random, 15 + random.nextInt(25));
      List<String> rows = kept.rows();
      long version = kept.version();

      Outcome first = kept.upkeep().keep(KeptTable.TABLE);
      assertThat(kept.rows()).isEqualTo(rows);
      assertThat(first.version()).isEqualTo(version + 1).isEqualTo(kept.version());
      assertThat(first.after().files()).isLessThan(first.before().files());
      requireInOrder(kept);

      Outcome second = kept.upkeep().keep(KeptTable.TABLE);
      assertThat(kept.version()).isEqualTo(version + 1);
      assertThat(second.partitions()).isZero();
      assertThat(second.before()).isEqualTo(first.after()).isEqualTo(second.after());
      assertThat(kept.rows()).isEqualTo(rows);
    }
  }

  @Test
  void onlyThePartitionThatChangedIsWrittenAnew() {
    KeptTable kept = KeptTable.in(folder);
    for (String symbol : List.of("EURUSD", "USDJPY")) {
      kept.add(kept.file(symbol, "bid", 0, 60), kept.file(symbol, "bid", 30, 60));
    }
    kept.upkeep().keep(KeptTable.TABLE);
    List<String> untouched = paths(kept, "USDJPY");

    kept.add(kept.file("EURUSD", "bid", 80, 40));
    Outcome outcome = kept.upkeep().keep(KeptTable.TABLE);

    assertThat(outcome.partitions()).isEqualTo(1);
    assertThat(paths(kept, "USDJPY")).isEqualTo(untouched);
  }

  @Test
  void aRowOfEachSideStaysInFilesOfItsSide() {
    KeptTable kept = KeptTable.in(folder);
    for (int i = 0; i < 4; i++) {
      kept.add(kept.file("EURUSD", "bid", i * 10, 10), kept.file("EURUSD", "ask", i * 10, 10));
    }

    Outcome outcome = kept.upkeep().keep(KeptTable.TABLE);

    assertThat(outcome.after().files()).isEqualTo(2);
    requireInOrder(kept);
  }

  @Test
  void theCommitChangesNoRowAndKeepsTheProtocol() throws IOException {
    KeptTable kept = KeptTable.in(folder);
    kept.addAtRandom(new Random(5), 20);

    long version = kept.upkeep().keep(KeptTable.TABLE).version();

    List<String> lines = Files.readAllLines(commit(kept, version));
    for (String line : lines) {
      JsonNode action = JSON.readTree(line);
      assertThat(action.fieldNames().next()).isIn("commitInfo", "add", "remove");
      if (!action.has("commitInfo")) {
        assertThat(action.elements().next().path("dataChange").asBoolean(true)).isFalse();
      }
    }
    assertThat(lines.get(0)).contains("\"operation\":\"OPTIMIZE\"");
  }

  @Test
  void aTableOfRowsKeepsItsRowsInFewFilesOfEachPartition() {
    Tables tables = KeptTable.in(folder).tables();
    RowTable quarantine = tables.rows(QuarantineTable.TABLE);
    for (int i = 0; i < 5; i++) {
      quarantine.append(
          List.of(RowFactory.create("hash " + i, "member", 1L + i, "reason", "text")));
    }
    List<?> rows = tables.read(QuarantineTable.TABLE).orderBy("sha256").collectAsList();
    TableUpkeep upkeep = new TableUpkeep(tables, KeptTable.SETTINGS);

    Outcome planned = upkeep.plan(QuarantineTable.TABLE);
    Outcome outcome = upkeep.keep(QuarantineTable.TABLE);

    assertThat(planned.after().files()).isEqualTo(1);
    assertThat(outcome.before().files()).isEqualTo(5);
    assertThat(outcome.after().files()).isEqualTo(1);
    assertThat(tables.read(QuarantineTable.TABLE).orderBy("sha256").collectAsList())
        .hasToString(rows.toString());
    assertThat(upkeep.keep(QuarantineTable.TABLE).version()).isEqualTo(outcome.version());
  }

  @Test
  void filesThatTheLogDoesNotDescribeAreDescribedOnce() {
    KeptTable kept = KeptTable.in(folder);
    DataFile file = kept.file("EURUSD", "bid", 0, 50);
    kept.add(
        new DataFile(
            file.path(),
            file.partition(),
            file.bytes(),
            file.modifiedMillis(),
            null,
            Long.MIN_VALUE,
            Long.MAX_VALUE));
    List<String> rows = kept.rows();

    kept.upkeep().keep(KeptTable.TABLE);

    assertThat(kept.columns().state().files().get(0).firstMicros()).isZero();
    assertThat(kept.rows()).isEqualTo(rows);
    long version = kept.version();
    assertThat(kept.upkeep().keep(KeptTable.TABLE).version()).isEqualTo(version);
  }

  @Test
  void aDryRunTellsWhatWouldBeDoneAndChangesNothing() {
    KeptTable kept = KeptTable.in(folder);
    kept.addAtRandom(new Random(9), 30);
    kept.file("EURUSD", "bid", 0, 10);
    kept.age(Duration.ofHours(2));
    Map<String, String> disk = kept.filesOnDisk();

    Outcome planned = kept.upkeep().plan(KeptTable.TABLE);

    assertThat(kept.filesOnDisk()).isEqualTo(disk);
    assertThat(planned.version()).isEqualTo(kept.version());
    Outcome done = kept.upkeep().keep(KeptTable.TABLE);
    assertThat(planned.after().files()).isEqualTo(done.after().files());
    assertThat(planned.partitions()).isEqualTo(done.partitions()).isEqualTo(2);
    assertThat(planned.vacuumed()).isEqualTo(done.vacuumed());
    assertThat(done.vacuumed().files()).isEqualTo(1);
  }

  @Test
  void filesGoOnceTheyAreOlderThanTheRetentionAndNobodyCanNeedThem() throws IOException {
    KeptTable kept = KeptTable.in(folder);
    kept.add(kept.file("EURUSD", "bid", 0, 60), kept.file("EURUSD", "bid", 30, 60));
    DataFile orphan = kept.file("EURUSD", "bid", 500, 10);
    Path half = Files.writeString(kept.log().resolve(".00000000000000000009.json.a.tmp"), "{");
    Path note = Files.writeString(kept.tableFolder().resolve("NOTES.md"), "mine");
    kept.age(Duration.ofMinutes(50));
    List<String> rows = kept.rows();

    // Whoever began to read before the files were joined still has them.
    assertThat(kept.upkeep().keep(KeptTable.TABLE).vacuumed()).isEqualTo(new Size(0, 0));
    kept.age(Duration.ofMinutes(50));
    DataFile young = kept.file("EURUSD", "bid", 600, 10);
    Outcome orphans = kept.upkeep().keep(KeptTable.TABLE);
    assertThat(orphans.vacuumed()).isEqualTo(new Size(2, orphan.bytes() + 1));
    assertThat(half).doesNotExist();

    kept.age(Duration.ofMinutes(55));
    assertThat(kept.upkeep().keep(KeptTable.TABLE).vacuumed().files()).isEqualTo(2);
    assertThat(kept.tableFolder().resolve(young.path())).exists();
    assertThat(note).exists();
    assertThat(kept.rows()).isEqualTo(rows);
  }

  @Test
  void aCheckpointIsWrittenAfterSoManyCommitsAndNotAgain() {
    KeptTable kept = KeptTable.in(folder);
    TableUpkeep upkeep = new TableUpkeep(kept.tables(), new MaintainSettings(100, 1, 3));
    for (int i = 0; i < 3; i++) {
      kept.add(kept.file("EURUSD", "bid", i * 100, 60));
    }
    assertThat(upkeep.keep(KeptTable.TABLE).checkpoint()).isFalse();
    kept.add(kept.file("EURUSD", "bid", 400, 60));
    assertThat(upkeep.plan(KeptTable.TABLE).checkpoint()).isTrue();

    assertThat(upkeep.keep(KeptTable.TABLE).checkpoint()).isTrue();

    assertThat(kept.log().resolve("00000000000000000003.checkpoint.parquet")).exists();
    assertThat(upkeep.keep(KeptTable.TABLE).checkpoint()).isFalse();
    assertThat(kept.rows()).hasSize(240);
  }

  @Test
  void aCommitThatIsMissingOrBrokenIsNamed() throws IOException {
    KeptTable kept = KeptTable.in(folder);
    for (int i = 0; i < 4; i++) {
      kept.add(kept.file("EURUSD", "bid", i * 100, 60));
    }
    byte[] second = Files.readAllBytes(commit(kept, 2));
    Tables another = KeptTable.in(folder).tables();

    Files.delete(commit(kept, 2));
    refuses(
        another, "00000000000000000002.json is missing, while 00000000000000000003.json is there");
    Files.writeString(commit(kept, 2), "{\"add\":{\"path\"");
    refuses(another, "00000000000000000002.json has no JSON in line 1");
    Files.writeString(commit(kept, 2), "");
    refuses(another, "00000000000000000002.json is empty");

    Files.write(commit(kept, 2), second);
    assertThat(kept.upkeep().keep(KeptTable.TABLE).version()).isEqualTo(3);
  }

  private void refuses(Tables tables, String what) {
    assertThatThrownBy(() -> new TableUpkeep(tables, KeptTable.SETTINGS).keep(KeptTable.TABLE))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot read market.kept: its log is broken. In \"file:%s/market/kept/_delta_log\" %s."
                    .formatted(folder, what)
                + " Put that file back from a copy, or move the table's folder away and run again"
                + " what made it.")
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.BAD_INPUT);
  }

  /** Files of one partition and side follow each other, hold one side, and are not too large. */
  private static void requireInOrder(KeptTable kept) {
    Map<String, Long> ends = new HashMap<>();
    kept.columns().state().files().stream()
        .sorted(Comparator.comparingLong(DataFile::firstMicros))
        .forEach(
            file -> {
              JsonNode statistics = StoredFiles.statistics(file);
              String side = statistics.path("minValues").path("side").asText();
              assertThat(side).isEqualTo(statistics.path("maxValues").path("side").asText());
              assertThat(statistics.path("numRecords").asLong()).isBetween(1L, 150L);
              Long before = ends.put(file.partition() + side, file.lastMicros());
              assertThat(file.firstMicros()).isGreaterThan(before == null ? -1 : before);
            });
  }

  private static List<String> paths(KeptTable kept, String symbol) {
    return kept.columns().state().files().stream()
        .filter(file -> file.partition().containsValue(symbol))
        .map(DataFile::path)
        .sorted()
        .toList();
  }

  private static Path commit(KeptTable kept, long version) {
    return kept.log().resolve(String.format(java.util.Locale.ROOT, "%020d.json", version));
  }
}
