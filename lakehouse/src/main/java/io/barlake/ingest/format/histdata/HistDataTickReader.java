package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;
import java.util.Set;

/**
 * Reads HistData's Generic ASCII ticks: {@code stamp,bid,ask,volume}, no header, milliseconds glued
 * to the seconds, the same clock as HistData's minutes. Volume is always 0.
 *
 * <pre>
 * 20200101 170000065,1.121200,1.121720,0
 * 20200101 170010447,1.121200,1.121920,0
 * </pre>
 */
public final class HistDataTickReader implements TickReader {
  private static final String STAMP = "99999999 999999999";

  private final StampParser stamps = new StampParser();
  private final Fields fields = new Fields(',', 4);

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 4 && fields.hasShape(text, 0, STAMP);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (fields.split(text, from, to) != 4) {
      return WRONG_FIELD_COUNT;
    }
    long micros = stamps.parse(text, from, fields.to(0));
    if (micros == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(micros);
    row.quote(fields.decimal(text, 1), fields.decimal(text, 2), fields.volume(text, 3));
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return HistDataName.parse(name);
  }

  @Override
  public Set<Side> sidesBeside() {
    return OF_QUOTES;
  }

  @Override
  public Origin origin() {
    return new Origin(Source.HISTDATA, Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
