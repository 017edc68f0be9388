package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Series;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.clock.ClockByYear;
import io.barlake.ingest.clock.ClockEvidence;
import io.barlake.ingest.imported.CtraderReportReader;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The accepted archives of a lake, as {@code raw.archives} lists them. */
final class Manifest {
  private final Tables tables;
  private long knownVersion = -2;
  private Map<String, DatedArchive> known = Map.of();

  Manifest(Tables tables) {
    this.tables = tables;
  }

  /** The archives that have been taken in, replaced ones too, as the table stands now. */
  Map<String, DatedArchive> accepted() {
    long version = tables.version(ArchivesTable.TABLE);
    if (version != knownVersion) {
      known = readAccepted();
      knownVersion = version;
    }
    return known;
  }

  /** The hashes of the reports that have been taken in. */
  Set<String> reports() {
    return tables
        .read(ArchivesTable.TABLE)
        .where(ArchivesTable.STATUS + " = '" + ArchivesTable.ACCEPTED + "'")
        .where(ArchivesTable.FORMAT + " = '" + CtraderReportReader.FORMAT + "'")
        .select(ArchivesTable.SHA256)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  private Map<String, DatedArchive> readAccepted() {
    Map<String, DatedArchive> accepted = new TreeMap<>();
    for (Row row :
        tables
            .read(ArchivesTable.TABLE)
            .where(ArchivesTable.STATUS + " <> '" + ArchivesTable.REFUSED + "'")
            .where(ArchivesTable.FORMAT + " <> '" + CtraderReportReader.FORMAT + "'")
            .collectAsList()) {
      DatedArchive archive = archive(row);
      accepted.put(archive.sha256(), archive);
    }
    return accepted;
  }

  /** Writes what became of these archives; the commit point of an ingest. */
  void write(List<SeriesMerge.Balance> balances, List<RefusedArchive> refusals, String run) {
    Map<String, Row> rows = new TreeMap<>();
    for (RefusedArchive refusal : refusals) {
      if (!refusal.sha256().isEmpty()) {
        rows.put(refusal.sha256(), row(refusal, run));
      }
    }
    balances.forEach(balance -> rows.put(balance.archive().sha256(), row(balance, run)));
    if (!rows.isEmpty()) {
      tables
          .rows(ArchivesTable.TABLE)
          .replaceWhere(condition(ArchivesTable.SHA256, rows.keySet()), List.copyOf(rows.values()));
    }
  }

  /** Writes that these reports were taken in. */
  void writeReports(List<ImportedReport> reports, String run) {
    Map<String, Row> rows = new TreeMap<>();
    reports.forEach(report -> rows.put(report.facts().sha256(), row(report, run)));
    if (!rows.isEmpty()) {
      tables
          .rows(ArchivesTable.TABLE)
          .replaceWhere(condition(ArchivesTable.SHA256, rows.keySet()), List.copyOf(rows.values()));
    }
  }

  static String condition(String column, Collection<String> hashes) {
    return hashes.stream().sorted().collect(Collectors.joining("', '", column + " IN ('", "')"));
  }

  private static DatedArchive archive(Row row) {
    SurveyedArchive survey =
        new SurveyedArchive(
            new ArchiveFacts(
                row.getAs(ArchivesTable.NAME),
                row.getAs(ArchivesTable.SHA256),
                row.<Long>getAs(ArchivesTable.BYTES),
                row.getAs(ArchivesTable.MEMBER),
                LocalDateTime.parse(row.<String>getAs(ArchivesTable.ENTRY_TIME))),
            new Series(
                new Source(row.getAs(ArchivesTable.SOURCE)),
                new Symbol(row.getAs(ArchivesTable.SYMBOL)),
                Side.parse(row.getAs(ArchivesTable.SIDE)),
                Optional.ofNullable(row.<Integer>getAs(ArchivesTable.FRAME)).orElse(1)),
            row.getAs(ArchivesTable.FORMAT),
            ClockEvidence.parse(row.getAs(ArchivesTable.STAMPS)),
            text(row, ArchivesTable.GIVEN_CLOCK),
            keepsTicks(row),
            row.<Integer>getAs(ArchivesTable.DECIMALS),
            Optional.ofNullable(row.<String>getAs(ArchivesTable.MESSAGE)).stream().toList());
    return new DatedArchive(
        survey,
        ClockByYear.parse(row.getAs(ArchivesTable.CLOCK)),
        row.getAs(ArchivesTable.CLOCK_SURENESS),
        text(row, ArchivesTable.REPLACED_BY),
        minute(row.getAs(ArchivesTable.FIRST_TS)),
        minute(row.getAs(ArchivesTable.LAST_TS)));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNullElse(row.<String>getAs(column), "");
  }

  /** A lake that has not been written to since ticks can be kept lacks the column. */
  private static boolean keepsTicks(Row row) {
    return row.schema().getFieldIndex(ArchivesTable.KEEPS_TICKS).isDefined()
        && Boolean.TRUE.equals(row.<Boolean>getAs(ArchivesTable.KEEPS_TICKS));
  }

  private static String orAbsent(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Row row(SeriesMerge.Balance balance, String run) {
    DatedArchive dated = balance.archive();
    SurveyedArchive archive = dated.survey();
    return RowFactory.create(
        archive.sha256(),
        archive.facts().name(),
        archive.facts().size(),
        dated.isReplaced() ? ArchivesTable.REPLACED : ArchivesTable.ACCEPTED,
        orAbsent(String.join(" ", archive.notes())),
        archive.facts().member(),
        archive.format(),
        archive.series().source().name(),
        archive.series().symbol().name(),
        archive.series().side().word(),
        archive.series().frame(),
        SurveyedArchive.shortHash(archive.facts()),
        archive.decimals(),
        instant(dated.firstMinute()),
        instant(dated.lastMinute()),
        archive.facts().memberTime().toString(),
        archive.stamps().toString(),
        orAbsent(archive.givenClock()),
        dated.clock().toString(),
        dated.sureness(),
        orAbsent(dated.replacedBy()),
        archive.keepsTicks() ? true : null,
        balance.records().read(),
        balance.records().used(),
        balance.records().duplicates(),
        balance.records().padding(),
        balance.records().quarantined(),
        balance.records().conflicts(),
        run);
  }

  /** Its records are its trades or events; of what only minutes have, there is none. */
  private static Row row(ImportedReport report, String run) {
    Object[] cells = new Object[ArchivesTable.SCHEMA.size()];
    Map<String, Object> known = new HashMap<>();
    known.put(ArchivesTable.SHA256, report.facts().sha256());
    known.put(ArchivesTable.NAME, report.facts().name());
    known.put(ArchivesTable.BYTES, report.facts().size());
    known.put(ArchivesTable.STATUS, ArchivesTable.ACCEPTED);
    known.put(ArchivesTable.MEMBER, report.facts().member());
    known.put(ArchivesTable.FORMAT, CtraderReportReader.FORMAT);
    known.put(ArchivesTable.SOURCE, CtraderReportReader.PLATFORM);
    known.put(ArchivesTable.ARCHIVE, SurveyedArchive.shortHash(report.facts()));
    known.put(ArchivesTable.ENTRY_TIME, report.facts().memberTime().toString());
    long used = (long) report.trades().size() + report.events();
    known.put(ArchivesTable.READ, used + report.rejections().size());
    known.put(ArchivesTable.USED, used);
    known.put(ArchivesTable.DUPLICATES, 0L);
    known.put(ArchivesTable.PADDING, 0L);
    known.put(ArchivesTable.QUARANTINED, (long) report.rejections().size());
    known.put(ArchivesTable.CONFLICTS, 0L);
    known.put(ArchivesTable.RUN_ID, run);
    known.forEach((column, cell) -> cells[ArchivesTable.SCHEMA.fieldIndex(column)] = cell);
    return RowFactory.create(cells);
  }

  private static Row row(RefusedArchive refusal, String run) {
    List<Object> cells = new ArrayList<>();
    cells.add(refusal.sha256());
    cells.add(refusal.name());
    cells.add(0L);
    cells.add(ArchivesTable.REFUSED);
    cells.add(refusal.reason().word() + ": " + refusal.message());
    while (cells.size() < ArchivesTable.SCHEMA.fieldIndex(ArchivesTable.READ)) {
      cells.add(null);
    }
    while (cells.size() < ArchivesTable.SCHEMA.size() - 1) {
      cells.add(0L);
    }
    cells.add(run);
    return RowFactory.create(cells.toArray());
  }

  private static Instant instant(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }

  private static long minute(Instant instant) {
    return ChronoUnit.MINUTES.between(Instant.EPOCH, instant);
  }
}
