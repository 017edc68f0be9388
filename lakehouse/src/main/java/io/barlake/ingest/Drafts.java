package io.barlake.ingest;

import io.barlake.ingest.DraftWriter.Draft;
import io.barlake.ingest.SeriesMerge.Merged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drafts of one ingest: those that are used, and those that are thrown away at its end. */
final class Drafts {
  private final Map<String, Draft> byHash = new HashMap<>();
  private final List<Draft> useless = new ArrayList<>();

  void add(Collection<Draft> drafts) {
    for (Draft draft : drafts) {
      if (byHash.putIfAbsent(draft.archive().sha256(), draft) != null) {
        useless.add(draft);
      }
    }
  }

  /** What merging the group would give, where a draft gives it already; each serves once. */
  Optional<Merged> take(List<DatedArchive> group) {
    Draft draft = byHash.remove(group.get(0).sha256());
    if (draft == null) {
      return Optional.empty();
    }
    if (!draft.serves(group)) {
      useless.add(draft);
      return Optional.empty();
    }
    return Optional.of(draft.as(group.get(0)));
  }

  /** Deletes the files that no commit holds. */
  void discard(BarFiles files) {
    useless.addAll(byHash.values());
    useless.forEach(draft -> files.delete(draft.merged()));
  }
}
