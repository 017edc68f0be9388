package io.barlake.ingest.format.kraken;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.EpochParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;

/**
 * Reads Kraken's bars: {@code seconds,open,high,low,close,volume,trades}, no header, traded prices,
 * UTC. A bar without a trade has no line. The name tells the minutes of a bar; without it the steps
 * of the stamps do.
 *
 * <pre>
 * 1381017600,122.0,122.0,122.0,122.0,0.1,1
 * 1381190400,123.91,124.19,123.9,124.18,3.9916,4
 * </pre>
 */
public final class KrakenOhlcvtReader implements MinuteReader {
  private static final int FIELDS = 7;
  private static final int TRADES = 6;
  private static final String SECONDS = "9999999999";

  private final Fields fields = new Fields(',', FIELDS);
  private OptionalInt frame = OptionalInt.empty();

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == FIELDS
        && fields.hasShape(text, 0, SECONDS)
        && fields.areDecimals(text, 1, 4)
        && fields.isDigits(text, TRADES);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    Optional<Matcher> named = names.find(KrakenName.BARS);
    int minutes = named.map(name -> Integer.parseInt(name.group(2))).orElse(0);
    frame = minutes > 0 ? OptionalInt.of(minutes) : OptionalInt.empty();
    return Optional.empty();
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    long minute = StampParser.wholeMinute(EpochParser.parse(text, from, fields.to(0)));
    if (minute == StampParser.INVALID || minute % frame.orElse(1) != 0) {
      return BAD_STAMP;
    }
    if (!fields.isDigits(text, TRADES)) {
      return BAD_NUMBER;
    }
    row.stamp(minute);
    row.values(text, fields, 1, fields.volume(text, 5));
    row.ticks(DecimalParser.digits(fields.decimal(text, TRADES)));
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return KrakenName.bars(name);
  }

  @Override
  public String exampleName() {
    return "XBTUSD_1.csv";
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("kraken"), Side.TRADE, Origin.Stamps.UTC);
  }

  @Override
  public OptionalInt frame() {
    return frame;
  }
}
