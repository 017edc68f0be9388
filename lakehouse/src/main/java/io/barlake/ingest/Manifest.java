package io.barlake.ingest;

import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.imported.CtraderReportReader;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The archives and reports that a lake has taken in, as {@code raw.archives} lists them. */
final class Manifest {
  private static final long NEVER_READ = -2;

  private final Tables tables;
  private long knownVersion = NEVER_READ;
  private Map<String, DatedArchive> archives = Map.of();
  private Set<String> reports = Set.of();

  Manifest(Tables tables) {
    this.tables = tables;
  }

  /** The archives that have been taken in, replaced ones too, as the table stands now. */
  Map<String, DatedArchive> accepted() {
    refresh();
    return archives;
  }

  /** The hashes of the reports that have been taken in. */
  Set<String> reports() {
    refresh();
    return reports;
  }

  private void refresh() {
    long version = tables.version(ArchivesTable.TABLE);
    if (version == knownVersion) {
      return;
    }
    Map<String, DatedArchive> readArchives = new TreeMap<>();
    Set<String> readReports = new TreeSet<>();
    if (version >= 0) {
      for (Row row :
          tables
              .read(ArchivesTable.TABLE)
              .where(ArchivesTable.STATUS + " <> '" + ArchivesTable.REFUSED + "'")
              .collectAsList()) {
        String sha256 = row.getAs(ArchivesTable.SHA256);
        if (CtraderReportReader.FORMAT.equals(row.getAs(ArchivesTable.FORMAT))) {
          readReports.add(sha256);
        } else {
          readArchives.put(sha256, ArchiveRow.parse(row));
        }
      }
    }
    knownVersion = version;
    archives = readArchives;
    reports = readReports;
  }

  /** Writes what became of these archives; the commit point of an ingest. */
  void write(List<SeriesMerge.Balance> balances, List<RefusedArchive> refusals, String run) {
    Map<String, Row> rows = new TreeMap<>();
    for (RefusedArchive refusal : refusals) {
      if (!refusal.sha256().isEmpty()) {
        rows.put(refusal.sha256(), ArchiveRow.of(refusal, run));
      }
    }
    Map<String, DatedArchive> more = new TreeMap<>(archives);
    for (SeriesMerge.Balance balance : balances) {
      rows.put(balance.archive().sha256(), ArchiveRow.of(balance, run));
      more.put(balance.archive().sha256(), balance.archive());
    }
    if (isNextVersion(write(rows))) {
      archives = more;
    }
  }

  /** Writes that these reports were taken in. */
  void writeReports(List<ImportedReport> imported, String run) {
    Map<String, Row> rows = new TreeMap<>();
    imported.forEach(report -> rows.put(report.facts().sha256(), ArchiveRow.of(report, run)));
    Set<String> more = new TreeSet<>(reports);
    more.addAll(rows.keySet());
    if (isNextVersion(write(rows))) {
      reports = more;
    }
  }

  private long write(Map<String, Row> rows) {
    return rows.isEmpty()
        ? knownVersion
        : tables
            .rows(ArchivesTable.TABLE)
            .replaceWhere(
                condition(ArchivesTable.SHA256, rows.keySet()), List.copyOf(rows.values()));
  }

  /** Whether nobody else has written since the table was read, so that it need not be again. */
  private boolean isNextVersion(long written) {
    if (written != knownVersion + 1) {
      return false;
    }
    knownVersion = written;
    return true;
  }

  static String condition(String column, Collection<String> hashes) {
    return hashes.stream().sorted().collect(Collectors.joining("', '", column + " IN ('", "')"));
  }
}
