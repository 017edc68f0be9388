package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.TableHistory.Version;
import io.barlake.tables.TableRestore.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

class TableRestoreTest {
  private static final OwnedRange EARLY =
      new OwnedRange(Map.of("symbol", "EURUSD"), Map.of(), 0, 9 * KeptTable.MINUTE);

  @TempDir Path folder;

  @Test
  void aTableComesBackAndBackAgain() throws IOException {
    KeptTable kept = replaced();
    List<String> now = kept.rows();

    Change change = restore(kept).to(1);
    assertThat(change.filesBack()).isEqualTo(1);
    assertThat(change.filesGone()).isEqualTo(1);
    assertThat(kept.version()).isEqualTo(2);
    assertThat(restore(kept).restore(change)).isEqualTo(3);
    assertThat(kept.rows()).hasSize(120);
    assertThat(protocol(kept, 3)).isEqualTo(protocol(kept, 0)).hasSize(1);

    restore(kept).restore(restore(kept).to(2));
    assertThat(kept.rows()).isEqualTo(now).hasSize(110);
  }

  @Test
  void whatStandsAlreadyIsNotRestored() {
    KeptTable kept = replaced();
    restore(kept).restore(restore(kept).to(1));

    Change again = restore(kept).to(1);

    assertThat(again.alreadyStands()).isTrue();
    assertThat(restore(kept).restore(again)).isEqualTo(3).isEqualTo(kept.version());
    assertThat(restore(kept).to(3).alreadyStands()).isTrue();
  }

  @Test
  void aColumnThatCameLaterGoesAndComesWithTheNextWrite() {
    KeptTable kept = KeptTable.in(folder);
    kept.add(kept.file("EURUSD", "bid", 0, 10));
    TableDefinition wider =
        KeptTable.TABLE.withSchema(
            KeptTable.TABLE.schema().add("later", DataTypes.IntegerType, true, "came later"));
    kept.tables().make(wider);

    Change change = restore(kept).to(0);
    assertThat(change.filesBack() + change.filesGone()).isZero();
    assertThat(change.alreadyStands()).isFalse();
    restore(kept).restore(change);
    assertThat(kept.tables().read(KeptTable.TABLE).columns()).doesNotContain("later");

    kept.tables().make(wider);
    assertThat(kept.tables().read(KeptTable.TABLE).columns()).contains("later");
  }

  @Test
  void aTimeMeansTheVersionThatStoodThen() throws IOException {
    KeptTable kept = replaced();
    Instant first = Instant.parse("2026-01-31T12:00:00Z");
    for (int version = 0; version <= 2; version++) {
      Files.setLastModifiedTime(
          commit(kept, version), FileTime.from(first.plus(Duration.ofHours(version))));
    }

    assertThat(restore(kept).to(first).version().number()).isZero();
    assertThat(restore(kept).to(first.plusSeconds(7199)).version().number()).isEqualTo(1);
    assertThat(restore(kept).to(first.plusSeconds(7200)).version().number()).isEqualTo(2);
    assertThat(restore(kept).to(Instant.parse("2099-01-01T00:00:00Z")).alreadyStands()).isTrue();
    refuses(
        () -> restore(kept).to(first.minusSeconds(1)),
        "Cannot restore market.kept to 2026-01-31T11:59:59Z: its log tells of no version that is as"
            + " old. The oldest that can be restored is version 0 of 2026-01-31T12:00:00Z;"
            + " \"jobs/barlake history market.kept\" lists them.");
  }

  @Test
  void aVersionThatIsNotThereOrWhoseFilesAreGoneIsRefusedWithTheOldestThatIs() {
    KeptTable kept = replaced();
    kept.age(Duration.ofHours(2));
    kept.upkeep().keep(KeptTable.TABLE);

    List<Version> versions = TableHistory.of(kept.tables(), KeptTable.TABLE).versions();
    assertThat(versions).extracting(Version::canBeRestored).containsExactly(false, false, true);
    String oldest =
        " The oldest that can be restored is version 2 of %s; \"jobs/barlake history market.kept\""
                .formatted(versions.get(2).commit().time())
            + " lists them.";
    refuses(
        () -> restore(kept).to(0),
        "Cannot restore market.kept to version 0: a clean-up has deleted files of it." + oldest);
    refuses(
        () -> restore(kept).to(3),
        "Cannot restore market.kept to version 3: there is no such version." + oldest);
  }

  @Test
  void theHistoryTellsWhatEachVersionHolds() {
    KeptTable kept = replaced();

    List<Version> versions = TableHistory.of(kept.tables(), KeptTable.TABLE).versions();

    assertThat(versions).extracting(Version::number).containsExactly(0L, 1L, 2L);
    assertThat(versions).extracting(v -> v.content().rows()).containsExactly(60L, 120L, 110L);
    assertThat(versions).extracting(v -> v.content().files()).containsExactly(1L, 2L, 2L);
    assertThat(versions.get(2).content().filesRemoved()).isEqualTo(1);
    assertThat(versions.get(2).commit().operation()).isEqualTo("WRITE");
    assertThat(versions.get(2).commit().work()).isEqualTo("cut");
  }

  @Test
  void theHistoryBeginsAtACheckpointWhereOlderCommitsAreGone() throws IOException {
    KeptTable kept = KeptTable.in(folder);
    for (int i = 0; i < 3; i++) {
      kept.add(kept.file("EURUSD", "bid", i * 100, 50));
    }
    DeltaLog log = kept.tables().log(KeptTable.TABLE);
    log.checkpoint(Tables.snapshot(log), Option.empty());
    kept.add(kept.file("EURUSD", "bid", 300, 50));
    Files.delete(commit(kept, 0));

    List<Version> versions =
        TableHistory.of(KeptTable.in(folder).tables(), KeptTable.TABLE).versions();

    assertThat(versions).extracting(Version::number).containsExactly(2L, 3L);
    assertThat(versions).extracting(v -> v.content().rows()).containsExactly(150L, 200L);
    assertThat(versions.get(0).content().filesAdded()).isEqualTo(1);
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable asked, String message) {
    assertThatThrownBy(asked)
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message)
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.BAD_ARGUMENT);
  }

  /** Two files, and then ten minutes of the first taken out. */
  private KeptTable replaced() {
    KeptTable kept = KeptTable.in(folder);
    kept.add(kept.file("EURUSD", "bid", 0, 60), kept.file("EURUSD", "bid", 100, 60));
    kept.columns().replace(List.of(EARLY), List.of(), "cut");
    return kept;
  }

  private static List<JsonNode> protocol(KeptTable kept, long version) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String line : Files.readAllLines(commit(kept, version))) {
      new ObjectMapper().readTree(line).findValues("protocol", found);
    }
    return found;
  }

  private static TableRestore restore(KeptTable kept) {
    return new TableRestore(kept.tables(), KeptTable.TABLE);
  }

  private static Path commit(KeptTable kept, long version) {
    return kept.log().resolve(String.format(java.util.Locale.ROOT, "%020d.json", version));
  }
}
