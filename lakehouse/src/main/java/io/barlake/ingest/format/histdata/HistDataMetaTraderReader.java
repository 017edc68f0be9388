package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;

/**
 * Reads HistData's minutes for MetaTrader: {@code date,time,open,high,low,close,volume}, no header,
 * bid prices, the same clock as HistData's other files. Volume is always 0.
 *
 * <pre>
 * 2025.01.01,17:05,0.937220,0.937260,0.937210,0.937260,0
 * 2025.01.01,17:06,0.937260,0.937260,0.937260,0.937260,0
 * </pre>
 */
public final class HistDataMetaTraderReader implements MinuteReader {
  private final StampParser stamps = new StampParser();
  private final Fields fields = new Fields(',', 7);

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 7
        && fields.hasShape(text, 0, "9999.99.99")
        && fields.hasShape(text, 1, "99:99");
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != 7) {
      return WRONG_FIELD_COUNT;
    }
    long minute = stamps.parseMinute(text, from, fields.to(1));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(text, fields, 2, fields.volume(text, 6));
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return HistDataName.parse(name);
  }

  @Override
  public Origin origin() {
    return new Origin(Source.HISTDATA, Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
