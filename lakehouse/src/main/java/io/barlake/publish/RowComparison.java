package io.barlake.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;

/**
 * Compares two answers, both in the order of their key. Rows of one key are compared as a bag.
 * Floating point may differ by one part in a thousand million, since sums depend on the order of
 * work.
 */
final class RowComparison {
  private static final double SHARE = 1e-9;

  private final String[] columns;
  private final int[] key;
  private final Comparator<Row> order;
  private final Map<String, Difference> differences = new LinkedHashMap<>();
  private long compared;

  /** What differs in one way: the first row, and how many there are. */
  record Difference(Row first, String column, String now, String then, long rows) {
    Difference andOneMore() {
      return new Difference(first, column, now, then, rows + 1);
    }
  }

  RowComparison(String[] columns, List<String> key) {
    this.columns = columns.clone();
    this.key = key.stream().mapToInt(Arrays.asList(columns)::indexOf).toArray();
    this.order = this::compareKeys;
  }

  void compare(Iterator<Row> now, Iterator<Row> then) {
    Groups left = new Groups(now);
    Groups right = new Groups(then);
    while (left.hasNext() || right.hasNext()) {
      int which =
          !left.hasNext() ? 1 : !right.hasNext() ? -1 : order.compare(left.head, right.head);
      List<Row> ofNow = which <= 0 ? left.next() : new ArrayList<>();
      List<Row> ofThen = which >= 0 ? right.next() : new ArrayList<>();
      compared += ofNow.size();
      match(ofNow, ofThen);
    }
  }

  /** How many rows of the first answer were compared. */
  long compared() {
    return compared;
  }

  List<Difference> differences() {
    return List.copyOf(differences.values());
  }

  private void match(List<Row> now, List<Row> then) {
    for (Iterator<Row> rows = now.iterator(); rows.hasNext(); ) {
      Row row = rows.next();
      for (int i = 0; i < then.size(); i++) {
        if (firstDifference(row, then.get(i)) < 0) {
          then.remove(i);
          rows.remove();
          break;
        }
      }
    }
    int both = Math.min(now.size(), then.size());
    for (int i = 0; i < both; i++) {
      int column = firstDifference(now.get(i), then.get(i));
      add(
          columns[column],
          now.get(i),
          String.valueOf(now.get(i).get(column)),
          String.valueOf(then.get(i).get(column)));
    }
    now.subList(both, now.size()).forEach(row -> add("", row, "a row", "no row"));
    then.subList(both, then.size()).forEach(row -> add("", row, "no row", "a row"));
  }

  private void add(String column, Row row, String now, String then) {
    differences.merge(
        column.isEmpty() ? now : column,
        new Difference(row, column, now, then, 1),
        (first, another) -> first.andOneMore());
  }

  /** The place of the first column that differs; -1 if none does. */
  private int firstDifference(Row one, Row other) {
    for (int c = 0; c < columns.length; c++) {
      if (!same(one.get(c), other.get(c))) {
        return c;
      }
    }
    return -1;
  }

  static boolean same(Object one, Object other) {
    boolean floating =
        (one instanceof Double || one instanceof Float)
            && (other instanceof Double || other instanceof Float);
    if (!floating || one.equals(other)) {
      return Objects.equals(one, other);
    }
    double a = ((Number) one).doubleValue();
    double b = ((Number) other).doubleValue();
    return Math.abs(a - b) <= SHARE * Math.max(Math.abs(a), Math.abs(b));
  }

  private int compareKeys(Row one, Row other) {
    for (int column : key) {
      int order =
          one.get(column) instanceof Instant stamp
              ? stamp.compareTo(other.getAs(column))
              : Objects.compare(
                  one.<String>getAs(column),
                  other.getAs(column),
                  Comparator.nullsFirst(Comparator.naturalOrder()));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The rows of one key after the other. */
  private final class Groups {
    private final Iterator<Row> rows;
    private Row head;

    Groups(Iterator<Row> rows) {
      this.rows = rows;
      advance();
    }

    boolean hasNext() {
      return head != null;
    }

    List<Row> next() {
      List<Row> group = new ArrayList<>();
      Row first = head;
      while (head != null && order.compare(first, head) == 0) {
        group.add(head);
        advance();
      }
      return group;
    }

    private void advance() {
      head = rows.hasNext() ? rows.next() : null;
    }
  }
}
