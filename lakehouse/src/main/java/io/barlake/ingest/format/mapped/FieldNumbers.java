package io.barlake.ingest.format.mapped;

import java.util.ArrayList;
import java.util.List;

/** The fields that a mapping reads, each with a number; one that is named twice has one number. */
final class FieldNumbers {
  private final List<String> names = new ArrayList<>();

  int of(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name);
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
