package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A later archive may tell more of an earlier one: its clock, or that it was issued anew. */
class ChangedVerdictTest {
  private static final String FIRST_MINUTE =
      "SELECT symbol, min(ts) FROM market.bars_1m WHERE ts BETWEEN '2019-03-13' AND '2019-03-14'"
          + " GROUP BY symbol";

  @TempDir static Path together;
  private static Path weeks;

  @TempDir Path folder;

  /** Opens and closes of nine weeks in winter and twenty in summer: New York's own. */
  @BeforeAll
  static void writeYear() {
    weeks =
        SmallArchive.of("EURUSD")
            .edges("2019-01-06", 9)
            .edges("2019-03-17", 20)
            .write(together, "2019");
  }

  @Test
  void fewDaysTakeTheClockThatLaterArchivesProve() {
    Path days = SmallArchive.of("EURUSD").minutes("2019-03-13T10:00", 5).write(folder, "201903");
    Path other = SmallArchive.of("USDCHF").minutes("2019-03-13T10:00", 5).write(folder, "201903");
    Tables first = IngestFixture.lake(folder.resolve("first"));
    ingest(first, days, other);
    assertThat(sql(first, FIRST_MINUTE))
        .containsExactly("[EURUSD,2019-03-13T15:00:00Z]", "[USDCHF,2019-03-13T15:00:00Z]");
    long version = first.version(MinuteBarsTable.TABLE);

    ingest(first, weeks);

    assertThat(sql(first, FIRST_MINUTE))
        .containsExactly("[EURUSD,2019-03-13T14:00:00Z]", "[USDCHF,2019-03-13T14:00:00Z]");
    assertThat(first.version(MinuteBarsTable.TABLE)).isEqualTo(version + 1);
    assertThat(sql(first, "SELECT symbol, rule, sureness, archives FROM raw.clocks"))
        .containsExactly("[EURUSD,new-york,proven,2]", "[USDCHF,new-york,assumed,1]");
    LakeContent.assertBalanced(first);
    Tables last = IngestFixture.lake(folder.resolve("last"));
    ingest(last, weeks);
    ingest(last, other);
    ingest(last, days);
    LakeContent.of(last).assertSameAs(LakeContent.of(first));
  }

  @Test
  void monthsInAnyOrderGiveTheSameTables() {
    List<Path> months = new ArrayList<>();
    for (String month : List.of("01", "03", "04", "06", "10", "11")) {
      months.add(
          SmallArchive.of("GBPUSD")
              .edges("2019-" + month + "-03", month.equals("10") ? 5 : 4)
              .write(folder.resolve("months"), "2019" + month));
    }
    Tables expected = IngestFixture.lake(folder.resolve("together"));
    ingest(expected, folder.resolve("months"));
    for (int seed = 0; seed < 2; seed++) {
      Collections.shuffle(months, new Random(seed));
      Tables lake = IngestFixture.lake(folder.resolve("order-" + seed));
      months.forEach(month -> ingest(lake, month));

      LakeContent.withoutNames(lake).assertSameAs(LakeContent.withoutNames(expected));
    }
  }

  @Test
  void clockThatAPersonGivesIsTakenAlsoForKnownArchives() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path days = SmallArchive.of("EURUSD").minutes("2019-03-13T10:00", 5).write(folder, "201903");
    ingest(tables, days);
    List<String> paths = List.of(days.toString());

    IngestFixture.of(tables).ingest(paths, "Asia/Tokyo", "run");

    assertThat(sql(tables, FIRST_MINUTE)).containsExactly("[EURUSD,2019-03-13T01:00:00Z]");
    assertThat(sql(tables, "SELECT clock, clock_sureness, used FROM raw.archives"))
        .containsExactly("[Asia/Tokyo,given,5]");
    assertThat(sql(tables, "SELECT count(*) FROM market.bars_1m")).containsExactly("[5]");
    assertThat(sql(tables, "SELECT * FROM raw.clocks")).isEmpty();
    assertThat(IngestFixture.of(tables).ingest(paths, "Asia/Tokyo", "run").known()).hasSize(1);
    LakeContent.assertBalanced(tables);

    IngestFixture.of(tables).ingest(paths, "measured", "run");

    Tables untouched = IngestFixture.lake(folder.resolve("untouched"));
    ingest(untouched, days);
    LakeContent.of(tables).assertSameAs(LakeContent.of(untouched));
    assertThat(IngestFixture.of(tables).ingest(paths, "measured", "run").known()).hasSize(1);
  }

  @Test
  void aGivenClockTakenBackFromAFormatThatStatesItsOwnIsThatOne() throws IOException {
    Path candles =
        Files.writeString(
            folder.resolve("ADABTC-1m-2021-11-27.csv"),
            """
            1637971200000,0.00002900,0.00002910,0.00002890,0.00002905,10,1637971259999,1,2,1,1,0
            1637971260000,0.00002905,0.00002910,0.00002890,0.00002900,10,1637971319999,1,2,1,1,0
            """);
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    List<String> paths = List.of(candles.toString());
    IngestFixture.of(tables).ingest(paths, "Asia/Tokyo", "run");
    String stamps = "SELECT min(ts) FROM market.bars_1m";
    assertThat(sql(tables, stamps)).containsExactly("[2021-11-26T15:00:00Z]");

    IngestFixture.of(tables).ingest(paths, "measured", "run");

    assertThat(sql(tables, stamps)).containsExactly("[2021-11-27T00:00:00Z]");
    assertThat(sql(tables, "SELECT clock, clock_sureness FROM raw.archives"))
        .containsExactly("[utc,given]");
    LakeContent.assertBalanced(tables);
  }

  @Test
  void archiveThatWasIssuedAnewReplacesExactlyWhatTheOldOneGave() {
    Path neighbour =
        SmallArchive.of("EURUSD").minutes("2019-01-09T10:00", 5).write(folder, "201901-b");
    Path old =
        SmallArchive.of("EURUSD")
            .packedAt("2020-01-01T00:00")
            .minutes("2019-01-07T10:00", 60)
            .write(folder.resolve("old"), "2019");
    Path again =
        SmallArchive.of("EURUSD")
            .packedAt("2020-02-01T00:00")
            .minutes("2019-01-07T10:00", 20)
            .shifted(3)
            .minutes("2019-01-07T10:20", 20)
            .write(folder.resolve("new"), "2019");
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingest(tables, neighbour, old);
    long before = tables.version(MinuteBarsTable.TABLE);

    ingest(tables, again);

    assertThat(
            sql(
                tables,
                "SELECT status, records_read, used, duplicates, conflicts FROM raw.archives"))
        .containsExactly("[accepted,40,40,0,0]", "[accepted,5,5,0,0]", "[replaced,60,0,20,40]");
    assertThat(sql(tables, "SELECT count(*) FROM market.bars_1m")).containsExactly("[45]");
    assertThat(tables.version(MinuteBarsTable.TABLE)).isEqualTo(before + 1);
    assertThat(sql(tables, "SELECT count(*) FROM market.bars_1m VERSION AS OF " + before))
        .containsExactly("[65]");
    LakeContent.assertBalanced(tables);
    Tables other = IngestFixture.lake(folder.resolve("other"));
    ingest(other, again);
    ingest(other, old);
    ingest(other, neighbour);
    LakeContent.of(other).assertSameAs(LakeContent.of(tables));
  }

  @Test
  void partOfALargerArchiveUnderTheSameNameReplacesNothing() {
    Path all =
        SmallArchive.of("EURUSD")
            .packedAt("2020-01-01T00:00")
            .minutes("2019-01-07T10:00", 5)
            .minutes("2019-03-07T10:00", 5)
            .write(folder.resolve("all"), "2019");
    Path part =
        SmallArchive.of("EURUSD")
            .packedAt("2020-02-01T00:00")
            .minutes("2019-03-07T10:00", 5)
            .minutes("2019-04-07T20:00", 5)
            .write(folder.resolve("part"), "2019");
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingest(tables, all, part);

    assertThat(sql(tables, "SELECT status, used, duplicates FROM raw.archives"))
        .containsExactly("[accepted,10,0]", "[accepted,5,5]");
  }

  @Test
  void filesOfOneNameForTwoDaysReplaceNothing() {
    Path monday =
        SmallArchive.of("EURUSD")
            .packedAt("2020-01-01T00:00")
            .minutes("2019-01-07T10:00", 60)
            .write(folder.resolve("monday"), "");
    Path tuesday =
        SmallArchive.of("EURUSD")
            .packedAt("2020-02-01T00:00")
            .minutes("2019-01-08T10:00", 60)
            .write(folder.resolve("tuesday"), "");
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingest(tables, monday, tuesday);

    assertThat(sql(tables, "SELECT status, used FROM raw.archives"))
        .containsExactly("[accepted,60]", "[accepted,60]");
  }

  @Test
  void fileThatNoCommitHoldsIsDeleted() throws IOException {
    Path one = SmallArchive.of("EURUSD").minutes("2019-01-07T10:00", 9).write(folder, "201901");
    Path other =
        SmallArchive.of("EURUSD").shifted(1).minutes("2019-01-07T10:05", 9).write(folder, "2019");
    Path lake = folder.resolve("lake");
    Tables tables = IngestFixture.lake(lake);

    ingest(tables, one, other);

    assertThat(sql(tables, "SELECT count(*) FROM market.bars_1m")).containsExactly("[14]");
    try (Stream<Path> files = Files.walk(lake.resolve("market/bars_1m"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
          .hasSize(tables.columns(MinuteBarsTable.TABLE).state().files().size());
    }
  }
}
