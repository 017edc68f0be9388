package io.barlake.ingest.format;

import io.barlake.market.Side;
import java.util.Optional;
import java.util.Set;

/** A format whose records are quotes or trades, which {@link TickCollector} makes minutes of. */
public non-sealed interface TickReader extends FormatReader {
  /** What ticks with a bid and an ask tell beside their bid. */
  Set<Side> OF_QUOTES = Set.of(Side.ASK, Side.MID);

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
