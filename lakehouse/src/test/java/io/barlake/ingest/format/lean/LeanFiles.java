package io.barlake.ingest.format.lean;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;

/** Real files of LEAN, under the folders that tell their market. */
public final class LeanFiles {
  private LeanFiles() {}

  public static ReadArchive read(String path) {
    return RealData.onlyArchive(
        "lean/" + path, archive -> TestArchive.readAllSides(under(path, archive)));
  }

  private static Archive under(String path, Archive archive) {
    ArchiveFacts facts = archive.facts();
    return new Archive(facts.named(path), archive.source(), archive.originalSource());
  }
}
