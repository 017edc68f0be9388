package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which archives are merged together: those of one series whose minutes overlap, directly or
 * through others. A group without a new archive stands as it is.
 */
final class IngestPlanner {
  private static final Comparator<SurveyedArchive> BY_TIME =
      Comparator.comparingLong(SurveyedArchive::firstMinute)
          .thenComparing(archive -> archive.sha256());

  private IngestPlanner() {}

  static List<List<SurveyedArchive>> plan(Iterable<SurveyedArchive> archives, Set<String> fresh) {
    Map<Series, List<SurveyedArchive>> bySeries = new LinkedHashMap<>();
    for (SurveyedArchive archive : archives) {
      bySeries.computeIfAbsent(archive.series(), series -> new ArrayList<>()).add(archive);
    }
    List<List<SurveyedArchive>> groups = new ArrayList<>();
    for (List<SurveyedArchive> series : bySeries.values()) {
      series.sort(BY_TIME);
      for (List<SurveyedArchive> group : overlapping(series)) {
        if (group.stream().anyMatch(archive -> fresh.contains(archive.sha256()))) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  private static List<List<SurveyedArchive>> overlapping(List<SurveyedArchive> byTime) {
    List<List<SurveyedArchive>> groups = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (SurveyedArchive archive : byTime) {
      if (groups.isEmpty() || archive.firstMinute() > end) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(archive);
      end = Math.max(end, archive.lastMinute());
    }
    return groups;
  }
}
