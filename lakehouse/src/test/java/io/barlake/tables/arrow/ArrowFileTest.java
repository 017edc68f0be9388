package io.barlake.tables.arrow;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.market.PriceScale;
import io.barlake.tables.columns.ColumnBatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowFileTest {
  private static final StructType EVERY_TYPE =
      new StructType()
          .add("ts", TimestampType, false)
          .add("stamp", TimestampType, true)
          .add("count", LongType, true)
          .add("ticks", IntegerType, true)
          .add("day", DateType, true)
          .add("price", DoubleType, true)
          .add("feature", FloatType, true)
          .add("closed", BooleanType, false)
          .add("word", StringType, true);
  private static final List<String> WORDS =
      Arrays.asList("", "bid", "Größe", "a \"quoted\" \\ word\n", "a word of many letters", null);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 64, 1_000, 1 << 16})
  void whatIsWrittenComesBackHoweverItIsCut(int batchRows) throws IOException {
    Random random = new Random(batchRows);
    List<ColumnBatch> written = new ArrayList<>();
    for (int rows : new int[] {1, 8, 63, 0, 64, 500 + random.nextInt(500)}) {
      written.add(random(random, rows));
    }
    Path file = folder.resolve("every.arrow");
    try (ArrowColumnWriter out = ArrowColumnWriter.create(file, EVERY_TYPE, Map.of(), batchRows)) {
      for (ColumnBatch batch : written) {
        out.write(batch);
      }
    }

    requireEqual(ArrowFile.read(file), ColumnBatch.concat(written));
  }

  @Test
  void otherReadersFindTheSameValues() throws IOException {
    ColumnBatch written = random(new Random(3), 300);
    Path file = write(EVERY_TYPE, written);

    try (BufferAllocator memory = new RootAllocator();
        SeekableByteChannel channel = Files.newByteChannel(file);
        ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
      VectorSchemaRoot vectors = reader.getVectorSchemaRoot();
      assertThat(vectors.getSchema().getFields())
          .extracting(Object::toString)
          .containsExactly(
              "ts: Timestamp(MICROSECOND, UTC) not null",
              "stamp: Timestamp(MICROSECOND, UTC)",
              "count: Int(64, true)",
              "ticks: Int(32, true)",
              "day: Date(DAY)",
              "price: FloatingPoint(DOUBLE)",
              "feature: FloatingPoint(SINGLE)",
              "closed: Bool not null",
              "word: Utf8");
      assertThat(vectors.getSchema().getCustomMetadata()).isEqualTo(Map.of("symbol", "EURUSD"));
      assertThat(reader.loadNextBatch()).isTrue();
      for (int row = 0; row < written.rows(); row++) {
        assertThat(object(vectors, "ts", row)).isEqualTo(written.longs("ts")[row]);
        assertThat(object(vectors, "stamp", row)).isEqualTo(known(written.longs("stamp")[row]));
        assertThat(object(vectors, "count", row)).isEqualTo(known(written.longs("count")[row]));
        assertThat(object(vectors, "ticks", row)).isEqualTo(known(written.ints("ticks")[row]));
        assertThat(object(vectors, "day", row)).isEqualTo(known(written.ints("day")[row]));
        double price = written.doubles("price")[row];
        assertThat(object(vectors, "price", row)).isEqualTo(Double.isNaN(price) ? null : price);
        float feature = written.floats("feature")[row];
        assertThat(object(vectors, "feature", row))
            .isEqualTo(Float.isNaN(feature) ? null : feature);
        assertThat(object(vectors, "closed", row)).isEqualTo(written.booleans("closed")[row]);
        Object word = object(vectors, "word", row);
        assertThat(word == null ? null : word.toString()).isEqualTo(written.texts("word")[row]);
      }
      assertThat(reader.loadNextBatch()).isFalse();
    }
  }

  @Test
  void compressedFilesOfOtherWritersAreRead() throws IOException {
    for (CodecType codec : new CodecType[] {CodecType.LZ4_FRAME, CodecType.ZSTD}) {
      Path file = folder.resolve(codec + ".arrow");
      foreign(file, codec);

      ColumnBatch read = ArrowFile.read(file);

      assertThat(read.longs("ts")).containsExactly(5, ColumnBatch.NO_LONG, 7);
      assertThat(read.longs("count")).containsExactly(ColumnBatch.NO_LONG, -1, 2);
      assertThat(read.ints("ticks")).containsExactly(3, 4, ColumnBatch.NO_INT);
      assertThat(read.ints("day")).containsExactly(ColumnBatch.NO_INT, 17_897, 0);
      assertThat(read.doubles("price")).containsExactly(1.1, Double.NaN, -0.0);
      assertThat(read.floats("feature")).containsExactly(Float.NaN, 0.5f, 0.25f);
      assertThat(read.booleans("closed")).containsExactly(true, false, true);
      assertThat(read.texts("word")).containsExactly("bid", null, "Größe");
    }
  }

  @Test
  void columnsThatAreHeldInFewerValuesAreWrittenInFull() throws IOException {
    StructType schema =
        new StructType()
            .add("side", StringType, false)
            .add("open", DoubleType, false)
            .add("archive", LongType, false)
            .add("volume", DoubleType, true)
            .add("feature", FloatType, true)
            .add("note", StringType, true);
    ColumnBatch held =
        ColumnBatch.ofRows(2)
            .text("side", "bid")
            .prices("open", new long[] {0, 114_613, 114_620}, 1, new PriceScale(5))
            .sameLong("archive", 42)
            .absent("volume")
            .absent("feature")
            .absent("note")
            .build();

    ColumnBatch read = ArrowFile.read(write(schema, held));

    assertThat(read.texts("side")).containsExactly("bid", "bid");
    assertThat(read.doubles("open")).containsExactly(1.14613, 1.1462);
    assertThat(read.longs("archive")).containsExactly(42, 42);
    assertThat(read.doubles("volume")).containsOnly(Double.NaN);
    assertThat(read.floats("feature")).containsOnly(Float.NaN);
    assertThat(read.texts("note")).containsOnly((String) null);
  }

  @Test
  void fileWithoutRowsHasItsColumns() throws IOException {
    ColumnBatch read = ArrowFile.read(write(EVERY_TYPE, random(new Random(1), 0)));

    assertThat(read.rows()).isZero();
    assertThat(read.names()).containsExactly(EVERY_TYPE.fieldNames());
  }

  @Test
  void columnThatMustBePresentIsNotWrittenWithGaps() throws IOException {
    StructType schema = new StructType().add("price", DoubleType, false);
    ColumnBatch gap = ColumnBatch.ofRows(2).doubles("price", new double[] {1, Double.NaN}).build();
    Path file = folder.resolve("gap.arrow");

    try (ArrowColumnWriter out = ArrowColumnWriter.create(file, schema, Map.of())) {
      assertThatThrownBy(() -> out.write(gap))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("absent values in column price");
    }
  }

  @Test
  void whatIsNoArrowFileIsSaidInOneLine() throws IOException {
    Path whole = write(EVERY_TYPE, random(new Random(1), 100));
    Path cut = folder.resolve("cut.arrow");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 2_000));
    Path text = folder.resolve("text.arrow");
    Files.writeString(text, "ts,open\n", StandardCharsets.UTF_8);

    for (Path file : List.of(cut, text)) {
      assertThatThrownBy(() -> ArrowFile.read(file))
          .isInstanceOf(BarlakeException.class)
          .hasMessage("Cannot read \"%s\": it is no Arrow file, or only a part of one.", file);
    }
    Path none = folder.resolve("none.arrow");
    assertThatThrownBy(() -> ArrowFile.read(none))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Missing file \"%s\".", none);
  }

  @Test
  void columnOfAnotherTypeIsNamed() throws IOException {
    Path file = folder.resolve("millis.arrow");
    try (BufferAllocator memory = new RootAllocator();
        TimeStampMilliTZVector millis = new TimeStampMilliTZVector("ts", memory, "UTC");
        VectorSchemaRoot vectors = VectorSchemaRoot.of(millis);
        FileChannel channel = create(file);
        ArrowFileWriter out = new ArrowFileWriter(vectors, null, channel)) {
      out.start();
    }

    assertThatThrownBy(() -> ArrowFile.read(file))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unsupported column \"ts\" of \"%s\": it is Timestamp(MILLISECOND, UTC), expected"
                + " timestamp[us] with a zone, date32, int64, int32, double, float, bool or utf8.",
            file);
  }

  private Path write(StructType schema, ColumnBatch batch) throws IOException {
    Path file = folder.resolve("written.arrow");
    try (ArrowColumnWriter out =
        ArrowColumnWriter.create(file, schema, Map.of("symbol", "EURUSD"))) {
      out.write(batch);
    }
    return file;
  }

  private static void foreign(Path file, CodecType codec) throws IOException {
    try (BufferAllocator memory = new RootAllocator();
        TimeStampMicroTZVector ts = new TimeStampMicroTZVector("ts", memory, "Europe/Berlin");
        BigIntVector count = new BigIntVector("count", memory);
        IntVector ticks = new IntVector("ticks", memory);
        DateDayVector day = new DateDayVector("day", memory);
        Float8Vector price = new Float8Vector("price", memory);
        Float4Vector feature = new Float4Vector("feature", memory);
        BitVector closed = new BitVector("closed", memory);
        VarCharVector word = new VarCharVector("word", memory);
        VectorSchemaRoot vectors =
            VectorSchemaRoot.of(ts, count, ticks, day, price, feature, closed, word);
        FileChannel channel = create(file);
        ArrowFileWriter out =
            new ArrowFileWriter(
                vectors,
                null,
                channel,
                Map.of(),
                IpcOption.DEFAULT,
                CommonsCompressionFactory.INSTANCE,
                codec)) {
      vectors.allocateNew();
      ts.set(0, 5);
      ts.set(2, 7);
      count.set(1, -1);
      count.set(2, 2);
      ticks.set(0, 3);
      ticks.set(1, 4);
      day.set(1, 17_897);
      day.set(2, 0);
      price.set(0, 1.1);
      price.set(2, -0.0);
      feature.set(1, 0.5f);
      feature.set(2, 0.25f);
      closed.set(0, 1);
      closed.set(2, 1);
      word.setSafe(0, "bid".getBytes(StandardCharsets.UTF_8));
      word.setSafe(2, "Größe".getBytes(StandardCharsets.UTF_8));
      vectors.setRowCount(3);
      out.start();
      out.writeBatch();
    }
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static ColumnBatch random(Random random, int rows) {
    long[] ts = new long[rows];
    long[] stamp = new long[rows];
    long[] count = new long[rows];
    int[] ticks = new int[rows];
    int[] day = new int[rows];
    double[] price = new double[rows];
    float[] feature = new float[rows];
    boolean[] closed = new boolean[rows];
    String[] word = new String[rows];
    for (int i = 0; i < rows; i++) {
      ts[i] = -5_000_000L + i * 1_234_567L;
      stamp[i] = isAbsent(random) ? ColumnBatch.NO_LONG : random.nextLong() | 1;
      count[i] = isAbsent(random) ? ColumnBatch.NO_LONG : random.nextLong() | 1;
      ticks[i] = isAbsent(random) ? ColumnBatch.NO_INT : random.nextInt() | 1;
      day[i] = isAbsent(random) ? ColumnBatch.NO_INT : random.nextInt(-20_000, 40_000);
      price[i] = isAbsent(random) ? Double.NaN : random.nextGaussian() * 1e6;
      feature[i] = isAbsent(random) ? Float.NaN : (float) random.nextGaussian();
      closed[i] = random.nextBoolean();
      word[i] = WORDS.get(random.nextInt(WORDS.size()));
    }
    return ColumnBatch.ofRows(rows)
        .longs("ts", ts)
        .longs("stamp", stamp)
        .longs("count", count)
        .ints("ticks", ticks)
        .ints("day", day)
        .doubles("price", price)
        .floats("feature", feature)
        .booleans("closed", closed)
        .texts("word", word)
        .build();
  }

  private static boolean isAbsent(Random random) {
    return random.nextInt(4) == 0;
  }

  private static Object object(VectorSchemaRoot vectors, String name, int row) {
    return vectors.getVector(name).getObject(row);
  }

  private static Long known(long value) {
    return value == ColumnBatch.NO_LONG ? null : value;
  }

  private static Integer known(int value) {
    return value == ColumnBatch.NO_INT ? null : value;
  }

  private static void requireEqual(ColumnBatch read, ColumnBatch written) {
    assertThat(read.rows()).isEqualTo(written.rows());
    assertThat(read.names()).containsExactlyElementsOf(written.names());
    assertThat(read.longs("ts")).isEqualTo(written.longs("ts"));
    assertThat(read.longs("stamp")).isEqualTo(written.longs("stamp"));
    assertThat(read.longs("count")).isEqualTo(written.longs("count"));
    assertThat(read.ints("ticks")).isEqualTo(written.ints("ticks"));
    assertThat(read.ints("day")).isEqualTo(written.ints("day"));
    assertThat(read.doubles("price")).isEqualTo(written.doubles("price"));
    assertThat(read.floats("feature")).isEqualTo(written.floats("feature"));
    assertThat(read.booleans("closed")).isEqualTo(written.booleans("closed"));
    assertThat(read.texts("word")).isEqualTo(written.texts("word"));
  }
}
