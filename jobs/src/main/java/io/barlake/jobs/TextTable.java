package io.barlake.jobs;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Prints rows as aligned columns. */
final class TextTable {
  private TextTable() {}

  /** Columns from {@code firstNumber} on are aligned to the right. */
  static void print(List<String> head, List<List<String>> rows, int firstNumber, PrintStream out) {
    print(head, rows, firstNumber, head.size() - 1, out);
  }

  /** Columns from {@code firstNumber} to {@code lastNumber} are aligned to the right. */
  static void print(
      List<String> head,
      List<List<String>> rows,
      int firstNumber,
      int lastNumber,
      PrintStream out) {
    int[] widths = new int[head.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = head.get(c).length();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    line(head, widths, firstNumber, lastNumber, out);
    rows.forEach(row -> line(row, widths, firstNumber, lastNumber, out));
  }

  /** A number as a cell. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A time as a cell of a column that is said to be UTC, to the minute. */
  static String minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", "");
  }

  /** Bytes as a cell of a column that is called megabytes. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f", bytes / 1e6);
  }

  private static void line(
      List<String> cells, int[] widths, int firstNumber, int lastNumber, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : "  ");
      line.append(
          c >= firstNumber && c <= lastNumber ? padding + cells.get(c) : cells.get(c) + padding);
    }
    out.println(line.toString().stripTrailing());
  }
}
