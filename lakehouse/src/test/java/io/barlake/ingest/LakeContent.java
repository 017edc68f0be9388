package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.ClocksTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.QuarantineTable;
import java.util.List;
import org.apache.spark.sql.Row;

/** Every row of the four tables of ingest, save which run wrote it and where archives lie. */
record LakeContent(
    List<String> archives, List<String> quarantine, List<String> clocks, List<String> minutes) {

  static LakeContent of(Tables tables) {
    return new LakeContent(
        rows(tables, ArchivesTable.TABLE, ArchivesTable.RUN_ID, ArchivesTable.LIES_AT),
        rows(tables, QuarantineTable.TABLE),
        rows(tables, ClocksTable.TABLE),
        rows(tables, MinuteBarsTable.TABLE));
  }

  /** The same where an archive is known by another name, by which it was found first. */
  static LakeContent withoutNames(Tables tables) {
    LakeContent all = of(tables);
    return new LakeContent(
        rows(
            tables,
            ArchivesTable.TABLE,
            ArchivesTable.RUN_ID,
            ArchivesTable.LIES_AT,
            ArchivesTable.NAME),
        all.quarantine,
        all.clocks,
        all.minutes);
  }

  void assertSameAs(LakeContent other) {
    assertThat(archives).isEqualTo(other.archives);
    assertThat(quarantine).isEqualTo(other.quarantine);
    assertThat(clocks).isEqualTo(other.clocks);
    assertThat(minutes).isEqualTo(other.minutes);
  }

  /** Every minute once, every record accounted for, and each minute leads to one archive. */
  static void assertBalanced(Tables tables) {
    tables.catalog().registerWhatExists();
    assertThat(
            one(
                tables,
                "SELECT count(*) - count(DISTINCT source, symbol, side, ts) FROM market.bars_1m"))
        .isEqualTo("[0]");
    assertThat(
            one(
                tables,
                "SELECT (SELECT coalesce(sum(used), 0) FROM raw.archives)"
                    + " - (SELECT count(*) FROM market.bars_1m)"))
        .isEqualTo("[0]");
    assertThat(
            sql(
                tables,
                "SELECT a.name, a.used, count(b.ts) FROM raw.archives a"
                    + " LEFT JOIN market.bars_1m b ON a.archive = b.archive"
                    + " GROUP BY a.name, a.used HAVING a.used <> count(b.ts)"))
        .isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT a.name FROM raw.archives a LEFT JOIN raw.quarantine q"
                    + " ON a.sha256 = q.sha256"
                    + " GROUP BY a.name, a.quarantined, a.conflicts"
                    + " HAVING a.quarantined + a.conflicts <> count(q.line)"))
        .isEmpty();
    assertThat(one(tables, "SELECT count(*) FROM market.bars_1m WHERE year <> year(ts)"))
        .isEqualTo("[0]");
  }

  static List<String> sql(Tables tables, String query) {
    return tables.spark().sql(query).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static String one(Tables tables, String query) {
    return tables.spark().sql(query).first().toString();
  }

  private static List<String> rows(Tables tables, TableDefinition table, String... without) {
    return tables.read(table).drop(without).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
