package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import java.util.Optional;

/** The fields of one line, filled by a reader again and again: no object per record. */
public final class MinuteRow {
  private static final long UNKNOWN = DecimalParser.INVALID;
  private static final Optional<RejectionReason> SOUND = Optional.empty();
  private static final Optional<RejectionReason> BAD_NUMBER =
      Optional.of(RejectionReason.BAD_NUMBER);
  private static final Optional<RejectionReason> NOT_POSITIVE =
      Optional.of(RejectionReason.PRICE_NOT_POSITIVE);
  private static final Optional<RejectionReason> IMPOSSIBLE =
      Optional.of(RejectionReason.IMPOSSIBLE_BAR);

  long fileMinute;
  long open;
  long high;
  long low;
  long close;
  long volume;
  long spread = UNKNOWN;
  int ticks = TickFacts.UNKNOWN_COUNT;
  boolean hasAsk;
  private long askOpen;
  private long askHigh;
  private long askLow;
  private long askClose;

  /** Minutes since 1970 in the file's own clock. */
  public void stamp(long minute) {
    fileMinute = minute;
  }

  /** Prices and volume as {@link DecimalParser} gives them, valid or not. */
  public void values(long open, long high, long low, long close, long volume) {
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
  }

  /** The same of a line in which open, high, low and close follow each other. */
  public void values(byte[] text, Fields fields, int first, long volume) {
    values(
        fields.decimal(text, first),
        fields.decimal(text, first + 1),
        fields.decimal(text, first + 2),
        fields.decimal(text, first + 3),
        volume);
  }

  /**
   * The ask of a bar of quotes, four fields that follow each other; absent where one is no number.
   */
  public void ask(byte[] text, Fields fields, int first) {
    askOpen = fields.decimal(text, first);
    askHigh = fields.decimal(text, first + 1);
    askLow = fields.decimal(text, first + 2);
    askClose = fields.decimal(text, first + 3);
    hasAsk =
        askOpen != DecimalParser.INVALID
            && askHigh != DecimalParser.INVALID
            && askLow != DecimalParser.INVALID
            && askClose != DecimalParser.INVALID;
  }

  /** Becomes the bar of the ask that another row has. */
  void takeAskOf(MinuteRow quote) {
    fileMinute = quote.fileMinute;
    values(quote.askOpen, quote.askHigh, quote.askLow, quote.askClose, DecimalParser.ZERO);
    spread = quote.spread;
  }

  /** The mean of ask less bid, a price as {@link DecimalParser} gives it. */
  public void spread(long mean) {
    this.spread = DecimalParser.fitsEveryScale(mean) ? mean : UNKNOWN;
  }

  /** How many ticks or trades the bar is made of. */
  public void ticks(long count) {
    this.ticks = count < 0 || count > Integer.MAX_VALUE ? TickFacts.UNKNOWN_COUNT : (int) count;
  }

  /** Whether all prices are one, and nothing was traded. */
  boolean isFiller() {
    int scale = priceDecimals();
    return DecimalParser.digits(volume) == 0
        && DecimalParser.atScale(high, scale) == DecimalParser.atScale(low, scale);
  }

  boolean knowsTicks() {
    return spread != UNKNOWN || ticks != TickFacts.UNKNOWN_COUNT;
  }

  /** Why the values are no bar; empty when they are one. An ask that is there has to be one too. */
  Optional<RejectionReason> fault() {
    if (!DecimalParser.isVolume(volume)) {
      return BAD_NUMBER;
    }
    Optional<RejectionReason> fault = fault(open, high, low, close);
    return fault.isEmpty() && hasAsk ? fault(askOpen, askHigh, askLow, askClose) : fault;
  }

  private static Optional<RejectionReason> fault(long open, long high, long low, long close) {
    if (!DecimalParser.fitsEveryScale(open)
        || !DecimalParser.fitsEveryScale(high)
        || !DecimalParser.fitsEveryScale(low)
        || !DecimalParser.fitsEveryScale(close)) {
      return BAD_NUMBER;
    }
    int scale = decimals(open, high, low, close);
    long o = DecimalParser.atScale(open, scale);
    long h = DecimalParser.atScale(high, scale);
    long l = DecimalParser.atScale(low, scale);
    long c = DecimalParser.atScale(close, scale);
    if (o <= 0 || h <= 0 || l <= 0 || c <= 0) {
      return NOT_POSITIVE;
    }
    return h < l || o > h || o < l || c > h || c < l ? IMPOSSIBLE : SOUND;
  }

  int priceDecimals() {
    return decimals(open, high, low, close);
  }

  private static int decimals(long open, long high, long low, long close) {
    return Math.max(
        Math.max(DecimalParser.decimals(open), DecimalParser.decimals(high)),
        Math.max(DecimalParser.decimals(low), DecimalParser.decimals(close)));
  }
}
