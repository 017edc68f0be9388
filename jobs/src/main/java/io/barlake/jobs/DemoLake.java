package io.barlake.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Sha256;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;

/** Keeps generated prices out of a lake that holds real ones: both would be one series. */
final class DemoLake {
  private DemoLake() {}

  static void requireNoOther(
      Tables tables, List<Path> generated, List<Symbol> symbols, YearRange years) {
    List<Row> others =
        tables
            .read(ArchivesTable.TABLE)
            .where(col(ArchivesTable.STATUS).equalTo(ArchivesTable.ACCEPTED))
            .where(col(ArchivesTable.SYMBOL).isin(symbols.stream().map(Symbol::name).toArray()))
            .where(col(ArchivesTable.FIRST_TS).lt(firstDay(years.last() + 1)))
            .where(col(ArchivesTable.LAST_TS).geq(firstDay(years.first())))
            .where(
                not(
                    col(ArchivesTable.SHA256)
                        .isin(generated.stream().map(DemoLake::sha256).toArray())))
            .orderBy(ArchivesTable.NAME)
            .limit(1)
            .collectAsList();
    if (!others.isEmpty()) {
      throw BarlakeException.badInput(
          "Cannot run the demo in the lake \"%s\": it holds archives of the same symbol and years,"
              + " such as \"%s\", and generated prices would mix with theirs. Name a lake of its"
              + " own, such as --lake demo/lake.",
          tables.lake().uri(), others.get(0).<String>getAs(ArchivesTable.NAME));
    }
  }

  private static java.time.Instant firstDay(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of().formatHex(Sha256.digest().digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot read \"" + file + "\": " + e.getMessage() + ".", e);
    }
  }
}
