package io.barlake.ingest.format.metatrader;

import io.barlake.ingest.format.ArchiveLabel;
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

/**
 * Reads the bars that MetaTrader 5 exports: tabs, a header, bid prices on the clock of the broker's
 * server, mostly New York plus seven hours. The spread is in points, which are the last decimal of
 * the prices. Days have no time; other frames are told by the steps of the stamps.
 *
 * <pre>
 * &lt;DATE&gt;     &lt;TIME&gt;   &lt;OPEN&gt;  &lt;HIGH&gt;  &lt;LOW&gt;   &lt;CLOSE&gt; &lt;TICKVOL&gt; &lt;VOL&gt; &lt;SPREAD&gt;
 * 2020.01.02 00:00:00 1.12122 1.12130 1.12120 1.12125 42        0     7
 * </pre>
 */
public final class MetaTraderBarReader implements MinuteReader {
  private static final int OPEN = 1;
  private static final int CLOSE = 4;
  private static final int REQUIRED = 5;
  private static final int TIME = 5;
  private static final int TICKS = 6;
  private static final int VOLUME = 7;
  private static final int SPREAD = 8;

  private final HeaderColumns columns =
      new HeaderColumns(
          REQUIRED,
          "<DATE>",
          "<OPEN>",
          "<HIGH>",
          "<LOW>",
          "<CLOSE>",
          "<TIME>",
          "<TICKVOL>",
          "<VOL>",
          "<SPREAD>");
  private final Fields fields = columns.fields();
  private final StampParser stamps = new StampParser();

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return columns.recognizes(text, from, to);
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    return columns.learn(text, from, to);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (!columns.split(text, from, to)) {
      return WRONG_FIELD_COUNT;
    }
    int last = columns.at(TIME) == HeaderColumns.ABSENT ? HeaderColumns.DATE : TIME;
    long minute =
        stamps.parseMinute(
            text, fields.from(columns.at(HeaderColumns.DATE)), fields.to(columns.at(last)));
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(
        fields.decimal(text, columns.at(OPEN)),
        fields.decimal(text, columns.at(OPEN + 1)),
        fields.decimal(text, columns.at(OPEN + 2)),
        fields.decimal(text, columns.at(CLOSE)),
        columns.at(VOLUME) == HeaderColumns.ABSENT
            ? DecimalParser.ZERO
            : fields.volume(text, columns.at(VOLUME)));
    row.ticks(whole(text, TICKS));
    row.spread(spread(text));
    return ACCEPTED;
  }

  private long spread(byte[] text) {
    long points = whole(text, SPREAD);
    int decimals = 0;
    for (int column = OPEN; column <= CLOSE; column++) {
      long price = fields.decimal(text, columns.at(column));
      decimals = Math.max(decimals, DecimalParser.decimals(price));
    }
    return points < 0 || decimals > DecimalParser.MOST_DECIMALS
        ? DecimalParser.INVALID
        : DecimalParser.of(points, decimals);
  }

  /** The column as a whole number; -1 where it is absent or none. */
  private long whole(byte[] text, int column) {
    int field = columns.at(column);
    return field == HeaderColumns.ABSENT || !fields.isDigits(text, field)
        ? -1
        : DecimalParser.digits(fields.decimal(text, field));
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return MetaTraderName.parse(name);
  }

  @Override
  public String exampleName() {
    return "EURUSD_M1_202001020000_202001032359.csv";
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("metatrader"), Side.BID, Origin.Stamps.WALL_CLOCK);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.empty();
  }
}
