package io.barlake.ingest.format.stooq;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the days of one symbol as Stooq gives them for download, under names such as {@code
 * eurusd_d.csv}: a header, traded prices, days of UTC; currencies have no volume.
 *
 * <pre>
 * Date,Open,High,Low,Close,Volume
 * 2019-01-02,38.72,39.71,38.56,39.48,148158800
 * </pre>
 */
public final class StooqDayReader implements MinuteReader {
  private static final int DAY_MINUTES = 1_440;
  private static final int VOLUME = 5;
  private static final String HEADER = "Date,Open,High,Low,Close";
  private static final String WITH_VOLUME = HEADER + ",Volume";
  private static final Pattern NAME =
      Pattern.compile("(?:^|/)\\^?([a-zA-Z0-9]{2,10}(?:[._][a-zA-Z]{2})?)_d\\.csv$");

  private final Fields fields = new Fields(',', VOLUME + 1);
  private final StampParser stamps = new StampParser();
  private int columns;

  static Origin origin(int frame) {
    boolean days = frame % DAY_MINUTES == 0;
    return new Origin(
        new Source("stooq"), Side.TRADE, days ? Origin.Stamps.UTC : Origin.Stamps.WALL_CLOCK);
  }

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return isHeader(text, from, to)
        || (columns > 0
            && fields.split(text, from, to) == columns
            && fields.hasShape(text, 0, "9999-99-99"));
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    String line = new String(text, from, to - from, StandardCharsets.US_ASCII);
    if (!line.equals(HEADER) && !line.equals(WITH_VOLUME)) {
      return false;
    }
    columns = line.equals(HEADER) ? VOLUME : VOLUME + 1;
    return true;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (columns == 0 || fields.split(text, from, to) != columns) {
      return WRONG_FIELD_COUNT;
    }
    long minute = stamps.parseMinute(text, from, fields.to(0));
    if (minute == StampParser.INVALID || minute % DAY_MINUTES != 0) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(
        text, fields, 1, columns > VOLUME ? fields.volume(text, VOLUME) : DecimalParser.ZERO);
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.find()
        ? Optional.of(new ArchiveLabel(Symbol.parse(matcher.group(1)), ArchivePeriod.UNKNOWN))
        : Optional.empty();
  }

  @Override
  public String exampleName() {
    return "eurusd_d.csv";
  }

  @Override
  public Origin origin() {
    return origin(DAY_MINUTES);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.of(DAY_MINUTES);
  }
}
