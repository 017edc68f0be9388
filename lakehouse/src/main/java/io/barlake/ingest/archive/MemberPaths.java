package io.barlake.ingest.archive;

import java.util.HashSet;
import java.util.Set;

/** Paths for the members of one archive: {@code parent!/name}, and no two alike. */
final class MemberPaths {
  static final String INSIDE = "!/";

  private final String parent;
  private final Set<String> given = new HashSet<>();

  MemberPaths(String parent) {
    this.parent = parent;
  }

  String parent() {
    return parent;
  }

  /** A name that was listed before gets a number. */
  String of(String name) {
    String path = parent + INSIDE + MemberNames.oneLine(name);
    String unique = path;
    for (int n = 2; !given.add(unique); n++) {
      unique = path + "#" + n;
    }
    return unique;
  }
}
