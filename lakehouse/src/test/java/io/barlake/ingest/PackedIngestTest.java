package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.Packing;
import io.barlake.ingest.archive.TestZip;
import io.barlake.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedIngestTest {
  private static final String MEMBER = "DAT_ASCII_EURUSD_M1_2019.csv";

  @TempDir Path lake;
  @TempDir Path downloads;

  @Test
  void archivesOfEveryKindAreTakenInAndReadAgainWhenOthersOfTheirMinutesCome() {
    Tables tables = IngestFixture.lake(lake);
    write(MEMBER + ".gz", Packing.gzip(minutes("2019-01-07T10:00")));
    write("a.tgz", Packing.gzip(Packing.tar(Map.of(MEMBER, minutes("2019-01-07T11:00")))));
    write(
        "a.zip",
        new TestZip().with(MEMBER + ".xz", Packing.xz(minutes("2019-01-07T12:00"))).bytes());

    IngestResult first = ingest(tables, downloads);
    write("b.tar", Packing.tar(Map.of(MEMBER, allMinutes())));
    IngestResult second = ingest(tables, downloads);

    assertThat(first.refused()).isEmpty();
    assertThat(first.records().used()).isEqualTo(30);
    assertThat(second.refused()).isEmpty();
    assertThat(second.known()).hasSize(3);
    assertThat(
            sql(
                tables,
                "SELECT name, member, records_read FROM raw.archives WHERE status = 'accepted'"))
        .containsExactly(
            "[" + MEMBER + ".gz," + MEMBER + ",10]",
            "[a.tgz!/a.tar," + MEMBER + ",10]",
            "[a.zip!/" + MEMBER + ".xz," + MEMBER + ",10]",
            "[b.tar," + MEMBER + ",130]");
    LakeContent.assertBalanced(tables);
    assertThat(sql(tables, "SELECT count(*) FROM market.bars_1m")).containsExactly("[130]");
  }

  private static byte[] minutes(String from) {
    return SmallArchive.of("EURUSD").minutes(from, 10).text().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] allMinutes() {
    return SmallArchive.of("EURUSD")
        .minutes("2019-01-07T10:00", 130)
        .text()
        .getBytes(StandardCharsets.UTF_8);
  }

  private void write(String name, byte[] bytes) {
    SmallArchive.write(downloads.resolve(name), bytes);
  }
}
