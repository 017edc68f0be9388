package io.barlake.ingest.format.metatrader;

import io.barlake.ingest.text.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Which field is which, as a header such as {@code <DATE> <TIME> <OPEN>} says. */
final class HeaderColumns {
  static final int ABSENT = -1;

  /** The column that both bars and ticks begin with. */
  static final int DATE = 0;

  private static final int MOST = 12;

  private final Fields fields = new Fields('\t', MOST);
  private final List<String> names;
  private final int required;
  private final int[] positions;
  private int count;

  /**
   * Columns of these names are looked for: the date, and more; the first {@code required} must be.
   */
  HeaderColumns(int required, String... names) {
    this.required = required;
    this.names = List.of(names);
    this.positions = new int[names.length];
    Arrays.fill(positions, ABSENT);
  }

  Fields fields() {
    return fields;
  }

  /** Whether the line is a header, or a row below one that begins with a date. */
  boolean recognizes(byte[] text, int from, int to) {
    return learn(text, from, to)
        || (split(text, from, to) && fields.hasShape(text, positions[DATE], "9999.99.99"));
  }

  /** Learns the columns of a header that has the required ones; false where it is none. */
  boolean learn(byte[] text, int from, int to) {
    if (from == to || text[from] != '<') {
      return false;
    }
    int[] found = new int[positions.length];
    Arrays.fill(found, ABSENT);
    int columns = fields.split(text, from, to);
    if (columns > MOST) {
      return false;
    }
    for (int field = 0; field < columns; field++) {
      String name =
          new String(text, fields.from(field), fields.length(field), StandardCharsets.US_ASCII);
      int known = names.indexOf(name.strip());
      if (known >= 0) {
        found[known] = field;
      }
    }
    for (int column = 0; column < required; column++) {
      if (found[column] == ABSENT) {
        return false;
      }
    }
    System.arraycopy(found, 0, positions, 0, found.length);
    count = columns;
    return true;
  }

  /** Whether the line has as many fields as the header. */
  boolean split(byte[] text, int from, int to) {
    return count > 0 && fields.split(text, from, to) == count;
  }

  /** The field of a column, or {@link #ABSENT}. */
  int at(int column) {
    return positions[column];
  }
}
