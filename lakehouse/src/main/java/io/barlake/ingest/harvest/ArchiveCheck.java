package io.barlake.ingest.harvest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a file is the archive that it should be. */
@FunctionalInterface
interface ArchiveCheck {
  /** What is wrong with the file, as half a sentence; empty if it is sound. */
  Optional<String> flaw(Path file) throws IOException;

  default boolean isSound(Path file) throws IOException {
    return flaw(file).isEmpty();
  }

  /** This check, and then another. */
  default ArchiveCheck and(ArchiveCheck next) {
    return file -> {
      Optional<String> flaw = flaw(file);
      return flaw.isPresent() ? flaw : next.flaw(file);
    };
  }
}
