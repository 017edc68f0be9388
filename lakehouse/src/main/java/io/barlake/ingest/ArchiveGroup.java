package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Series;
import java.io.Serializable;
import java.util.List;

/**
 * Archives whose bars are merged into one series, as their minutes overlap. The series is an
 * archive's own, or that of another side of its quotes.
 */
record ArchiveGroup(Series series, List<DatedArchive> archives) implements Serializable {
  ArchiveGroup {
    archives = List.copyOf(archives);
  }

  /** Those whose own series it is: here their records are counted, and their ticks are kept. */
  List<DatedArchive> own() {
    return archives.stream().filter(archive -> archive.series().equals(series)).toList();
  }
}
