package io.barlake.ingest.format.bitstamp;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.EpochParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the public dumps of Bitstamp's bars: a header, seconds in UTC, traded prices. They have no
 * missing minute: quiet ones are filled with flat bars without volume, which are dropped.
 *
 * <pre>
 * timestamp,open,high,low,close,volume
 * 1325412060,4.58,4.58,4.58,4.58,0.0
 * </pre>
 */
public final class BitstampReader implements MinuteReader {
  private static final int FIELDS = 6;
  private static final String HEADER = "timestamp,open,high,low,close,volume";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|[/_-])(?:bitstamp[_-]?)?((?:BTC|ETH|LTC|XRP|BCH)(?:USD|EUR|GBP|BTC))(?=[_.-])"
              + "|(?:^|/)bitstamp(USD|EUR|GBP)_",
          Pattern.CASE_INSENSITIVE);

  private final Fields fields = new Fields(',', FIELDS);
  private boolean header;

  /** The header alone says nothing: others have the same. */
  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return !isHeader(text, from, to)
        && header
        && fields.split(text, from, to) == FIELDS
        && EpochParser.parse(text, from, fields.to(0)) != EpochParser.INVALID;
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    boolean found =
        to - from == HEADER.length()
            && new String(text, from, to - from, StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT)
                .equals(HEADER);
    header |= found;
    return found;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    long minute = StampParser.wholeMinute(EpochParser.parse(text, from, fields.to(0)));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(text, fields, 1, fields.volume(text, 5));
    return ACCEPTED;
  }

  @Override
  public boolean padsQuietHours() {
    return true;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String symbol = matcher.group(1) == null ? "BTC" + matcher.group(2) : matcher.group(1);
    return Optional.of(new ArchiveLabel(Symbol.parse(symbol), ArchivePeriod.UNKNOWN));
  }

  @Override
  public String exampleName() {
    return "bitstamp-BTCUSD.csv";
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("bitstamp"), Side.TRADE, Origin.Stamps.UTC);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.empty();
  }
}
