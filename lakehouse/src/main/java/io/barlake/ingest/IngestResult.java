package io.barlake.ingest;

import io.barlake.ingest.ArchiveSurvey.Findings;
import io.barlake.ingest.SeriesMerge.Balance;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.ingest.minute.Conservation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an ingest did. {@code archives} has a line for each archive that was merged, {@code refused}
 * a message for each that was not taken in. {@code ticks} is how many of the archives' records are
 * in market.ticks.
 */
public record IngestResult(
    List<ArchiveLine> archives,
    List<ReportLine> reports,
    List<String> known,
    List<String> refused,
    List<String> skipped,
    Records records,
    long ticks) {

  public IngestResult {
    archives = List.copyOf(archives);
    reports = List.copyOf(reports);
    known = List.copyOf(known);
    refused = List.copyOf(refused);
    skipped = List.copyOf(skipped);
  }

  /** One archive and its records. */
  public record ArchiveLine(
      String name, String sha256, String symbol, String clock, String sureness, Records records) {}

  /** One backtest of another platform, with the trades that were used and put aside. */
  public record ReportLine(
      String name, String sha256, String strategy, String symbol, int trades, int quarantined) {}

  /** Records read = used + duplicates + padding + quarantined + conflicts. */
  public record Records(
      long read, long used, long duplicates, long padding, long quarantined, long conflicts) {
    static Records of(Conservation records) {
      return new Records(
          records.read(),
          records.used(),
          records.duplicates(),
          records.padding(),
          records.quarantined(),
          records.conflicts());
    }

    Records plus(Records more) {
      return new Records(
          read + more.read,
          used + more.used,
          duplicates + more.duplicates,
          padding + more.padding,
          quarantined + more.quarantined,
          conflicts + more.conflicts);
    }
  }

  /** The whole in a few words. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%,d records used from %s, %s%,d known already, %,d refused",
        records.used(),
        count(archives.size(), "archive"),
        reports.isEmpty() ? "" : count(reports.size(), "report") + ", ",
        known.size(),
        refused.size());
  }

  private static String count(int number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  static final class Builder {
    private final List<ArchiveLine> archives = new ArrayList<>();
    private final List<ReportLine> reports = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private final List<RefusedArchive> refusals = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private long ticks;
    private Records records = new Records(0, 0, 0, 0, 0, 0);

    void add(Findings found) {
      refusals.addAll(found.refused());
      skipped.addAll(found.skipped());
    }

    void imported(ImportedReport report) {
      reports.add(
          new ReportLine(
              report.facts().name(),
              report.facts().sha256(),
              report.run().subject().strategy(),
              report.run().subject().symbol(),
              report.trades().size(),
              report.rejections().size()));
    }

    /** Paths that lead to no file. */
    void missing(List<RefusedArchive> missing) {
      refusals.addAll(missing);
    }

    /** The same bytes under a second name count as known. */
    void repeated(String name) {
      known.add(name);
    }

    /** Also where only the first name told what they are. */
    void forgetRefusalsOf(Set<String> accepted) {
      for (RefusedArchive refused : List.copyOf(refusals)) {
        if (accepted.contains(refused.sha256())) {
          refusals.remove(refused);
          known.add(refused.name());
        }
      }
    }

    void balances(List<Balance> balances) {
      for (Balance balance : balances) {
        Records one = Records.of(balance.records());
        records = records.plus(one);
        ticks += balance.archive().survey().keepsTicks() ? one.used() : 0;
        archives.add(
            new ArchiveLine(
                balance.archive().survey().facts().name(),
                balance.archive().sha256(),
                balance.archive().series().symbol().name(),
                balance.archive().clock().toString(),
                balance.archive().sureness(),
                one));
      }
    }

    /** What the first look at the files has shown, in a few words. */
    String found(int files, int fresh) {
      return String.format(
          Locale.ROOT,
          "%s: %s, %,d known already, %,d refused",
          count(files, "file"),
          count(fresh, "new archive"),
          known.size(),
          refusals.size());
    }

    List<RefusedArchive> refusals() {
      return refusals;
    }

    IngestResult build() {
      archives.sort(Comparator.comparing(ArchiveLine::name).thenComparing(ArchiveLine::sha256));
      return new IngestResult(
          archives,
          reports,
          known,
          refusals.stream().map(RefusedArchive::message).toList(),
          skipped,
          records,
          ticks);
    }
  }
}
