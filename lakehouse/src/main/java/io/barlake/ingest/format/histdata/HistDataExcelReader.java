package io.barlake.ingest.format.histdata;

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

/**
 * Reads HistData's workbooks, whose rows come as lines with a tab between cells: {@code
 * stamp,open,high,low,close,volume}, bid prices, the same clock as HistData's other files. A stamp
 * is the days since 1900 that Excel counts, or text; prices are doubles, with their noise.
 *
 * <pre>
 * 40940&#9;1.3066000000000001&#9;1.3066&#9;1.3065599999999999&#9;1.3065599999999999&#9;0
 * 40940.000694444447&#9;1.30655&#9;1.3066&#9;1.30652&#9;1.30658&#9;0
 * </pre>
 */
public final class HistDataExcelReader implements MinuteReader {
  private static final int FIELDS = 6;

  private final Fields fields = new Fields('\t', FIELDS);
  private final StampParser stamps = new StampParser();

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == FIELDS
        && minute(text) != StampParser.INVALID
        && number(text, 1) != DecimalParser.INVALID
        && number(text, 4) != DecimalParser.INVALID;
  }

  /** Whether every cell is a word. */
  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    if (fields.split(text, from, to) != FIELDS) {
      return false;
    }
    for (int field = 0; field < FIELDS; field++) {
      if (fields.length(field) == 0 || !Character.isLetter(text[fields.from(field)])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    if (fields.split(text, from, to) != FIELDS) {
      return WRONG_FIELD_COUNT;
    }
    long minute = minute(text);
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(number(text, 1), number(text, 2), number(text, 3), number(text, 4), number(text, 5));
    return ACCEPTED;
  }

  private long minute(byte[] text) {
    long minute = ExcelNumbers.minute(text, fields.from(0), fields.to(0));
    return minute == StampParser.INVALID
        ? stamps.parseMinute(text, fields.from(0), fields.to(0))
        : minute;
  }

  private long number(byte[] text, int field) {
    return ExcelNumbers.decimal(text, fields.from(field), fields.to(field));
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return HistDataName.parse(name);
  }

  @Override
  public String exampleName() {
    return "DAT_XLSX_EURUSD_M1_201202.xlsx";
  }

  @Override
  public Origin origin() {
    return new Origin(Source.HISTDATA, Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
