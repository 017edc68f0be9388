package io.barlake.publish;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs a statement of Spark SQL over the lake and prints every row of its answer. */
public final class SqlShell {
  /** How an answer is printed. */
  public enum Format {
    /** Columns aligned for people. */
    TABLE,
    /** RFC 4180 with a header; absent is empty. */
    CSV,
    /** One JSON object a line. */
    JSON
  }

  private static final int ROWS_THAT_SET_THE_WIDTH = 1_000;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SparkSession spark;

  public SqlShell(SparkSession spark) {
    this.spark = spark;
  }

  /** Prints the answer and returns how many rows it has. */
  public long run(String statement, Format format, PrintStream out) {
    try {
      Dataset<Row> answer = spark.sql(statement);
      return switch (format) {
        case TABLE -> table(answer, out);
        case CSV -> csv(answer, out);
        case JSON -> json(answer, out);
      };
    } catch (Exception e) {
      throw StatementMistake.of(e);
    }
  }

  private static long table(Dataset<Row> answer, PrintStream out) {
    String[] names = answer.columns();
    if (names.length == 0) {
      return 0;
    }
    int[] widths = Arrays.stream(names).mapToInt(String::length).toArray();
    boolean[] numeric = new boolean[names.length];
    for (int c = 0; c < names.length; c++) {
      numeric[c] =
          answer.schema().fields()[c].dataType() instanceof org.apache.spark.sql.types.NumericType;
    }
    Iterator<Row> rows = answer.toLocalIterator();
    List<String[]> first = new ArrayList<>();
    while (rows.hasNext() && first.size() < ROWS_THAT_SET_THE_WIDTH) {
      String[] cells = cells(rows.next(), "null");
      first.add(cells);
      for (int c = 0; c < cells.length; c++) {
        widths[c] = Math.max(widths[c], cells[c].length());
      }
    }
    printLine(names, widths, numeric, out);
    printLine(
        Arrays.stream(widths).mapToObj("-"::repeat).toArray(String[]::new), widths, numeric, out);
    first.forEach(cells -> printLine(cells, widths, numeric, out));
    long count = first.size();
    for (; rows.hasNext(); count++) {
      printLine(cells(rows.next(), "null"), widths, numeric, out);
    }
    return count;
  }

  private static void printLine(String[] cells, int[] widths, boolean[] right, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.length; c++) {
      String padding = " ".repeat(Math.max(0, widths[c] - cells[c].length()));
      line.append(c == 0 ? "" : "  ");
      line.append(right[c] ? padding + cells[c] : cells[c] + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static long csv(Dataset<Row> answer, PrintStream out) {
    String[] names = answer.columns();
    if (names.length == 0) {
      return 0;
    }
    out.println(csvLine(names));
    long count = 0;
    for (Iterator<Row> rows = answer.toLocalIterator(); rows.hasNext(); count++) {
      out.println(csvLine(cells(rows.next(), "")));
    }
    return count;
  }

  private static String csvLine(String[] cells) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.length; c++) {
      line.append(c == 0 ? "" : ",");
      boolean quote = cells[c].matches("(?s).*[\",\r\n].*");
      line.append(quote ? '"' + cells[c].replace("\"", "\"\"") + '"' : cells[c]);
    }
    return line.toString();
  }

  private static long json(Dataset<Row> answer, PrintStream out) {
    if (answer.columns().length == 0) {
      return 0;
    }
    long count = 0;
    for (Iterator<String> rows = answer.toJSON().toLocalIterator(); rows.hasNext(); count++) {
      out.println(rows.next());
    }
    return count;
  }

  private static String[] cells(Row row, String absent) {
    String[] cells = new String[row.size()];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = row.isNullAt(c) ? absent : text(row.get(c));
    }
    return cells;
  }

  private static String text(Object value) {
    if (value instanceof Instant instant) {
      boolean wholeSecond = instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
      return wholeSecond ? STAMP.format(instant) : instant.toString();
    }
    if (value instanceof LocalDate date) {
      return date.toString();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return scala.jdk.javaapi.CollectionConverters.asJava(map).toString();
    }
    if (value instanceof scala.collection.Seq<?> list) {
      return scala.jdk.javaapi.CollectionConverters.asJava(list).toString();
    }
    return value.toString();
  }
}
