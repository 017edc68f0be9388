package io.barlake.ingest.format;

import java.util.Optional;

/** A format whose records are bars: of one minute, or of {@link #frame} minutes. */
public non-sealed interface MinuteReader extends FormatReader {
  /** Fills the row from a record, or says why it is none. Must never throw. */
  Optional<RejectionReason> read(byte[] bytes, int from, int to, MinuteRow row);

  /** Whether flat bars without volume are filler of hours without trade, to be dropped. */
  default boolean padsQuietHours() {
    return false;
  }

  /** The bar in words: as a line of the format, where a person would look for that line. */
  default String render(MinuteColumns columns, int record) {
    return columns.text(record);
  }
}
