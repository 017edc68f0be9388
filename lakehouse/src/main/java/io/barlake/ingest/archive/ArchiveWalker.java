package io.barlake.ingest.archive;

import java.nio.channels.SeekableByteChannel;

/**
 * Finds every archive in a file, at any depth. A plain file of data is an archive, and so is one
 * that was compressed alone by gzip, xz or bzip2. A ZIP or TAR with one data member is an archive,
 * whatever reports lie beside the member. A ZIP or TAR with several data members, or with archives
 * inside, is a folder: each of those is an archive of its own, under a name such as {@code
 * outer.zip!/inner.zip}.
 *
 * <p>What a file is, its bytes say; its name only decides whether words could be data. Whatever is
 * wrong with a file is reported to the visitor and the walk goes on; only failing storage stops it.
 * Nothing is ever written to a disk, and of what is unpacked only inner ZIPs and TARs are held in
 * memory.
 */
public final class ArchiveWalker {
  private final ArchiveLimits limits;

  public ArchiveWalker(ArchiveLimits limits) {
    this.limits = limits;
  }

  /**
   * The part of an archive's path that leads to the file in which it lies; the whole path where no
   * part of it does, as it may be of a name that was made fit to print.
   */
  public static String outermost(String path, String fileName) {
    for (int at = path.indexOf(fileName); at >= 0; at = path.indexOf(fileName, at + 1)) {
      int end = at + fileName.length();
      if (end == path.length() || path.startsWith(MemberPaths.INSIDE, end)) {
        return path.substring(0, end);
      }
    }
    return path;
  }

  /** Visits everything in the file. The channel stays open and is the caller's to close. */
  public void walk(String name, SeekableByteChannel bytes, ArchiveVisitor visitor) {
    walkTo("", name, bytes, visitor);
  }

  /**
   * Visits the one archive of that path, as an earlier walk has named it. Of the rest no more is
   * inflated than leads there.
   */
  public void walkTo(String path, String name, SeekableByteChannel bytes, ArchiveVisitor visitor) {
    new Walk(limits, visitor, path).file(name, new SharedChannel(name, bytes));
  }
}
