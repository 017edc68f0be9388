package io.barlake.ingest.imported;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.format.Rejection;
import java.io.Serializable;
import java.util.List;

/**
 * A report that was read: its run, its trades, and the trades that could not be read.
 *
 * @param events records that the run keeps as they are, of a ledger that lies beside a report
 */
public record ImportedReport(
    ArchiveFacts facts,
    ImportedRun run,
    List<ImportedTrade> trades,
    int events,
    List<Rejection> rejections)
    implements Serializable {
  public ImportedReport {
    trades = List.copyOf(trades);
    rejections = List.copyOf(rejections);
  }
}
