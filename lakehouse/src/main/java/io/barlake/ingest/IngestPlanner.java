package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.Instruments;
import io.barlake.ingest.SurveyedArchive.Series;
import io.barlake.ingest.clock.ClockByYear;
import io.barlake.ingest.clock.ClockConfidence;
import io.barlake.ingest.clock.ClockJudge;
import io.barlake.ingest.clock.ClockJudge.Judgement;
import io.barlake.ingest.clock.ClockJudge.SeriesStamps;
import io.barlake.ingest.clock.ClockRule;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.clock.ClockYear;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides over all archives of a lake together: the clock of each, which was issued anew, and which
 * are merged: those of one series whose minutes overlap, directly or through others. A group in
 * which nothing is new and nothing has changed stands as it is.
 */
final class IngestPlanner {
  private static final Comparator<DatedArchive> BY_TIME =
      Comparator.comparingLong(DatedArchive::firstMinute).thenComparing(DatedArchive::sha256);

  private final Instruments instruments;

  /** The clocks of the whole lake, and the groups to merge. */
  record Plan(Map<ClockYear, Judgement> clocks, List<ArchiveGroup> groups) {}

  IngestPlanner(Instruments instruments) {
    this.instruments = instruments;
  }

  /**
   * {@code recorded} as they stand in the tables, {@code arrived} as they were looked at now: new
   * ones, and known ones that a person has given a clock.
   */
  Plan plan(Map<String, DatedArchive> recorded, Map<String, SurveyedArchive> arrived) {
    Map<String, SurveyedArchive> all = new TreeMap<>();
    recorded.forEach((sha256, archive) -> all.put(sha256, archive.survey()));
    all.putAll(arrived);
    refuseShortHashClash(all);
    Map<ClockYear, Judgement> clocks = clocks(all.values());
    List<DatedArchive> dated =
        Replacements.mark(all.values().stream().map(archive -> dated(archive, clocks)).toList());
    Set<String> todo = new HashSet<>(arrived.keySet());
    List<DatedArchive> spans = new ArrayList<>();
    for (DatedArchive archive : dated) {
      DatedArchive before = recorded.get(archive.sha256());
      if (before != null && !before.standsAs(archive)) {
        todo.add(archive.sha256());
      }
      spans.add(before == null ? archive : archive.coveringAlso(before));
    }
    return new Plan(clocks, groups(spans, todo));
  }

  /** A minute carries the first 16 digits of the hash only. */
  private static void refuseShortHashClash(Map<String, SurveyedArchive> archives) {
    Map<Long, String> seen = new HashMap<>();
    archives.forEach(
        (sha256, archive) -> {
          String other = seen.put(SurveyedArchive.shortHash(archive.facts()), sha256);
          if (other != null) {
            throw new BarlakeException(
                ErrorCode.INTERNAL,
                String.format(
                    Locale.ROOT,
                    "Cannot tell two archives apart: %s and %s begin alike.",
                    other,
                    sha256));
          }
        });
  }

  /** How an archive is dated where it is the only one. */
  DatedArchive alone(SurveyedArchive archive) {
    return dated(archive, clocks(List.of(archive)));
  }

  private Map<ClockYear, Judgement> clocks(Collection<SurveyedArchive> archives) {
    return ClockJudge.judge(
        archives.stream()
            .filter(SurveyedArchive::isMeasured)
            .map(
                archive ->
                    new SeriesStamps(
                        archive.series().source(),
                        archive.series().symbol(),
                        instruments.week(archive.series().symbol()),
                        archive.stamps(),
                        archive.series().isMinutes()))
            .toList());
  }

  private static DatedArchive dated(SurveyedArchive archive, Map<ClockYear, Judgement> clocks) {
    if (!archive.isMeasured()) {
      ClockRule rule = ClockRules.named(archive.givenClock());
      return dated(archive, ClockByYear.always(rule), DatedArchive.GIVEN);
    }
    Map<Integer, ClockRule> rules = new TreeMap<>();
    ClockConfidence leastSure = ClockConfidence.PROVEN;
    for (int year : archive.stamps().years()) {
      ClockYear key = new ClockYear(archive.series().source(), archive.series().symbol(), year);
      rules.put(year, clocks.get(key).verdict().rule());
      ClockConfidence sure = clocks.get(key).verdict().confidence();
      leastSure = sure.compareTo(leastSure) > 0 ? sure : leastSure;
    }
    return dated(archive, new ClockByYear(rules), leastSure.word());
  }

  private static DatedArchive dated(SurveyedArchive archive, ClockByYear clock, String sureness) {
    return new DatedArchive(
        archive,
        clock,
        sureness,
        "",
        archive.stamps().firstUtc(clock::utcMinute),
        archive.stamps().lastUtc(clock::utcMinute));
  }

  private static List<ArchiveGroup> groups(List<DatedArchive> archives, Set<String> todo) {
    Map<Series, List<DatedArchive>> bySeries = new LinkedHashMap<>();
    for (DatedArchive archive : archives) {
      for (Series series : archive.survey().allSeries()) {
        bySeries.computeIfAbsent(series, any -> new ArrayList<>()).add(archive);
      }
    }
    List<ArchiveGroup> groups = new ArrayList<>();
    bySeries.forEach(
        (series, ofSeries) -> {
          ofSeries.sort(BY_TIME);
          for (List<DatedArchive> group : overlapping(ofSeries)) {
            if (group.stream().anyMatch(archive -> todo.contains(archive.sha256()))) {
              groups.add(new ArchiveGroup(series, group));
            }
          }
        });
    return groups;
  }

  private static List<List<DatedArchive>> overlapping(List<DatedArchive> byTime) {
    List<List<DatedArchive>> groups = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (DatedArchive archive : byTime) {
      if (groups.isEmpty() || archive.firstMinute() > end) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(archive);
      end = Math.max(end, archive.lastMinute());
    }
    return groups;
  }
}
