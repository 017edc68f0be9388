package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The fields of a line, without the blanks and quotes around them. */
final class DelimitedFields implements RecordFields {
  private static final Optional<RejectionReason> WRONG_FIELD_COUNT =
      Optional.of(RejectionReason.WRONG_FIELD_COUNT);

  private final Layout.Delimited layout;
  private final int[] columns;
  private final int[] from;
  private final int[] to;
  private byte[] line = new byte[0];
  private byte[] number = new byte[64];

  /** {@code wanted} are names of the layout; they are numbered in this order. */
  DelimitedFields(Layout.Delimited layout, List<String> wanted) {
    this.layout = layout;
    this.columns = wanted.stream().mapToInt(layout.names()::indexOf).toArray();
    this.from = new int[layout.names().size()];
    this.to = new int[layout.names().size()];
  }

  @Override
  public Optional<RejectionReason> find(byte[] text, int begin, int end) {
    line = text;
    return split(begin, end) == from.length ? Optional.empty() : WRONG_FIELD_COUNT;
  }

  @Override
  public boolean isHeader(byte[] text, int begin, int end) {
    if (layout.head() != Layout.Delimited.Head.HEADER || find(text, begin, end).isPresent()) {
      return false;
    }
    for (int column = 0; column < from.length; column++) {
      int length = to[column] - from[column];
      String name = new String(text, from[column], length, StandardCharsets.UTF_8);
      if (!name.equalsIgnoreCase(layout.names().get(column))) {
        return false;
      }
    }
    return true;
  }

  /** How many fields there are; one more than the layout has where there are more. */
  private int split(int begin, int end) {
    int column = 0;
    int start = begin;
    boolean quoted = false;
    for (int at = begin; at <= end; at++) {
      if (at == end || (line[at] == layout.separator() && !quoted)) {
        if (column == from.length) {
          return from.length + 1;
        }
        put(column++, start, at);
        start = at + 1;
      } else if (line[at] == '"') {
        quoted = !quoted;
      }
    }
    return quoted ? 0 : column;
  }

  private void put(int column, int begin, int end) {
    int first = begin;
    int last = end;
    while (first < last && line[first] == ' ') {
      first++;
    }
    while (last > first && line[last - 1] == ' ') {
      last--;
    }
    if (last - first > 1 && line[first] == '"' && line[last - 1] == '"') {
      first++;
      last--;
    }
    from[column] = first;
    to[column] = last;
  }

  @Override
  public byte[] bytes() {
    return line;
  }

  @Override
  public int from(int field) {
    return from[columns[field]];
  }

  @Override
  public int to(int field) {
    return to[columns[field]];
  }

  @Override
  public long decimal(int field) {
    return layout.decimalMark() == '.'
        ? RecordFields.super.decimal(field)
        : DecimalParser.parse(number, 0, withPoint(field));
  }

  @Override
  public long volume(int field) {
    return layout.decimalMark() == '.'
        ? RecordFields.super.volume(field)
        : DecimalParser.parseVolume(number, 0, withPoint(field));
  }

  /** Puts the field where a number is read from, as if it had a point; 0 where it has one. */
  private int withPoint(int field) {
    int length = to(field) - from(field);
    if (length > number.length) {
      return 0;
    }
    for (int i = 0; i < length; i++) {
      byte c = line[from(field) + i];
      if (c == '.') {
        return 0;
      }
      number[i] = c == layout.decimalMark() ? (byte) '.' : c;
    }
    return length;
  }
}
