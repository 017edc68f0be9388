package io.barlake.ingest.archive;

/** What becomes of each file and member that a walk meets; every one is reported exactly once. */
public interface ArchiveVisitor {
  /** An archive whose data can be opened while this method runs. */
  void archive(Archive archive);

  /** An archive, or a file that should have been one, that cannot be taken in. */
  void refused(RefusedArchive refused);

  /** A file that holds no data: a report, a picture, what an operating system leaves behind. */
  void skipped(String name);
}
