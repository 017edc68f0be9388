package io.barlake.ingest;

import io.barlake.ingest.ArchiveSurvey.Findings;
import io.barlake.ingest.ArchiveSurvey.KnownArchive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.imported.ImportedReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What the files of an ingest hold that is new to the lake, each thing once. */
final class Arrivals {
  private final Map<String, DatedArchive> accepted;
  private final BiFunction<SurveyedArchive, KnownArchive, SurveyedArchive> asked;
  private final IngestResult.Builder result;
  private final Map<String, SurveyedArchive> archives = new TreeMap<>();
  private final Map<String, ImportedReport> reports = new TreeMap<>();
  private final Drafts drafts = new Drafts();

  /**
   * {@code asked} makes of a known archive, and of where it was found, the one that is asked for.
   */
  Arrivals(
      Map<String, DatedArchive> accepted,
      BiFunction<SurveyedArchive, KnownArchive, SurveyedArchive> asked,
      IngestResult.Builder result) {
    this.accepted = accepted;
    this.asked = asked;
    this.result = result;
  }

  void add(Findings found) {
    result.add(found);
    drafts.add(found.drafts());
    for (SurveyedArchive archive : found.accepted()) {
      SurveyedArchive first = archives.get(archive.sha256());
      if (first == null) {
        archives.put(archive.sha256(), archive);
      } else {
        archives.put(archive.sha256(), first.issuedAt(archive.facts().issued()));
        result.repeated(archive.facts().name());
      }
    }
    for (ImportedReport report : found.reports()) {
      if (reports.putIfAbsent(report.facts().sha256(), report) != null) {
        result.repeated(report.facts().name());
      }
    }
    found.known().forEach(this::addKnown);
  }

  private void addKnown(KnownArchive known) {
    ArchiveFacts facts = known.facts();
    DatedArchive before = accepted.get(facts.sha256());
    if (before == null) {
      result.repeated(facts.name());
      return;
    }
    SurveyedArchive archive = asked.apply(before.survey(), known).issuedAt(facts.issued());
    if (archive.asksNoMoreThan(before.survey())) {
      result.repeated(facts.name());
    } else {
      archives.merge(facts.sha256(), archive, (one, other) -> other.issuedAt(one.facts().issued()));
    }
  }

  /** Leaves what another ingest has taken in meanwhile. */
  void leaveKnown(Manifest manifest) {
    for (String sha256 : manifest.reports()) {
      if (reports.containsKey(sha256)) {
        result.repeated(reports.remove(sha256).facts().name());
      }
    }
    manifest
        .accepted()
        .forEach(
            (sha256, before) -> {
              SurveyedArchive archive = archives.get(sha256);
              if (archive != null && archive.asksNoMoreThan(before.survey())) {
                archives.remove(sha256);
                result.repeated(archive.facts().name());
              } else if (archive != null) {
                SurveyedArchive all = archive.with(before.survey().extras());
                archives.put(sha256, all.issuedAt(before.survey().facts().issued()));
              }
            });
  }

  Map<String, SurveyedArchive> archives() {
    return archives;
  }

  List<ImportedReport> reports() {
    return List.copyOf(reports.values());
  }

  Drafts drafts() {
    return drafts;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  int size() {
    return archives.size() + reports.size();
  }

  /** How often an archive will be read or written. */
  long work() {
    return archives.values().stream()
        .mapToLong(archive -> archive.allSeries().size() + (archive.keepsTicks() ? 1 : 0))
        .sum();
  }
}
