package io.barlake.ingest.text;

/** Where the fields of a line begin and end. An instance is used for line after line. */
public final class Fields {
  private final byte separator;
  private final int[] ends;
  private int first;

  /** Looks for at most {@code most} fields. */
  public Fields(char separator, int most) {
    this.separator = (byte) separator;
    this.ends = new int[most];
  }

  /** How many fields the line has; one more than looked for where it has more. */
  public int split(byte[] text, int from, int to) {
    first = from;
    int count = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == separator) {
        if (count == ends.length - 1) {
          return ends.length + 1;
        }
        ends[count++] = at;
      }
    }
    ends[count++] = to;
    return count;
  }

  public int from(int field) {
    return field == 0 ? first : ends[field - 1] + 1;
  }

  public int to(int field) {
    return ends[field];
  }

  public int length(int field) {
    return to(field) - from(field);
  }

  /** The field as a decimal, or {@link DecimalParser#INVALID}. */
  public long decimal(byte[] text, int field) {
    return DecimalParser.parse(text, from(field), to(field));
  }

  /** The field as a volume, or {@link DecimalParser#INVALID}. */
  public long volume(byte[] text, int field) {
    return DecimalParser.parseVolume(text, from(field), to(field));
  }

  /** Whether the field is made of digits alone, and of at least one. */
  public boolean isDigits(byte[] text, int field) {
    for (int at = from(field); at < to(field); at++) {
      if (text[at] < '0' || text[at] > '9') {
        return false;
      }
    }
    return length(field) > 0;
  }

  /** Whether the field is a decimal number. */
  public boolean isDecimal(byte[] text, int field) {
    return decimal(text, field) != DecimalParser.INVALID;
  }

  /** Whether the fields from one to another, both included, are decimal numbers. */
  public boolean areDecimals(byte[] text, int one, int other) {
    for (int field = one; field <= other; field++) {
      if (!isDecimal(text, field)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the field has the shape: {@code 9} is any digit, {@code A} a capital letter. */
  public boolean hasShape(byte[] text, int field, String shape) {
    return hasShape(text, from(field), to(field), shape);
  }

  /** Whether the bytes have the shape: {@code 9} is any digit, {@code A} a capital letter. */
  public static boolean hasShape(byte[] text, int from, int to, String shape) {
    if (to - from != shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      byte c = text[from + i];
      boolean fits =
          switch (shape.charAt(i)) {
            case '9' -> c >= '0' && c <= '9';
            case 'A' -> c >= 'A' && c <= 'Z';
            default -> c == shape.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
