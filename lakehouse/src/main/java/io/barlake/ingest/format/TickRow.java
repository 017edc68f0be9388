package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import java.util.Optional;

/** The fields of one tick, filled by a reader again and again: no object per record. */
public final class TickRow {
  private static final Optional<RejectionReason> SOUND = Optional.empty();
  private static final Optional<RejectionReason> BAD_NUMBER =
      Optional.of(RejectionReason.BAD_NUMBER);
  private static final Optional<RejectionReason> NOT_POSITIVE =
      Optional.of(RejectionReason.PRICE_NOT_POSITIVE);
  private static final Optional<RejectionReason> IMPOSSIBLE =
      Optional.of(RejectionReason.IMPOSSIBLE_QUOTE);

  long stampMicros;
  long price;
  long ask;
  long volume;
  long askVolume = DecimalParser.INVALID;
  boolean hasAsk;

  /** Microseconds since 1970 in the file's own clock. */
  public void stamp(long micros) {
    stampMicros = micros;
  }

  /** A quote, as {@link DecimalParser} gives its numbers, valid or not. */
  public void quote(long bid, long ask, long volume) {
    this.price = bid;
    this.ask = ask;
    this.volume = volume;
    this.hasAsk = true;
  }

  /** The volume at the ask, where the source tells it; ticks need none. */
  public void askVolume(long volume) {
    this.askVolume = volume;
  }

  /** A trade, or one side of a quote. */
  public void trade(long price, long volume) {
    this.price = price;
    this.ask = DecimalParser.ZERO;
    this.volume = volume;
    this.hasAsk = false;
  }

  /** Why the values are no tick; empty when they are one. A bid above the ask does occur. */
  Optional<RejectionReason> fault() {
    if (!DecimalParser.fitsEveryScale(price)
        || !DecimalParser.fitsEveryScale(ask)
        || !DecimalParser.isVolume(volume)) {
      return BAD_NUMBER;
    }
    if (DecimalParser.digits(price) <= 0 || (hasAsk && DecimalParser.digits(ask) <= 0)) {
      return NOT_POSITIVE;
    }
    if (!hasAsk) {
      return SOUND;
    }
    int scale = priceDecimals();
    long low = DecimalParser.atScale(price, scale);
    long high = DecimalParser.atScale(ask, scale);
    return low > 2 * high || high > 2 * low ? IMPOSSIBLE : SOUND;
  }

  int priceDecimals() {
    int decimals = DecimalParser.decimals(price);
    return hasAsk ? Math.max(decimals, DecimalParser.decimals(ask)) : decimals;
  }
}
