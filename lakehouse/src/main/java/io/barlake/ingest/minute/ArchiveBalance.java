package io.barlake.ingest.minute;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.format.Rejection;
import java.io.Serializable;
import java.util.List;

/** What a merge did with one archive; {@code conflicts} are the records that lost their minute. */
public record ArchiveBalance(ArchiveFacts facts, Conservation records, List<Rejection> conflicts)
    implements Serializable {
  public ArchiveBalance {
    conflicts = List.copyOf(conflicts);
  }
}
