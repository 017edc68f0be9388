package io.barlake.ingest;

import io.barlake.ingest.DraftWriter.Draft;
import io.barlake.ingest.SeriesMerge.Merged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The drafts of one ingest: those that are used, and those that are thrown away at its end. */
final class Drafts {
  private final Map<String, Draft> byHash = new HashMap<>();
  private final List<Draft> all = new ArrayList<>();
  private final Set<Draft> used = new HashSet<>();

  void add(Collection<Draft> drafts) {
    for (Draft draft : drafts) {
      all.add(draft);
      byHash.putIfAbsent(draft.archive().sha256(), draft);
    }
  }

  /** What merging the group would give, where a draft gives it already; each serves once. */
  Optional<Merged> take(List<DatedArchive> group) {
    Draft draft = byHash.remove(group.get(0).sha256());
    if (draft == null || !draft.serves(group)) {
      return Optional.empty();
    }
    used.add(draft);
    return Optional.of(draft.as(group.get(0)));
  }

  /** Deletes the files that no commit holds. */
  void discard(BarFiles files) {
    for (Draft draft : all) {
      if (!used.contains(draft)) {
        files.delete(draft.merged());
      }
    }
  }
}
