package io.barlake.ingest.format.plain;

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
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads bars that somebody has put into a plain table, with a header and ISO stamps; volume may be
 * left out. Stamps with an offset are UTC, others show a clock. Source, symbol and side stand in
 * the name, and the steps of the stamps tell the frame.
 *
 * <pre>
 * timestamp,open,high,low,close
 * 2012-02-01 00:00:00+00:00,1.57597,1.57606,1.57576,1.57576
 * </pre>
 */
public final class PlainBarReader implements MinuteReader {
  private static final int VOLUME = 5;
  private static final String HEADER = "timestamp,open,high,low,close";

  private final IsoStamps stamps = new IsoStamps();
  private final Fields fields = new Fields(',', VOLUME + 1);
  private Source source = new Source("plain");
  private Side side = Side.BID;
  private int columns;

  /** The header with a volume is also another format's: the stamps tell them apart. */
  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    int count = fields.split(text, from, to);
    return (count == VOLUME || count == VOLUME + 1)
        && IsoStamps.looksLike(text, from, fields.to(0))
        && fields.areDecimals(text, 1, 4);
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    String line =
        new String(text, from, to - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    return line.equals(HEADER) || line.equals(HEADER + ",volume");
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    Optional<PlainName> name = PlainName.find(names);
    if (name.isEmpty() || name.get().side().isEmpty()) {
      return Optional.of(PlainName.MISSING);
    }
    source = name.get().source();
    side = name.get().side().get();
    return Optional.empty();
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    int count = fields.split(text, from, to);
    if ((count != VOLUME && count != VOLUME + 1) || (columns > 0 && count != columns)) {
      return WRONG_FIELD_COUNT;
    }
    long minute = StampParser.wholeMinute(stamps.parse(text, from, fields.to(0)));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    columns = count;
    row.stamp(minute);
    row.values(text, fields, 1, count > VOLUME ? fields.volume(text, VOLUME) : DecimalParser.ZERO);
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return PlainName.parse(name).map(PlainName::label);
  }

  @Override
  public Origin origin() {
    return new Origin(source, side, stamps.kind());
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.empty();
  }
}
