package io.barlake.ingest.format.lean;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads LEAN's forex bars of quotes: {@code time, bid open, high, low, close, last bid size, ask
 * open, high, low, close, last ask size}, no header. The time of minutes is in milliseconds of a
 * day that only the name tells; hours and days have a stamp of their own. The clock is that of the
 * market in the path: UTC for oanda, UTC-5 for fxcm. The spread is the mean of those at open and
 * close.
 *
 * <pre>
 * 60000,1.38688,1.38688,1.38685,1.38685,0,1.38700,1.38700,1.38696,1.38698,0
 * 20070101 21:00,1.31927,1.31955,1.3187,1.31935,0,1.32027,1.32055,1.3197,1.32035,0
 * </pre>
 */
public final class LeanQuoteReader implements MinuteReader {
  private static final int FIELDS = 11;
  private static final String STAMP = "99999999 99:99";
  private static final int UNKNOWN_DAY = -1;

  private final StampParser stamps = new StampParser();
  private final Fields fields = new Fields(',', FIELDS);
  private Source source = new Source("lean");
  private long midnight = UNKNOWN_DAY;
  private boolean minutes;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == FIELDS
        && (fields.hasShape(text, 0, STAMP) || LeanTime.millis(text, from, fields.to(0)) >= 0)
        && fields.areDecimals(text, 1, 4)
        && fields.areDecimals(text, 6, 9);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    source = LeanName.source(names);
    OptionalLong day = LeanName.midnight(names);
    midnight = day.orElse(UNKNOWN_DAY);
    boolean named = names.nearestFirst().stream().anyMatch(name -> label(name).isPresent());
    return named ? Optional.empty() : Optional.of(LeanTime.NO_DAY);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    long minute = StampParser.wholeMinute(stamp(text));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(text, fields, 1, DecimalParser.ZERO);
    row.ask(text, fields, 6);
    row.spread(spread(text));
    return ACCEPTED;
  }

  @Override
  public Set<Side> sidesBeside() {
    return Set.of(Side.ASK);
  }

  private long stamp(byte[] text) {
    if (fields.hasShape(text, 0, STAMP)) {
      return stamps.parse(text, fields.from(0), fields.to(0));
    }
    long millis = LeanTime.millis(text, fields.from(0), fields.to(0));
    minutes |= millis >= 0;
    return millis < 0 || midnight == UNKNOWN_DAY ? StampParser.INVALID : midnight + millis * 1_000;
  }

  private long spread(byte[] text) {
    int decimals = 0;
    for (int field : new int[] {1, 4, 6, 9}) {
      long price = fields.decimal(text, field);
      if (!DecimalParser.fitsEveryScale(price)) {
        return DecimalParser.INVALID;
      }
      decimals = Math.max(decimals, DecimalParser.decimals(price));
    }
    long twice =
        DecimalParser.atScale(fields.decimal(text, 6), decimals)
            - DecimalParser.atScale(fields.decimal(text, 1), decimals)
            + DecimalParser.atScale(fields.decimal(text, 9), decimals)
            - DecimalParser.atScale(fields.decimal(text, 4), decimals);
    return decimals == DecimalParser.MOST_DECIMALS || Math.abs(twice) > 1L << 56
        ? DecimalParser.INVALID
        : DecimalParser.of(twice * 5, decimals + 1);
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return LeanName.parse(name);
  }

  @Override
  public Origin origin() {
    return new Origin(source, Side.BID, Origin.Stamps.WALL_CLOCK);
  }

  @Override
  public OptionalInt frame() {
    return minutes ? OptionalInt.of(1) : OptionalInt.empty();
  }
}
