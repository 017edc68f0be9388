package io.barlake.publish;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.columns.ColumnBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CsvBatchWriterTest {
  @Test
  void valuesOfEveryTypeAreTextThatAnyProgramReads() throws IOException {
    StructType schema =
        new StructType()
            .add("ts", TimestampType)
            .add("word", StringType)
            .add("price", DoubleType)
            .add("feature", FloatType)
            .add("count", LongType)
            .add("ticks", IntegerType)
            .add("day", DateType)
            .add("closed", BooleanType);
    ColumnBatch batch =
        ColumnBatch.ofRows(3)
            .longs("ts", new long[] {micros("2019-01-02T03:00:00Z"), 1_500_000, -1_000_000})
            .texts("word", new String[] {"bid", "a \"quoted\", word", null})
            .doubles("price", new double[] {1.14613, 110, Double.NaN})
            .floats("feature", new float[] {0.1f, -2, Float.NaN})
            .longs("count", new long[] {3, -4, ColumnBatch.NO_LONG})
            .ints("ticks", new int[] {0, 12, ColumnBatch.NO_INT})
            .ints("day", new int[] {17_898, -1, ColumnBatch.NO_INT})
            .booleans("closed", new boolean[] {true, false, false})
            .build();

    assertThat(csv(schema, batch))
        .containsExactly(
            "ts,word,price,feature,count,ticks,day,closed",
            "2019-01-02T03:00:00Z,bid,1.14613,0.1,3,0,2019-01-02,true",
            "1970-01-01T00:00:01.500Z,\"a \"\"quoted\"\", word\",110,-2,-4,12,1969-12-31,false",
            "1969-12-31T23:59:59Z,,,,,,,false");
  }

  @Test
  void numbersAreShortWithoutExponentAndReadBackAsTheyWere() throws IOException {
    Random random = new Random(5);
    double[] values = new double[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (i % 4) {
            case 0 -> random.nextInt(10_000_000) / 1e5;
            case 1 -> random.nextDouble();
            case 2 -> random.nextLong();
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
          };
    }
    values[0] = 2e-3;
    // Of which Java 17 itself writes 1.9999999999999998E23.
    values[1] = Double.parseDouble("2e23");
    StructType schema = new StructType().add("value", DoubleType);

    List<String> lines = csv(schema, ColumnBatch.ofRows(20_000).doubles("value", values).build());

    for (int i = 0; i < values.length; i++) {
      String text = lines.get(i + 1);
      assertThat(Double.parseDouble(text)).isEqualTo(values[i]);
      assertThat(text).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
      BigDecimal one = new BigDecimal(text);
      assertThat(one.stripTrailingZeros().precision())
          .isLessThanOrEqualTo(
              new BigDecimal(Double.toString(values[i])).stripTrailingZeros().precision());
    }
    assertThat(lines.get(1)).isEqualTo("0.002");
    assertThat(lines.get(2)).isEqualTo("200000000000000000000000");
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private static List<String> csv(StructType schema, ColumnBatch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvBatchWriter writer = new CsvBatchWriter(out, schema);
    writer.write(batch);
    writer.close();
    assertThat(writer.bytes()).isEqualTo(out.size());
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n");
    return text.lines().toList();
  }
}
