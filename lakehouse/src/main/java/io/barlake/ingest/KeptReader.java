package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.ingest.format.TickSink;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;

/** Reads archives again as they are kept, in a task. */
final class KeptReader {
  private final Configuration hadoop;
  private final ArchiveLimits limits;
  private final KeptArchives kept;

  KeptReader(Configuration hadoop, ArchiveLimits limits, KeptArchives kept) {
    this.hadoop = hadoop;
    this.limits = limits;
    this.kept = kept;
  }

  ReadArchive read(ArchiveFacts facts) {
    return read(facts, TickSink.NONE);
  }

  /** The same, and shows each of its ticks to the sink. */
  ReadArchive read(ArchiveFacts facts, TickSink sink) {
    AtomicReference<ReadOutcome> outcome = new AtomicReference<>();
    ArchiveVisitor reader =
        new ArchiveVisitor() {
          @Override
          public void archive(Archive archive) {
            if (archive.facts().sha256().equals(facts.sha256())) {
              outcome.set(
                  new ArchiveReader()
                      .read(new Archive(facts, archive.source(), archive.originalSource()), sink));
            }
          }

          @Override
          public void refused(RefusedArchive refused) {
            outcome.set(new ReadOutcome.Refused(refused));
          }

          @Override
          public void skipped(String name) {}
        };
    try (HadoopChannel bytes = HadoopChannel.open(hadoop, kept.uri(facts.sha256()))) {
      new ArchiveWalker(limits).walk(facts.name(), bytes, reader);
    } catch (IOException e) {
      throw lost(facts, e.getMessage(), e);
    }
    if (outcome.get() instanceof ReadOutcome.Read yes) {
      return yes.archive();
    }
    throw lost(facts, "its bytes have changed", null);
  }

  private BarlakeException lost(ArchiveFacts facts, String why, IOException cause) {
    return new BarlakeException(
        ErrorCode.STORAGE,
        String.format(
            "Cannot read \"%s\" again from \"%s\": %s. Put the archive back there under that"
                + " name.",
            facts.name(), kept.uri(facts.sha256()), why),
        cause);
  }
}
