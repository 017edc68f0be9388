package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.harvest.IssueNote;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between archives that disagree, the date that the source published them on decides first. */
class IssueDateTest {
  @TempDir Path folder;

  private Path packedEarly;
  private Path packedLate;

  @BeforeEach
  void writeTwoThatDisagree() {
    packedEarly =
        SmallArchive.of("EURUSD")
            .packedAt("2019-02-01T00:00:00")
            .weeks("2019-01-06", 1)
            .write(folder.resolve("archives"), "early");
    packedLate =
        SmallArchive.of("EURUSD")
            .packedAt("2019-03-01T00:00:00")
            .minutes("2019-01-07T09:00", 60)
            .shifted(10)
            .minutes("2019-01-07T10:00", 60)
            .write(folder.resolve("archives"), "late");
  }

  @Test
  void laterIssueWinsOverLaterEntriesInEveryOrder() throws IOException {
    note(packedEarly, "2020-01-01T00:00:00Z");
    note(packedLate, "2019-06-01T00:00:00Z");
    Tables together = IngestFixture.lake(folder.resolve("together"));
    ingest(together, packedEarly, packedLate);
    Tables oneByOne = IngestFixture.lake(folder.resolve("one-by-one"));
    ingest(oneByOne, packedLate);
    ingest(oneByOne, packedEarly);

    assertThat(conflictsOf(together, packedLate)).isEqualTo(60);
    assertThat(conflictsOf(together, packedEarly)).isZero();
    LakeContent.of(oneByOne).assertSameAs(LakeContent.of(together));
  }

  @Test
  void archiveWithoutADateLosesToOneWithADate() throws IOException {
    note(packedEarly, "2019-02-02T00:00:00Z");
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingest(tables, packedEarly, packedLate);

    assertThat(conflictsOf(tables, packedLate)).isEqualTo(60);
  }

  @Test
  void dateThatIsLearntLaterDecidesAnew() throws IOException {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingest(tables, packedEarly, packedLate);
    assertThat(conflictsOf(tables, packedEarly)).isEqualTo(60);

    note(packedEarly, "2020-01-01T00:00:00Z");
    assertThat(ingest(tables, packedEarly).known()).isEmpty();
    assertThat(conflictsOf(tables, packedEarly)).isZero();
    assertThat(conflictsOf(tables, packedLate)).isEqualTo(60);

    assertThat(ingest(tables, packedEarly, packedLate).known()).hasSize(2);
    Files.delete(packedEarly.resolveSibling(IssueNote.name(packedEarly.getFileName().toString())));
    assertThat(ingest(tables, packedEarly, packedLate).known()).hasSize(2);
    assertThat(conflictsOf(tables, packedLate)).isEqualTo(60);
  }

  @Test
  void noteThatIsNoDateIsPassedOver() throws IOException {
    note(packedEarly, "a while ago");
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingest(tables, packedEarly.getParent());

    assertThat(conflictsOf(tables, packedEarly)).isEqualTo(60);
  }

  private void note(Path archive, String date) throws IOException {
    Files.writeString(
        archive.resolveSibling(IssueNote.name(archive.getFileName().toString())), date + "\n");
  }

  private static long conflictsOf(Tables tables, Path archive) {
    return tables
        .read(ArchivesTable.TABLE)
        .where(functions.col(ArchivesTable.NAME).equalTo(archive.getFileName().toString()))
        .select(ArchivesTable.CONFLICTS)
        .first()
        .getLong(0);
  }
}
