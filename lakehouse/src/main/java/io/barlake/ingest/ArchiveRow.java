package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Series;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.clock.ClockByYear;
import io.barlake.ingest.clock.ClockEvidence;
import io.barlake.ingest.imported.CtraderReportReader;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.ingest.minute.Conservation;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.schema.ArchivesTable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** How archives, reports and refused files stand in {@code raw.archives}. */
final class ArchiveRow {
  private final Map<String, Object> cells = new HashMap<>();

  private ArchiveRow() {}

  static Row of(SeriesMerge.Balance balance, String run) {
    DatedArchive dated = balance.archive();
    SurveyedArchive archive = dated.survey();
    return new ArchiveRow()
        .facts(archive.facts())
        .with(
            ArchivesTable.STATUS,
            dated.isReplaced() ? ArchivesTable.REPLACED : ArchivesTable.ACCEPTED)
        .with(ArchivesTable.MESSAGE, orAbsent(String.join(" ", archive.notes())))
        .with(ArchivesTable.FORMAT, archive.format())
        .with(ArchivesTable.SOURCE, archive.series().source().name())
        .with(ArchivesTable.SYMBOL, archive.series().symbol().name())
        .with(ArchivesTable.SIDE, archive.series().side().word())
        .with(ArchivesTable.FRAME, archive.series().frame())
        .with(ArchivesTable.DECIMALS, archive.decimals())
        .with(ArchivesTable.FIRST_TS, instant(dated.firstMinute()))
        .with(ArchivesTable.LAST_TS, instant(dated.lastMinute()))
        .with(ArchivesTable.STAMPS, archive.stamps().toString())
        .with(ArchivesTable.GIVEN_CLOCK, orAbsent(archive.givenClock()))
        .with(ArchivesTable.CLOCK, dated.clock().toString())
        .with(ArchivesTable.CLOCK_SURENESS, dated.sureness())
        .with(ArchivesTable.REPLACED_BY, orAbsent(dated.replacedBy()))
        .with(ArchivesTable.KEEPS_TICKS, archive.keepsTicks() ? true : null)
        .with(ArchivesTable.MORE_SIDES, orAbsent(archive.extras().sideWords()))
        .with(ArchivesTable.LIES_AT, orAbsent(archive.liesAt()))
        .records(balance.records())
        .row(run);
  }

  /** Its records are its trades or events; of what only minutes have, there is none. */
  static Row of(ImportedReport report, String run) {
    long used = (long) report.trades().size() + report.events();
    long rejected = report.rejections().size();
    return new ArchiveRow()
        .facts(report.facts())
        .with(ArchivesTable.STATUS, ArchivesTable.ACCEPTED)
        .with(ArchivesTable.FORMAT, CtraderReportReader.FORMAT)
        .with(ArchivesTable.SOURCE, CtraderReportReader.PLATFORM)
        .records(new Conservation(used + rejected, used, 0, 0, rejected, 0))
        .row(run);
  }

  static Row of(RefusedArchive refusal, String run) {
    return new ArchiveRow()
        .with(ArchivesTable.SHA256, refusal.sha256())
        .with(ArchivesTable.NAME, refusal.name())
        .with(ArchivesTable.BYTES, 0L)
        .with(ArchivesTable.STATUS, ArchivesTable.REFUSED)
        .with(ArchivesTable.MESSAGE, refusal.reason().word() + ": " + refusal.message())
        .records(new Conservation(0, 0, 0, 0, 0, 0))
        .row(run);
  }

  /** The archive that a row tells of. */
  static DatedArchive parse(Row row) {
    SurveyedArchive survey =
        new SurveyedArchive(
            new ArchiveFacts(
                row.getAs(ArchivesTable.NAME),
                row.getAs(ArchivesTable.SHA256),
                row.<Long>getAs(ArchivesTable.BYTES),
                row.getAs(ArchivesTable.MEMBER),
                LocalDateTime.parse(row.<String>getAs(ArchivesTable.ENTRY_TIME)),
                ArchiveRow.<Instant>newer(row, ArchivesTable.ISSUED)
                    .orElse(ArchiveFacts.ISSUE_NOT_TOLD)),
            new Series(
                new Source(row.getAs(ArchivesTable.SOURCE)),
                new Symbol(row.getAs(ArchivesTable.SYMBOL)),
                Side.parse(row.getAs(ArchivesTable.SIDE)),
                Optional.ofNullable(row.<Integer>getAs(ArchivesTable.FRAME)).orElse(1)),
            row.getAs(ArchivesTable.FORMAT),
            ClockEvidence.parse(row.getAs(ArchivesTable.STAMPS)),
            text(row, ArchivesTable.GIVEN_CLOCK),
            Extras.parse(
                ArchiveRow.<Boolean>newer(row, ArchivesTable.KEEPS_TICKS).orElse(false),
                ArchiveRow.<String>newer(row, ArchivesTable.MORE_SIDES).orElse("")),
            ArchiveRow.<String>newer(row, ArchivesTable.LIES_AT).orElse(""),
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

  private ArchiveRow facts(ArchiveFacts facts) {
    return with(ArchivesTable.SHA256, facts.sha256())
        .with(ArchivesTable.NAME, facts.name())
        .with(ArchivesTable.BYTES, facts.size())
        .with(ArchivesTable.MEMBER, facts.member())
        .with(ArchivesTable.ARCHIVE, SurveyedArchive.shortHash(facts))
        .with(ArchivesTable.ENTRY_TIME, facts.memberTime().toString())
        .with(
            ArchivesTable.ISSUED,
            facts.issued().equals(ArchiveFacts.ISSUE_NOT_TOLD) ? null : facts.issued());
  }

  private ArchiveRow records(Conservation records) {
    return with(ArchivesTable.READ, records.read())
        .with(ArchivesTable.USED, records.used())
        .with(ArchivesTable.DUPLICATES, records.duplicates())
        .with(ArchivesTable.PADDING, records.padding())
        .with(ArchivesTable.QUARANTINED, records.quarantined())
        .with(ArchivesTable.CONFLICTS, records.conflicts());
  }

  private ArchiveRow with(String column, Object cell) {
    cells.put(column, cell);
    return this;
  }

  private Row row(String run) {
    Object[] row = new Object[ArchivesTable.SCHEMA.size()];
    with(ArchivesTable.RUN_ID, run);
    cells.forEach((column, cell) -> row[ArchivesTable.SCHEMA.fieldIndex(column)] = cell);
    return RowFactory.create(row);
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNullElse(row.<String>getAs(column), "");
  }

  /** A cell of a column that a lake may lack, as it was not written to since there is one. */
  private static <T> Optional<T> newer(Row row, String column) {
    return row.schema().getFieldIndex(column).isDefined()
        ? Optional.ofNullable(row.<T>getAs(column))
        : Optional.empty();
  }

  private static String orAbsent(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Instant instant(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }

  private static long minute(Instant instant) {
    return ChronoUnit.MINUTES.between(Instant.EPOCH, instant);
  }
}
