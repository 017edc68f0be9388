package io.barlake.ingest.format.binance;

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
import io.barlake.market.Micros;
import io.barlake.market.Source;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads Binance's klines: {@code open_time, open, high, low, close, volume, close_time,
 * quote_volume, trades, taker_base, taker_quote, ignore}, traded prices, UTC in milliseconds or,
 * spot from 2025 on, microseconds. Futures of later years have a header, which is also how they are
 * told from spot where no folder tells it. The frame is close_time less open_time.
 *
 * <pre>
 * 1637971200000,0.00002853,0.00002854,0.00002851,0.00002854,36304.2,1637971259999,1.03,79,1.0,0.5,0
 * </pre>
 */
public final class BinanceKlineReader implements MinuteReader {
  private static final int FIELDS = 12;
  private static final int OPEN_TIME = 0;
  private static final int VOLUME = 5;
  private static final int CLOSE_TIME = 6;
  private static final int TRADES = 8;
  private static final int MILLIS_DIGITS = 13;

  private final Fields fields = new Fields(',', FIELDS);
  private Source source = BinanceName.SPOT;
  private boolean header;
  private long frameMicros;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == FIELDS
        && EpochParser.parse(text, from, fields.to(OPEN_TIME)) != EpochParser.INVALID
        && span(text) > 0
        && fields.areDecimals(text, 1, VOLUME);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    source = BinanceName.source(names);
    return Optional.empty();
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    boolean found =
        fields.split(text, from, to) == FIELDS && text[from] >= 'a' && text[from] <= 'z';
    header |= found;
    return found;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    long minute = StampParser.wholeMinute(EpochParser.parse(text, from, fields.to(OPEN_TIME)));
    long span = span(text);
    frameMicros = frameMicros == 0 ? span : frameMicros;
    if (minute == StampParser.INVALID || span <= 0 || !isFrame(span)) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(text, fields, 1, fields.volume(text, VOLUME));
    row.ticks(
        fields.isDigits(text, TRADES) ? DecimalParser.digits(fields.decimal(text, TRADES)) : -1);
    return ACCEPTED;
  }

  /** Microseconds from open to close; 0 where one of them is no time. */
  private long span(byte[] text) {
    long open = EpochParser.parse(text, fields.from(OPEN_TIME), fields.to(OPEN_TIME));
    long close = EpochParser.parse(text, fields.from(CLOSE_TIME), fields.to(CLOSE_TIME));
    if (open == EpochParser.INVALID || close == EpochParser.INVALID) {
      return 0;
    }
    return close - open + (fields.length(CLOSE_TIME) == MILLIS_DIGITS ? 1_000 : 1);
  }

  /** Months are not equally long; every other frame is. */
  private boolean isFrame(long span) {
    long month = 28 * 1_440 * Micros.MINUTE;
    return span == frameMicros || (span >= month && frameMicros >= month);
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return BinanceName.parse(name);
  }

  @Override
  public String exampleName() {
    return "BTCUSDT-1m-2024-01.csv";
  }

  @Override
  public Origin origin() {
    return BinanceName.origin(source, header);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.of((int) (frameMicros / Micros.MINUTE));
  }
}
