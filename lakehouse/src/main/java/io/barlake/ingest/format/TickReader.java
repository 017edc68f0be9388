package io.barlake.ingest.format;

import java.util.Optional;

/** A format whose records are quotes or trades, which {@link TickCollector} makes minutes of. */
public non-sealed interface TickReader extends FormatReader {
  /** Fills the row from a record, or says why it is none. Must never throw. */
  Optional<RejectionReason> read(byte[] bytes, int from, int to, TickRow row);

  /**
   * Whether the stamps may go back by any time without a clock having been turned: a tick then
   * joins the minute of its stamp, however late it comes.
   */
  default boolean isInAnyOrder() {
    return false;
  }
}
