package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
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
  private static final int STAMP_LENGTH = 15;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT);

  private final TimestampParser stamps = new TimestampParser();
  private final int[] fieldEnds = new int[FIELDS];

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    if (!splitsIntoFields(text, from, to) || fieldEnds[0] - from != STAMP_LENGTH) {
      return false;
    }
    for (int at = from; at < from + STAMP_LENGTH; at++) {
      boolean digit = text[at] >= '0' && text[at] <= '9';
      if (at - from == 8 ? text[at] != ' ' : !digit) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (!splitsIntoFields(text, from, to)) {
      return WRONG_FIELD_COUNT;
    }
    long minute = stamps.parseMinute(text, from, fieldEnds[0]);
    if (minute == TimestampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(field(text, 1), field(text, 2), field(text, 3), field(text, 4), field(text, 5));
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
        BigDecimal.valueOf(columns.volume().units()[record], columns.volume().scale().decimals())
            .toPlainString());
  }

  private static String price(MinuteColumns columns, long ticks) {
    return BigDecimal.valueOf(ticks, columns.prices().scale().decimals())
        .setScale(columns.prices().writtenDecimals())
        .toPlainString();
  }

  private long field(byte[] text, int field) {
    return DecimalParser.parse(text, fieldEnds[field - 1] + 1, fieldEnds[field]);
  }

  private boolean splitsIntoFields(byte[] text, int from, int to) {
    int field = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == ';') {
        if (field == FIELDS - 1) {
          return false;
        }
        fieldEnds[field++] = at;
      }
    }
    fieldEnds[field] = to;
    return field == FIELDS - 1;
  }
}
