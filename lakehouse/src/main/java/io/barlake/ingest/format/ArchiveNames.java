package io.barlake.ingest.format;

import io.barlake.ingest.archive.ArchiveFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names an archive goes by, the nearest to the data first: the member, then the archives around
 * it from the inside out, each with its folders.
 */
public record ArchiveNames(List<String> nearestFirst) {
  public ArchiveNames {
    nearestFirst = List.copyOf(nearestFirst);
  }

  static ArchiveNames of(ArchiveFacts facts) {
    List<String> names = new ArrayList<>();
    names.add(facts.member().replace('\\', '/'));
    String[] parts = facts.name().replace('\\', '/').split("!/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      names.add(parts[i]);
    }
    return new ArchiveNames(names);
  }

  /** The first name in which the pattern is found, with what it found there. */
  public Optional<Matcher> find(Pattern pattern) {
    return nearestFirst.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
  }
}
