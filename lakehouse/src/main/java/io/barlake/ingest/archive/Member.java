package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Optional;

/** A file that a ZIP or a TAR lists. */
interface Member {
  /** Where it lies, from the outermost file down. */
  String path();

  /** The name in the list, on one line. */
  String name();

  /** When it was packed, as written, of no zone. */
  LocalDateTime time();

  /** Whether its name or its kind could lead out of the archive. */
  boolean isUnsafe();

  /** Why its bytes cannot be had at all; empty when they can be tried. */
  Optional<MemberException> obstacle();

  /** Its size by the list, and how many bytes of the archive it takes. */
  long size();

  long packedSize();

  /** Its bytes, without any limit yet. */
  InputStream open() throws IOException;
}
