package io.barlake.ingest;

import io.barlake.config.Instruments;
import io.barlake.ingest.SeriesMerge.Merged;
import io.barlake.ingest.format.ReadArchive;
import java.io.Serializable;
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
    boolean serves(List<DatedArchive> group) {
      return group.size() == 1 && group.get(0).standsAs(archive);
    }

    /** As a merge of the group would have given it. */
    Merged as(DatedArchive decided) {
      SeriesMerge.Balance balance = merged.balances().get(0);
      DatedArchive exact =
          decided.between(balance.archive().firstMinute(), balance.archive().lastMinute());
      return new Merged(
          merged.series(),
          merged.files(),
          List.of(new SeriesMerge.Balance(exact, balance.records(), balance.rejected())));
    }
  }

  private final BarFiles files;
  private final Instruments instruments;

  DraftWriter(BarFiles files, Instruments instruments) {
    this.files = files;
    this.instruments = instruments;
  }

  Draft write(ReadArchive read, SurveyedArchive survey) {
    DatedArchive alone = new IngestPlanner(instruments).alone(survey);
    return new Draft(alone, new SeriesMerge(files).merge(List.of(alone), known -> read));
  }
}
