package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.SymbolField;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Optional;

/**
 * Reads HistData's minutes for MetaStock: {@code symbol,stamp,open,high,low,close,volume}, no
 * header, bid prices, the same clock as HistData's other files. Volume is always 0.
 *
 * <pre>
 * EURUSD,201202010000,1.306600,1.306600,1.306560,1.306560,0
 * EURUSD,201202010001,1.306570,1.306570,1.306470,1.306560,0
 * </pre>
 */
public final class MetaStockReader implements MinuteReader {
  private final StampParser stamps = new StampParser();
  private final Fields fields = new Fields(',', 7);
  private final SymbolField symbol = new SymbolField();

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 7
        && fields.length(0) >= 3
        && text[from] >= 'A'
        && text[from] <= 'Z'
        && fields.hasShape(text, 1, "999999999999")
        && fields.areDecimals(text, 2, 5);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != 7) {
      return WRONG_FIELD_COUNT;
    }
    long minute = stamps.parseMinute(text, fields.from(1), fields.to(1));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    if (!symbol.repeats(text, from, fields.to(0))) {
      return OTHER_SYMBOL;
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
  public Optional<Symbol> symbol() {
    return symbol.symbol();
  }

  @Override
  public Origin origin() {
    return new Origin(Source.HISTDATA, Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
