package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.TestZip;
import io.barlake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables are a function of the archives, not of the order or the calls in which they came. */
class IngestOrderTest {
  private static final int RANDOM_ORDERS = 2;

  @TempDir Path folder;

  @Test
  void overlappingArchivesEndInTheSameTablesInEveryOrder() throws IOException {
    List<Path> archives = archives(folder.resolve("downloads"));
    Tables together = IngestFixture.lake(folder.resolve("together"));
    ingest(together, archives);
    LakeContent expected = LakeContent.withoutNames(together);
    LakeContent.assertBalanced(together);
    assertThat(expected.archives()).hasSize(8);
    assertThat(expected.quarantine()).hasSize(30 + 10 + 5 + 2);

    Random random = new Random(12);
    for (int order = 0; order < RANDOM_ORDERS; order++) {
      List<Path> shuffled = new ArrayList<>(archives);
      Collections.shuffle(shuffled, random);
      Tables tables = IngestFixture.lake(folder.resolve("order-" + order));
      int from = 0;
      while (from < shuffled.size()) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(3));
        ingest(tables, shuffled.subList(from, to));
        from = to;
      }
      LakeContent.withoutNames(tables).assertSameAs(expected);
    }
  }

  /** A year, months, a month issued anew, a copy, a ZIP of ZIPs and a folder; two symbols. */
  private static List<Path> archives(Path downloads) throws IOException {
    List<Path> archives = new ArrayList<>();
    archives.add(
        SmallArchive.of("EURUSD")
            .weeks("2019-01-06", 1)
            .minutes("2019-12-31T18:30", 60)
            .write(downloads, "2019"));
    archives.add(
        SmallArchive.of("EURUSD")
            .member("DAT_ASCII_EURUSD_M1_201901.csv")
            .packedAt("2020-03-01T10:00:00")
            .minutes("2019-01-07T10:00", 60)
            .line("broken")
            .shifted(10)
            .minutes("2019-01-07T11:00", 30)
            .write(downloads, "201901"));
    archives.add(
        SmallArchive.of("EURUSD")
            .member("DAT_ASCII_EURUSD_M1_201901.csv")
            .packedAt("2020-03-01T10:00:00")
            .minutes("2019-01-07T11:00", 30)
            .shifted(10)
            .minutes("2019-01-08T00:00", 10)
            .line("20190108 001000;1;2;3")
            .write(downloads, "201901-again"));
    archives.add(Files.copy(archives.get(1), downloads.resolve("copy of January.zip")));
    byte[] february = SmallArchive.of("EURUSD").minutes("2019-02-04T10:00", 20).zip();
    byte[] bridge =
        SmallArchive.of("EURUSD")
            .minutes("2019-01-08T00:05", 10)
            .minutes("2019-02-04T10:10", 20)
            .zip();
    archives.add(
        SmallArchive.write(
            downloads.resolve("outer.zip"),
            new TestZip()
                .with("a/HISTDATA_COM_ASCII_EURUSD_M1201902.zip", february)
                .with("b/bridge.zip", new TestZip().with("inner.zip", bridge).bytes())
                .bytes()));
    Path unpacked = downloads.resolve("unpacked");
    SmallArchive.of("GBPUSD").minutes("2019-01-07T10:00", 20).write(unpacked, "201901");
    SmallArchive.write(
        unpacked.resolve("csv/DAT_ASCII_GBPUSD_M1_201901.csv"),
        SmallArchive.of("GBPUSD")
            .minutes("2019-01-07T10:10", 20)
            .text()
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    SmallArchive.of("GBPUSD")
        .packedAt("2019-06-01T00:00:00")
        .minutes("2019-01-09T10:00", 20)
        .write(unpacked, "201901b");
    archives.add(unpacked);
    return archives;
  }
}
