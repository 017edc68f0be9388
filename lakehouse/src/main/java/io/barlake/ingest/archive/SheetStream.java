package io.barlake.ingest.archive;

import io.barlake.ingest.text.LineScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A sheet of a workbook as lines of text, a row a line and a tab between cells: numbers as the
 * workbook has them, dates too, which it keeps as days since 1900.
 */
final class SheetStream extends InputStream {
  /** Longer lines are no records; what is cut off leaves them too long. */
  private static final int LONGEST_LINE = LineScanner.LONGEST_LINE + 1_000;

  private final InputStream bytes;
  private final SheetXml xml;
  private final Texts texts;
  private final StringBuilder line = new StringBuilder();
  private byte[] shown = new byte[0];
  private int at;
  private int column;
  private int tabs;
  private List<String> known = List.of();

  /** The texts that cells name by number, read when the first does. */
  @FunctionalInterface
  interface Texts {
    List<String> read() throws IOException;
  }

  SheetStream(InputStream bytes, Texts texts) throws IOException {
    this.bytes = bytes;
    this.xml = new SheetXml(bytes);
    this.texts = texts;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == shown.length) {
      if (!row()) {
        return -1;
      }
    }
    int n = Math.min(length, shown.length - at);
    System.arraycopy(shown, at, buffer, offset, n);
    at += n;
    return n;
  }

  private boolean row() throws IOException {
    line.setLength(0);
    column = 0;
    tabs = 0;
    while (xml.advance()) {
      if (xml.starts("c")) {
        cell();
      } else if (xml.ends("row")) {
        shown = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
      }
    }
    return false;
  }

  /** A cell that is left out is an empty field. */
  private void cell() throws IOException {
    int place = Math.max(column, column(xml.attribute("r")));
    boolean isNumbered = xml.attribute("t").equals("s");
    StringBuilder value = new StringBuilder();
    boolean inValue = false;
    while (xml.advance() && !xml.ends("c")) {
      if (xml.starts("v") || xml.starts("t")) {
        inValue = true;
      } else if (xml.ends("v") || xml.ends("t")) {
        inValue = false;
      } else if (inValue && value.length() < LONGEST_LINE) {
        value.append(xml.text());
      }
    }
    for (; tabs < place; tabs++) {
      put('\t');
    }
    column = place + 1;
    String text = isNumbered ? numbered(value.toString()) : value.toString();
    text.chars().forEach(c -> put(c < ' ' ? ' ' : (char) c));
  }

  private void put(char c) {
    if (line.length() < LONGEST_LINE) {
      line.append(c);
    }
  }

  private String numbered(String number) throws IOException {
    if (known.isEmpty()) {
      known = texts.read();
    }
    String bare = number.strip();
    if (!bare.matches("\\d{1,9}") || Integer.parseInt(bare) >= known.size()) {
      throw new IOException("no text has the number " + bare);
    }
    return known.get(Integer.parseInt(bare));
  }

  /** The column of a cell such as C7, from 0; -1 where it has none. */
  private static int column(String cell) {
    int column = 0;
    for (int i = 0; i < cell.length() && i < 3; i++) {
      char c = cell.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + c - 'A' + 1;
    }
    return column - 1;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
