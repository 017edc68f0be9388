package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.TimestampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads HistData's Generic ASCII minutes: {@code stamp;open;high;low;close;volume}, no header, bid
 * prices, stamps in the archive's own clock, which is measured and not assumed. Volume is always 0.
 * NinjaTrader minutes have the same bytes.
 *
 * <pre>
 * 20190102 030000;1.146130;1.146200;1.146100;1.146190;0
 * 20190102 030100;1.146190;1.146210;1.146150;1.146160;0
 * </pre>
 */
public final class HistDataMinuteReader implements MinuteReader {
  private static final int FIELDS = 6;
  private static final String STAMP_SHAPE = "99999999 999999";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT);

  private final TimestampParser stamps = new TimestampParser();
  private final Fields fields = new Fields(';', FIELDS);

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == FIELDS && fields.hasShape(text, 0, STAMP_SHAPE);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    long minute = stamps.parseMinute(text, from, fields.to(0));
    if (minute == TimestampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(text, fields, 1, fields.volume(text, 5));
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

  @Override
  public String render(MinuteColumns columns, int record) {
    LocalDateTime stamp =
        LocalDateTime.ofEpochSecond(columns.fileMinutes()[record] * 60, 0, ZoneOffset.UTC);
    return String.join(
        ";",
        STAMP.format(stamp),
        price(columns, columns.prices().open()[record]),
        price(columns, columns.prices().high()[record]),
        price(columns, columns.prices().low()[record]),
        price(columns, columns.prices().close()[record]),
        columns.volume().text(record));
  }

  private static String price(MinuteColumns columns, long ticks) {
    return BigDecimal.valueOf(ticks, columns.prices().scale().decimals())
        .setScale(columns.prices().writtenDecimals())
        .toPlainString();
  }
}
