package io.barlake.tables.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the types of a table's columns are called in Arrow, and which array holds each. */
final class ArrowTypes {
  private static final ArrowType STAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
  private static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
  private static final ArrowType LONG = new ArrowType.Int(Long.SIZE, true);
  private static final ArrowType INT = new ArrowType.Int(Integer.SIZE, true);
  private static final ArrowType DOUBLE =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  private static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);

  private ArrowTypes() {}

  static Schema schema(StructType columns, Map<String, String> facts) {
    List<Field> fields = new ArrayList<>();
    for (StructField column : columns.fields()) {
      ArrowType type = type(column.dataType());
      fields.add(new Field(column.name(), new FieldType(column.nullable(), type, null), null));
    }
    return new Schema(fields, facts);
  }

  private static ArrowType type(DataType type) {
    if (type.equals(DataTypes.TimestampType)) {
      return STAMP;
    }
    if (type.equals(DataTypes.DateType)) {
      return DATE;
    }
    if (type.equals(DataTypes.LongType)) {
      return LONG;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return INT;
    }
    if (type.equals(DataTypes.DoubleType)) {
      return DOUBLE;
    }
    if (type.equals(DataTypes.FloatType)) {
      return FLOAT;
    }
    if (type.equals(DataTypes.BooleanType)) {
      return ArrowType.Bool.INSTANCE;
    }
    if (type.equals(DataTypes.StringType)) {
      return ArrowType.Utf8.INSTANCE;
    }
    throw new IllegalArgumentException("no column of type " + type.simpleString());
  }

  /** An array for so many values of a type; null where there is none for it. */
  static Object array(ArrowType type, int rows) {
    if (type.equals(LONG) || isStamp(type)) {
      return new long[rows];
    }
    if (type.equals(INT) || type.equals(DATE)) {
      return new int[rows];
    }
    if (type.equals(DOUBLE)) {
      return new double[rows];
    }
    if (type.equals(FLOAT)) {
      return new float[rows];
    }
    if (type.equals(ArrowType.Bool.INSTANCE)) {
      return new boolean[rows];
    }
    return type.equals(ArrowType.Utf8.INSTANCE) ? new String[rows] : null;
  }

  /** Whatever zone its values are shown in, they count from 1970 in UTC; without one, who knows. */
  private static boolean isStamp(ArrowType type) {
    return type instanceof ArrowType.Timestamp stamp
        && stamp.getUnit() == TimeUnit.MICROSECOND
        && stamp.getTimezone() != null;
  }
}
