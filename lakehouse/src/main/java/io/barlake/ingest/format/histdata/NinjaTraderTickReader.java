package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads HistData's ticks for NinjaTrader: {@code stamp;price;volume}, no header, whole seconds with
 * several ticks in each, the same clock as HistData's minutes. Bid, ask and last are files of their
 * own, and only the name tells which.
 *
 * <pre>
 * 20121202 170003;1.042550;0
 * 20121202 170003;1.042560;0
 * </pre>
 */
public final class NinjaTraderTickReader implements TickReader {
  private static final String STAMP = "99999999 999999";
  private static final Pattern SIDE =
      Pattern.compile("_T_(BID|ASK|LAST)(?![A-Z])", Pattern.CASE_INSENSITIVE);

  private final StampParser stamps = new StampParser();
  private final Fields fields = new Fields(';', 3);
  private Side side = Side.BID;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 3 && fields.hasShape(text, 0, STAMP);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    Optional<Matcher> found = names.find(SIDE);
    if (found.isEmpty()) {
      return Optional.of(
          "no name tells whether its prices are bid, ask or last. Rename it like"
              + " DAT_NT_EURUSD_T_BID_201212.csv.");
    }
    String word = found.get().group(1).toLowerCase(Locale.ROOT);
    side = word.equals("last") ? Side.TRADE : Side.parse(word);
    return Optional.empty();
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (fields.split(text, from, to) != 3) {
      return WRONG_FIELD_COUNT;
    }
    long micros = stamps.parse(text, from, fields.to(0));
    if (micros == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(micros);
    row.trade(fields.decimal(text, 1), fields.volume(text, 2));
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return HistDataName.parse(name);
  }

  @Override
  public Origin origin() {
    return new Origin(Source.HISTDATA, side, Origin.Stamps.WALL_CLOCK);
  }
}
