package io.barlake.ingest;

import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.config.Instruments;
import io.barlake.ingest.archive.TestZip;
import io.barlake.tables.Tables;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake without copies reads archives again where they lie. */
class ReferredArchivesTest {
  @TempDir Path folder;

  private Tables tables;
  private Path outer;
  private Path overlapping;

  /** Two archives in a file among folders, and one of the same minutes as one of them. */
  @BeforeEach
  void download() throws IOException {
    tables = IngestFixture.lake(folder.resolve("lake"));
    SmallArchive first = SmallArchive.of("EURUSD").minutes("2019-01-07T10:00", 10);
    SmallArchive other = SmallArchive.of("USDCHF").minutes("2019-01-07T10:00", 10);
    outer = Files.createDirectories(folder.resolve("disk/odd!/a")).resolve("two.zip");
    Files.write(
        outer, new TestZip().with("first.zip", first.zip()).with("other.zip", other.zip()).bytes());
    overlapping =
        SmallArchive.of("EURUSD")
            .packedAt("2021-01-01T00:00:00")
            .shifted(2)
            .minutes("2019-01-07T10:05", 10)
            .write(folder.resolve("later"), "2019");
  }

  @Test
  void tablesAreThoseOfALakeWithCopies() {
    Path disk = folder.resolve("disk");

    assertThat(ingest(disk).refused()).isEmpty();
    ingest(overlapping);

    Tables copying = IngestFixture.lake(folder.resolve("copying"));
    IngestFixture.ingest(copying, disk);
    IngestFixture.ingest(copying, overlapping);
    LakeContent.of(tables).assertSameAs(LakeContent.of(copying));
    LakeContent.assertBalanced(tables);
    assertThat(sql(tables, "SELECT DISTINCT lies_at FROM raw.archives"))
        .containsExactlyInAnyOrder("[file:" + outer + "]", "[file:" + overlapping + "]");
    assertThat(folder.resolve("lake/raw/originals")).doesNotExist();
    assertThat(folder.resolve("copying/raw/originals")).isDirectory();
    assertThat(ingest(disk).known()).hasSize(2);
  }

  @Test
  void oneThatIsGoneStopsAMergeUntilItIsFoundAgain() throws IOException {
    ingest(outer);
    Path moved = Files.createDirectories(folder.resolve("other disk")).resolve("renamed.zip");
    Files.move(outer, moved);

    assertLost("there is no such file");
    ingest(moved, overlapping);

    assertThat(sql(tables, "SELECT name, lies_at FROM raw.archives WHERE symbol = 'USDCHF'"))
        .containsExactly("[renamed.zip!/other.zip,file:" + moved + "]");
    LakeContent.assertBalanced(tables);
    assertThat(ingest(moved, overlapping).known()).hasSize(3);
  }

  @Test
  void oneThatWasChangedStopsAMergeInOneLine() throws IOException {
    ingest(outer);
    Files.write(
        outer,
        new TestZip()
            .with("first.zip", SmallArchive.of("EURUSD").minutes("2019-01-07T09:00", 9).zip())
            .bytes());

    assertLost("its bytes have changed");
  }

  private void assertLost(String why) {
    assertThatThrownBy(() -> ingest(overlapping))
        .satisfies(
            thrown ->
                assertThat(ours(thrown))
                    .hasMessage(
                        "Cannot read \"two.zip!/first.zip\" again from \"file:%s\": %s. Put it"
                            + " back, or ingest it from where it is now.",
                        outer, why));
  }

  /** What a task threw is wrapped by Spark. */
  private static Throwable ours(Throwable thrown) {
    return thrown instanceof BarlakeException ? thrown : ours(thrown.getCause());
  }

  private IngestResult ingest(Path... paths) {
    IngestSettings usual = LocalLakehouse.config(folder).ingest();
    IngestSettings referring =
        new IngestSettings(
            usual.nestingDepth(),
            usual.memberMegabytes(),
            usual.inflateRatio(),
            usual.keepTicks(),
            usual.moreSides(),
            false);
    return new ArchiveIngest(tables, Instruments.load(), referring, Progress.NONE)
        .ingest(List.of(paths).stream().map(Path::toString).toList(), "run");
  }
}
