package io.barlake.ingest.format.metatrader;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the ticks that MetaTrader 5 exports: tabs, a header, the clock of the broker's server. A
 * blank bid or ask is the one before it.
 *
 * <pre>
 * &lt;DATE&gt;     &lt;TIME&gt;       &lt;BID&gt;   &lt;ASK&gt;   &lt;LAST&gt; &lt;VOLUME&gt; &lt;FLAGS&gt;
 * 2020.01.02 00:00:00.123 1.12122 1.12129               6
 * 2020.01.02 00:00:00.456         1.12130               4
 * </pre>
 */
public final class MetaTraderTickReader implements TickReader {
  private static final int TIME = 1;
  private static final int BID = 2;
  private static final int ASK = 3;
  private static final int REQUIRED = 4;
  private static final int VOLUME = 4;

  private final HeaderColumns columns =
      new HeaderColumns(REQUIRED, "<DATE>", "<TIME>", "<BID>", "<ASK>", "<VOLUME>");
  private final Fields fields = columns.fields();
  private final StampParser stamps = new StampParser();
  private long bid = DecimalParser.INVALID;
  private long ask = DecimalParser.INVALID;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return columns.recognizes(text, from, to);
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    return columns.learn(text, from, to);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (!columns.split(text, from, to)) {
      return WRONG_FIELD_COUNT;
    }
    long micros =
        stamps.parse(
            text, fields.from(columns.at(HeaderColumns.DATE)), fields.to(columns.at(TIME)));
    if (micros == StampParser.INVALID) {
      return BAD_STAMP;
    }
    long newBid = carried(text, BID, bid);
    long newAsk = carried(text, ASK, ask);
    if (newBid == DecimalParser.INVALID || newAsk == DecimalParser.INVALID) {
      return BAD_NUMBER;
    }
    bid = newBid;
    ask = newAsk;
    row.stamp(micros);
    row.quote(bid, ask, volume(text));
    return ACCEPTED;
  }

  private long volume(byte[] text) {
    int field = columns.at(VOLUME);
    return field == HeaderColumns.ABSENT || fields.length(field) == 0
        ? DecimalParser.ZERO
        : fields.volume(text, field);
  }

  private long carried(byte[] text, int column, long before) {
    int field = columns.at(column);
    return field == HeaderColumns.ABSENT || fields.length(field) == 0
        ? before
        : fields.decimal(text, field);
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return MetaTraderName.parse(name);
  }

  @Override
  public String exampleName() {
    return "EURUSD_202001020000_202001032359.csv";
  }

  @Override
  public Set<Side> sidesBeside() {
    return OF_QUOTES;
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("metatrader"), Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
