package io.barlake.ingest;

import io.barlake.ingest.DraftWriter.Draft;
import io.barlake.ingest.SeriesMerge.Merged;
import io.barlake.ingest.SurveyedArchive.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drafts of one ingest: those that are used, and those that are thrown away at its end. */
final class Drafts {
  private record Key(String sha256, Series series) {}

  private final Map<Key, Draft> byArchive = new HashMap<>();
  private final List<Draft> useless = new ArrayList<>();

  void add(Collection<Draft> drafts) {
    for (Draft draft : drafts) {
      if (byArchive.putIfAbsent(key(draft.archive(), draft.merged().series()), draft) != null) {
        useless.add(draft);
      }
    }
  }

  /** What merging the group would give, where a draft gives it already; each serves once. */
  Optional<Merged> take(ArchiveGroup group) {
    DatedArchive first = group.archives().get(0);
    Draft draft = byArchive.remove(key(first, group.series()));
    if (draft == null) {
      return Optional.empty();
    }
    if (!draft.serves(group)) {
      useless.add(draft);
      return Optional.empty();
    }
    return Optional.of(draft.as(first));
  }

  private static Key key(DatedArchive archive, Series series) {
    return new Key(archive.sha256(), series);
  }

  /** Deletes the files that no commit holds. */
  void discard(BarFiles files) {
    useless.addAll(byArchive.values());
    useless.forEach(draft -> files.delete(draft.merged()));
  }
}
