package io.barlake.tables.columns;

import io.barlake.market.PriceScale;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Rows as primitive columns: {@code long[]} for stamps and longs, {@code int[]} for ints and dates,
 * {@code double[]}, {@code float[]}, {@code boolean[]}; a text is one value for all rows, or a
 * {@code String[]}, prices may be ticks, a long may be one for all rows, and a column may be absent
 * in all. Absent is NaN, {@link #NO_INT}, {@link #NO_LONG}, or null in an array of texts; a boolean
 * is never absent. The arrays are shared, not copied.
 */
public final class ColumnBatch {
  public static final int NO_INT = Integer.MIN_VALUE;
  public static final long NO_LONG = Long.MIN_VALUE;

  private final int rows;
  private final Map<String, Object> columns;

  private ColumnBatch(int rows, Map<String, Object> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  public static Builder ofRows(int rows) {
    return new Builder(rows);
  }

  public int rows() {
    return rows;
  }

  /** The columns it has. */
  public Set<String> names() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  public long[] longs(String name) {
    Object column = column(name);
    if (column instanceof Long same) {
      return filled(same);
    }
    return column instanceof NoValues ? filled(NO_LONG) : (long[]) column;
  }

  private long[] filled(long value) {
    long[] all = new long[rows];
    Arrays.fill(all, value);
    return all;
  }

  public int[] ints(String name) {
    if (!(column(name) instanceof NoValues)) {
      return (int[]) column(name);
    }
    int[] absent = new int[rows];
    Arrays.fill(absent, NO_INT);
    return absent;
  }

  public double[] doubles(String name) {
    Object column = column(name);
    if (column instanceof NoValues) {
      double[] absent = new double[rows];
      Arrays.fill(absent, Double.NaN);
      return absent;
    }
    return column instanceof Decimals decimals ? decimals.prices() : (double[]) column;
  }

  public float[] floats(String name) {
    if (!(column(name) instanceof NoValues)) {
      return (float[]) column(name);
    }
    float[] absent = new float[rows];
    Arrays.fill(absent, Float.NaN);
    return absent;
  }

  public boolean[] booleans(String name) {
    return column(name) instanceof NoValues ? new boolean[rows] : (boolean[]) column(name);
  }

  public String[] texts(String name) {
    Object column = column(name);
    if (column instanceof String same) {
      String[] all = new String[rows];
      Arrays.fill(all, same);
      return all;
    }
    return column instanceof NoValues ? new String[rows] : (String[]) column;
  }

  /** Whether the column is known to have no value in any row, without a look at the rows. */
  public boolean isAbsent(String name) {
    return column(name) instanceof NoValues;
  }

  /** The values of a column of texts, each once. */
  public Set<String> distinctTexts(String name) {
    if (column(name) instanceof String same) {
      return rows == 0 ? Set.of() : Set.of(same);
    }
    Set<String> distinct = new HashSet<>();
    String last = null;
    for (String text : texts(name)) {
      if (text != null && !text.equals(last)) {
        distinct.add(text);
        last = text;
      }
    }
    return distinct;
  }

  /** A column in the array that is told above, whatever it is held in. */
  public Object array(StructField column) {
    DataType type = column.dataType();
    String name = column.name();
    if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.LongType)) {
      return longs(name);
    }
    if (type.equals(DataTypes.DateType) || type.equals(DataTypes.IntegerType)) {
      return ints(name);
    }
    if (type.equals(DataTypes.DoubleType)) {
      return doubles(name);
    }
    if (type.equals(DataTypes.FloatType)) {
      return floats(name);
    }
    return type.equals(DataTypes.BooleanType) ? booleans(name) : texts(name);
  }

  /** This batch with the columns of another that has as many rows; its own come first. */
  public ColumnBatch with(ColumnBatch more) {
    if (more.rows != rows) {
      throw new IllegalArgumentException("batches of " + rows + " and " + more.rows + " rows");
    }
    Map<String, Object> joined = new LinkedHashMap<>(more.columns);
    joined.putAll(columns);
    return new ColumnBatch(rows, joined);
  }

  /** The column as it is held; for the code that writes files. */
  Object column(String name) {
    Object column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column " + name + " in " + columns.keySet());
    }
    return column;
  }

  /** The rows in which a text has this value. */
  public ColumnBatch where(String name, String value) {
    if (column(name) instanceof String same && same.equals(value)) {
      return this;
    }
    String[] texts = texts(name);
    int[] kept = IntStream.range(0, rows).filter(row -> value.equals(texts[row])).toArray();
    return kept.length == rows ? this : pick(kept);
  }

  /** The rows from one position up to another. */
  public ColumnBatch slice(int from, int to) {
    if (from == 0 && to == rows) {
      return this;
    }
    Map<String, Object> sliced = new LinkedHashMap<>();
    columns.forEach((name, column) -> sliced.put(name, slice(column, from, to)));
    return new ColumnBatch(to - from, sliced);
  }

  private static Object slice(Object column, int from, int to) {
    Object values = column instanceof Decimals decimals ? decimals.prices() : column;
    if (!values.getClass().isArray()) {
      return column;
    }
    Object part =
        java.lang.reflect.Array.newInstance(values.getClass().getComponentType(), to - from);
    System.arraycopy(values, from, part, 0, to - from);
    return part;
  }

  /** The rows at these positions, in this order. */
  public ColumnBatch pick(int[] positions) {
    Map<String, Object> picked = new LinkedHashMap<>();
    columns.forEach((name, column) -> picked.put(name, pick(column, positions)));
    return new ColumnBatch(positions.length, picked);
  }

  /** The rows in the order of a column of stamps; files may come in any order. */
  public ColumnBatch sortedBy(String stamp) {
    long[] stamps = longs(stamp);
    boolean sorted = true;
    for (int i = 1; i < rows && sorted; i++) {
      sorted = stamps[i - 1] <= stamps[i];
    }
    if (sorted) {
      return this;
    }
    return pick(
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingLong(row -> stamps[row]))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** All rows of several batches with the same columns, one after the other. */
  public static ColumnBatch concat(List<ColumnBatch> batches) {
    if (batches.size() == 1) {
      return batches.get(0);
    }
    int rows = 0;
    for (ColumnBatch batch : batches) {
      rows += batch.rows;
    }
    Map<String, Object> joined = new LinkedHashMap<>();
    if (!batches.isEmpty()) {
      for (String name : batches.get(0).columns.keySet()) {
        joined.put(name, concat(name, batches, rows));
      }
    }
    return new ColumnBatch(rows, joined);
  }

  private static Object concat(String name, List<ColumnBatch> batches, int rows) {
    List<Object> columns = batches.stream().map(batch -> batch.column(name)).toList();
    Object first = columns.get(0);
    boolean isOne = first instanceof String || first instanceof Long || first instanceof NoValues;
    if (isOne && columns.stream().allMatch(first::equals)) {
      return first;
    }
    Object known = columns.stream().filter(one -> !(one instanceof NoValues)).findFirst().get();
    Object all = null;
    int at = 0;
    for (ColumnBatch batch : batches) {
      Object values = batch.valuesLike(known, name);
      if (all == null) {
        all = java.lang.reflect.Array.newInstance(values.getClass().getComponentType(), rows);
      }
      System.arraycopy(values, 0, all, at, batch.rows);
      at += batch.rows;
    }
    return all;
  }

  /** The column as an array of all its rows, of the kind that another one tells. */
  private Object valuesLike(Object known, String name) {
    if (known instanceof long[] || known instanceof Long) {
      return longs(name);
    }
    if (known instanceof double[] || known instanceof Decimals) {
      return doubles(name);
    }
    if (known instanceof int[]) {
      return ints(name);
    }
    if (known instanceof float[]) {
      return floats(name);
    }
    return known instanceof boolean[] ? booleans(name) : texts(name);
  }

  private static Object pick(Object column, int[] at) {
    int size = at.length;
    if (column instanceof Decimals decimals) {
      return pick(decimals.prices(), at);
    }
    if (column instanceof long[] from) {
      long[] to = new long[size];
      for (int i = 0; i < size; i++) {
        to[i] = from[at[i]];
      }
      return to;
    }
    if (column instanceof double[] from) {
      double[] to = new double[size];
      for (int i = 0; i < size; i++) {
        to[i] = from[at[i]];
      }
      return to;
    }
    if (column instanceof int[] from) {
      int[] to = new int[size];
      for (int i = 0; i < size; i++) {
        to[i] = from[at[i]];
      }
      return to;
    }
    if (column instanceof float[] from) {
      float[] to = new float[size];
      for (int i = 0; i < size; i++) {
        to[i] = from[at[i]];
      }
      return to;
    }
    if (column instanceof boolean[] from) {
      boolean[] to = new boolean[size];
      for (int i = 0; i < size; i++) {
        to[i] = from[at[i]];
      }
      return to;
    }
    if (column instanceof String[] from) {
      String[] to = new String[size];
      for (int i = 0; i < size; i++) {
        to[i] = from[at[i]];
      }
      return to;
    }
    return column;
  }

  /** Gathers the columns of a batch. */
  public static final class Builder {
    private final int rows;
    private final Map<String, Object> columns = new LinkedHashMap<>();

    private Builder(int rows) {
      this.rows = rows;
    }

    public Builder longs(String name, long[] values) {
      return add(name, values, values.length);
    }

    public Builder ints(String name, int[] values) {
      return add(name, values, values.length);
    }

    public Builder doubles(String name, double[] values) {
      return add(name, values, values.length);
    }

    public Builder floats(String name, float[] values) {
      return add(name, values, values.length);
    }

    public Builder booleans(String name, boolean[] values) {
      return add(name, values, values.length);
    }

    public Builder texts(String name, String[] values) {
      return add(name, values, values.length);
    }

    /** A column in an array of one of the kinds above. */
    public Builder array(String name, Object values) {
      return add(name, values, java.lang.reflect.Array.getLength(values));
    }

    /** Prices as so many ticks each, from one place of an array on. */
    public Builder prices(String name, long[] ticks, int first, PriceScale scale) {
      return add(name, new Decimals(ticks, first, rows, scale), rows);
    }

    /** One long for every row. */
    public Builder sameLong(String name, long value) {
      return add(name, value, rows);
    }

    /** No value in any row. */
    public Builder absent(String name) {
      return add(name, new NoValues(), rows);
    }

    /** One text for every row. */
    public Builder text(String name, String value) {
      return add(name, value, rows);
    }

    private Builder add(String name, Object values, int length) {
      if (length != rows) {
        throw new IllegalArgumentException(
            "column " + name + " has " + length + " values, expected " + rows);
      }
      columns.put(name, values);
      return this;
    }

    public ColumnBatch build() {
      return new ColumnBatch(rows, new LinkedHashMap<>(columns));
    }
  }
}
