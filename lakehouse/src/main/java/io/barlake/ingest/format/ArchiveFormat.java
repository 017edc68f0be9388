package io.barlake.ingest.format;

import io.barlake.ingest.format.histdata.HistDataMinuteReader;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.function.Supplier;

/** The formats that can be read. A format is recognised by its content, never by a file's name. */
@SuppressWarnings("ImmutableEnumChecker") // a source is a value and a reader is made anew each time
public enum ArchiveFormat {
  HISTDATA_MINUTE(Source.HISTDATA, Side.BID, HistDataMinuteReader::new);

  private final Source source;
  private final Side side;
  private final Supplier<MinuteReader> reader;

  ArchiveFormat(Source source, Side side, Supplier<MinuteReader> reader) {
    this.source = source;
    this.side = side;
    this.reader = reader;
  }

  public Source source() {
    return source;
  }

  /** Which price the bars of this format are made of. */
  public Side side() {
    return side;
  }

  /** A reader for one member. */
  public MinuteReader reader() {
    return reader.get();
  }
}
