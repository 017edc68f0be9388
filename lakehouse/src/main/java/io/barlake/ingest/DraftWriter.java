package io.barlake.ingest;

import io.barlake.config.Instruments;
import io.barlake.ingest.SeriesMerge.Merged;
import io.barlake.ingest.format.ReadArchive;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the bars of an archive at the first look, as if it were alone in the lake. Mostly that is
 * what they will be, and no archive is read twice; where others overlap it or tell more of its
 * clock, the draft is thrown away and the archive merged with them.
 */
final class DraftWriter implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Files that are not committed yet, and how the archive was dated for them. */
  record Draft(DatedArchive archive, Merged merged) implements Serializable {
    /** Whether merging this group would give the same rows. */
    boolean serves(ArchiveGroup group) {
      return group.archives().size() == 1 && group.archives().get(0).standsAs(archive);
    }

    /** As a merge of the group would have given it. */
    Merged as(DatedArchive decided) {
      List<SeriesMerge.Balance> balances = new ArrayList<>();
      for (SeriesMerge.Balance balance : merged.balances()) {
        DatedArchive exact =
            decided.between(balance.archive().firstMinute(), balance.archive().lastMinute());
        balances.add(new SeriesMerge.Balance(exact, balance.records(), balance.rejected()));
      }
      return new Merged(merged.series(), merged.files(), balances);
    }
  }

  private final BarFiles files;
  private final Instruments instruments;

  DraftWriter(BarFiles files, Instruments instruments) {
    this.files = files;
    this.instruments = instruments;
  }

  /** A draft of each series that the archive has bars in. */
  List<Draft> write(ReadArchive read, SurveyedArchive survey) {
    DatedArchive alone = new IngestPlanner(instruments).alone(survey);
    List<Draft> drafts = new ArrayList<>();
    for (SurveyedArchive.Series series : survey.allSeries()) {
      ArchiveGroup group = new ArchiveGroup(series, List.of(alone));
      drafts.add(new Draft(alone, new SeriesMerge(files).merge(group, known -> read)));
    }
    return drafts;
  }
}
