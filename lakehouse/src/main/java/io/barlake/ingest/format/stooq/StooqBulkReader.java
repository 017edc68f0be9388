package io.barlake.ingest.format.stooq;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.SymbolField;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the files of Stooq's bulk archives, one ticker each: a header, traded prices; {@code PER}
 * is the minutes of a bar or {@code D}. Days count as days of UTC; the clock of other bars is said
 * to be that of Warsaw.
 *
 * <pre>
 * &lt;TICKER&gt;,&lt;PER&gt;,&lt;DATE&gt;,&lt;TIME&gt;,&lt;OPEN&gt;,&lt;HIGH&gt;,&lt;LOW&gt;,&lt;CLOSE&gt;,&lt;VOL&gt;,&lt;OPENINT&gt;
 * AAPL.US,5,20260603,154500,270.1,270.9,269.8,270.5,120034,0
 * </pre>
 */
public final class StooqBulkReader implements MinuteReader {
  private static final int FIELDS = 10;
  private static final int DAY_MINUTES = 1_440;
  private static final String HEADER = "<TICKER>,<PER>,<DATE>,<TIME>,";

  private final Fields fields = new Fields(',', FIELDS);
  private final StampParser stamps = new StampParser();
  private final SymbolField ticker = new SymbolField();
  private int frame;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return isHeader(text, from, to)
        || (fields.split(text, from, to) == FIELDS
            && frame(text) > 0
            && fields.hasShape(text, 2, "99999999")
            && fields.hasShape(text, 3, "999999"));
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    return to - from >= HEADER.length()
        && Fields.hasShape(text, from, from + HEADER.length(), HEADER);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    int minutes = frame(text);
    long minute = stamps.parseMinute(text, fields.from(2), fields.to(3));
    frame = frame == 0 ? minutes : frame;
    if (minute == StampParser.INVALID || minutes <= 0 || minutes != frame) {
      return BAD_STAMP;
    }
    if (!ticker.repeats(text, from, fields.to(0))) {
      return OTHER_SYMBOL;
    }
    row.stamp(minute);
    row.values(text, fields, 4, fields.volume(text, 8));
    return ACCEPTED;
  }

  /** Minutes of the period; 0 where it is none. */
  private int frame(byte[] text) {
    if (fields.hasShape(text, 1, "D")) {
      return DAY_MINUTES;
    }
    if (!fields.isDigits(text, 1) || fields.length(1) > 4) {
      return 0;
    }
    int minutes = 0;
    for (int at = fields.from(1); at < fields.to(1); at++) {
      minutes = minutes * 10 + text[at] - '0';
    }
    return minutes;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Symbol> symbol() {
    return ticker.symbol();
  }

  @Override
  public Origin origin() {
    return StooqDayReader.origin(frame);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.of(frame);
  }
}
