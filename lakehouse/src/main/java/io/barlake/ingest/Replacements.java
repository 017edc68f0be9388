package io.barlake.ingest;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.minute.MinuteMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds archives that were issued anew: same series, same file name, same member, other bytes, and
 * little missing at either end. The stronger one, as a merge ranks them, takes the place of the
 * other as a whole. A part of a larger archive under the same name replaces nothing.
 */
final class Replacements {
  private static final long MOST_SLACK_MINUTES = 24 * 60;

  private record Issue(SurveyedArchive.Series series, String file, String member) {}

  private Replacements() {}

  static List<DatedArchive> mark(List<DatedArchive> archives) {
    Map<Issue, List<DatedArchive>> issues = new HashMap<>();
    for (DatedArchive archive : archives) {
      issues.computeIfAbsent(issue(archive), issue -> new ArrayList<>()).add(archive);
    }
    List<DatedArchive> marked = new ArrayList<>();
    for (DatedArchive archive : archives) {
      marked.add(
          issues.get(issue(archive)).stream()
              .filter(other -> replaces(other, archive))
              .max((one, two) -> MinuteMerge.byStrength().compare(facts(one), facts(two)))
              .map(other -> archive.replacedBy(other.sha256()))
              .orElse(archive));
    }
    return marked;
  }

  private static boolean replaces(DatedArchive other, DatedArchive archive) {
    long slack = slack(archive);
    return MinuteMerge.byStrength().compare(facts(other), facts(archive)) > 0
        && other.firstMinute() <= archive.firstMinute() + slack
        && other.lastMinute() >= archive.lastMinute() - slack;
  }

  /**
   * How much may be missing at an end: never so much that the file of the next day would do, and no
   * bar of a coarse frame.
   */
  private static long slack(DatedArchive archive) {
    return archive.series().isMinutes()
        ? Math.min(MOST_SLACK_MINUTES, (archive.lastMinute() - archive.firstMinute()) / 2)
        : 0;
  }

  private static ArchiveFacts facts(DatedArchive archive) {
    return archive.survey().facts();
  }

  private static Issue issue(DatedArchive archive) {
    String name = facts(archive).name();
    return new Issue(
        archive.series(), name.substring(name.lastIndexOf('/') + 1), facts(archive).member());
  }
}
