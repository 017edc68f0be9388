package io.barlake.features;

import io.barlake.features.label.LabelColumn;
import io.barlake.features.label.LabelRule;
import io.barlake.features.label.Outcomes;
import io.barlake.tables.columns.ColumnBatch;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Labels as columns of a table. What is not known is absent in all columns of the label. */
final class LabelColumns {
  private LabelColumns() {}

  static StructType schema(LabelSet set) {
    StructType schema = new StructType();
    for (LabelRule rule : set.rules()) {
      for (LabelColumn column : rule.columns()) {
        schema = schema.add(column.name(), type(column), true, column.formula());
      }
    }
    return schema;
  }

  private static DataType type(LabelColumn column) {
    return switch (column.field()) {
      case LOG_RETURN -> DataTypes.FloatType;
      case BARRIER, BARS, AMBIGUOUS -> DataTypes.IntegerType;
      case KNOWN_TS -> DataTypes.TimestampType;
    };
  }

  /** Adds the columns of a label; {@code ends} says when each bar ends. */
  static void add(ColumnBatch.Builder batch, LabelRule rule, Outcomes labels, long[] ends) {
    for (LabelColumn column : rule.columns()) {
      String name = column.name();
      switch (column.field()) {
        case BARRIER -> batch.ints(name, ints(labels, bar -> labels.barrier()[bar]));
        case BARS -> batch.ints(name, ints(labels, bar -> labels.knownAt()[bar] - bar));
        case AMBIGUOUS -> batch.ints(name, ints(labels, bar -> labels.ambiguous()[bar]));
        case LOG_RETURN -> batch.floats(name, returns(labels));
        case KNOWN_TS -> batch.longs(name, stamps(labels, ends));
      }
    }
  }

  private static int[] ints(Outcomes labels, IntUnaryOperator field) {
    int[] values = new int[labels.knownAt().length];
    for (int bar = 0; bar < values.length; bar++) {
      values[bar] = labels.isKnown(bar) ? field.applyAsInt(bar) : ColumnBatch.NO_INT;
    }
    return values;
  }

  private static float[] returns(Outcomes labels) {
    float[] values = new float[labels.knownAt().length];
    for (int bar = 0; bar < values.length; bar++) {
      values[bar] = labels.isKnown(bar) ? (float) labels.logReturn()[bar] : Float.NaN;
    }
    return values;
  }

  private static long[] stamps(Outcomes labels, long[] ends) {
    long[] values = new long[ends.length];
    for (int bar = 0; bar < values.length; bar++) {
      values[bar] = labels.isKnown(bar) ? ends[labels.knownAt()[bar]] : ColumnBatch.NO_LONG;
    }
    return values;
  }
}
