package io.barlake.tables.columns;

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
import io.barlake.ErrorCode;
import io.barlake.market.PriceScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns into a file and out of it again, without a session. */
class ColumnFilesTest {
  static final StructType EVERY_TYPE =
      new StructType()
          .add("ts", TimestampType, false)
          .add("stamp", TimestampType, true)
          .add("count", LongType, true)
          .add("ticks", IntegerType, true)
          .add("day", DateType, true)
          .add("price", DoubleType, true)
          .add("feature", FloatType, true)
          .add("closed", BooleanType, true)
          .add("word", StringType, true)
          .add("side", StringType, true);

  private static final List<String> ALL = List.of(EVERY_TYPE.fieldNames());

  @TempDir Path folder;
  private final Configuration hadoop = new Configuration();

  @Test
  void everyTypeComesBackOverManyPages() {
    ColumnBatch written = everyType(50_001, 7);

    DataFile file = files(EVERY_TYPE).write(Map.of("part", "a"), written);

    requireEqual(files(EVERY_TYPE).read(List.of(file), ALL), written);
    assertThat(file.path()).startsWith("part=a/part-").endsWith(".zstd.parquet");
    assertThat(file.bytes()).isEqualTo(folder.resolve(file.path()).toFile().length());
    assertThat(file.firstMicros()).isEqualTo(written.longs("ts")[0]);
    assertThat(file.lastMicros()).isEqualTo(written.longs("ts")[50_000]);
  }

  @Test
  void everyTypeComesBackOverManyRowGroups() throws IOException {
    ColumnBatch written = everyType(30_000, 8);
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("groups.parquet").toString());

    ParquetColumnWriter.write(hadoop, file, EVERY_TYPE, written, 7_000);

    requireEqual(ParquetColumnReader.read(hadoop, file, EVERY_TYPE), written);
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
      assertThat(reader.getRowGroups()).hasSize(5);
    }
  }

  @Test
  void batchesOfAFileOutsideOfTablesAreItsRowGroups() throws IOException {
    ColumnBatch first = everyType(1_000, 9);
    ColumnBatch second = everyType(10, 10);
    Path file = folder.resolve("alone.parquet");

    try (ParquetColumnWriter out =
        ParquetColumnWriter.create(file, EVERY_TYPE, Map.of("symbol", "EURUSD"))) {
      out.write(first);
      out.write(second);
    }

    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toString());
    requireEqual(
        ParquetColumnReader.read(hadoop, path, EVERY_TYPE),
        ColumnBatch.concat(List.of(first, second)));
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
      assertThat(reader.getRowGroups()).hasSize(2);
      assertThat(reader.getFileMetaData().getKeyValueMetaData()).containsEntry("symbol", "EURUSD");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.crc");
  }

  @Test
  void absentIsAbsentInEveryRowOfAColumnThatTheFileLacks() {
    ColumnBatch stamps = ColumnBatch.ofRows(2).longs("ts", new long[] {1, 2}).build();

    DataFile file = files(EVERY_TYPE).write(Map.of(), stamps);
    ColumnBatch read = files(EVERY_TYPE).read(List.of(file), ALL);

    assertThat(read.longs("stamp")).containsOnly(ColumnBatch.NO_LONG);
    assertThat(read.longs("count")).containsOnly(ColumnBatch.NO_LONG);
    assertThat(read.ints("ticks")).containsOnly(ColumnBatch.NO_INT);
    assertThat(read.ints("day")).containsOnly(ColumnBatch.NO_INT);
    assertThat(read.doubles("price")).containsOnly(Double.NaN);
    assertThat(read.floats("feature")).containsOnly(Float.NaN);
    assertThat(read.booleans("closed")).containsOnly(false);
    assertThat(read.texts("word")).containsOnly((String) null);
  }

  @Test
  void filesInAnyOrderComeBackInTheOrderOfTheirStamps() {
    ColumnFiles files = files(EVERY_TYPE);
    DataFile late = files.write(Map.of(), prices(new long[] {5, 7}, 5, 7));
    DataFile early = files.write(Map.of(), prices(new long[] {1, 6}, 1, 6));

    ColumnBatch read = files.read(List.of(late, early), List.of("ts", "price"));

    assertThat(read.longs("ts")).containsExactly(1, 5, 6, 7);
    assertThat(read.doubles("price")).containsExactly(1, 5, 6, 7);
    assertThat(files.read(List.of(late, early), List.of("price")).doubles("price"))
        .containsExactly(5, 7, 1, 6);
  }

  @Test
  void filesThatKnowAColumnAndFilesThatLackItComeTogether() {
    ColumnFiles files = files(EVERY_TYPE);
    DataFile known = files.write(Map.of(), everyType(100, 3));
    DataFile lacking =
        files.write(
            Map.of(), ColumnBatch.ofRows(2).longs("ts", new long[] {1L << 40, 1L << 41}).build());

    for (List<DataFile> order : List.of(List.of(known, lacking), List.of(lacking, known))) {
      ColumnBatch read = files.read(order, ALL);

      requireEqual(read.slice(0, 100), everyType(100, 3));
      assertThat(read.longs("count")[101]).isEqualTo(ColumnBatch.NO_LONG);
      assertThat(read.ints("ticks")[100]).isEqualTo(ColumnBatch.NO_INT);
      assertThat(read.doubles("price")[101]).isNaN();
      assertThat(read.texts("side")[101]).isNull();
      assertThat(read.distinctTexts("side")).containsExactly("b\"i\\d\n");
    }
  }

  @Test
  void aRangeOfStampsComesWithLittleElse() {
    ColumnFiles files = files(EVERY_TYPE);
    ColumnBatch written = everyType(100_000, 5);
    DataFile file = files.write(Map.of(), written);
    long[] stamps = written.longs("ts");
    Random random = new Random(6);
    for (int repeat = 0; repeat < 30; repeat++) {
      int from = random.nextInt(stamps.length);
      int to = Math.min(stamps.length, from + random.nextInt(30_000) + 1);

      ColumnBatch read = files.read(List.of(file), ALL, stamps[from], stamps[to - 1]);

      long[] found = read.longs("ts");
      int first = Arrays.binarySearch(found, stamps[from]);
      assertThat(first).isNotNegative();
      requireEqual(read.slice(first, first + to - from), written.slice(from, to));
      assertThat(found.length).isLessThan(to - from + 2 * 20_000);
    }
    assertThat(files.read(List.of(file), ALL, stamps[99_999] + 1, Long.MAX_VALUE).rows()).isZero();
  }

  @Test
  void doublesComeBackBitByBitWhetherTheyAreDecimalsOrNot() {
    double[] decimals = new Random(7).ints(30_000, 0, 900).mapToDouble(i -> i / 1e5).toArray();
    double[][] columns = {
      decimals,
      with(decimals, -0.0),
      with(decimals, 1 / 3.0),
      with(decimals, Double.NEGATIVE_INFINITY),
      with(decimals, Double.NaN),
      with(decimals, -12.34),
    };
    for (double[] column : columns) {
      long[] stamps = LongStream.range(0, column.length).toArray();

      DataFile file = files(EVERY_TYPE).write(Map.of(), prices(stamps, column));

      assertThat(files(EVERY_TYPE).read(List.of(file), List.of("price")).doubles("price"))
          .usingComparator(Comparator.comparing(ColumnFilesTest::bits, Arrays::compare))
          .isEqualTo(column);
    }
  }

  private static long[] bits(double[] values) {
    return DoubleStream.of(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static double[] with(double[] values, double another) {
    double[] copy = values.clone();
    copy[25_000] = another;
    return copy;
  }

  @Test
  void infinityAndTheSmallestNumbersComeBack() {
    ColumnFiles files = files(EVERY_TYPE);
    long[] stamps = {1, 2, 3, 4, 5};
    double[] hard = {
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -0.0, Math.nextUp(1.1)
    };

    DataFile file = files.write(Map.of(), prices(stamps, hard));

    assertThat(files.read(List.of(file), List.of("price")).doubles("price")).containsExactly(hard);
  }

  @Test
  void pricesComeBackAsTheNearestDoublesHoweverManyThereAre() throws IOException {
    for (int distinct : new int[] {1, 2, 3, 9, 1_000, 20_000, 70_000, 300_000}) {
      long[] ticks = new Random(distinct).longs(150_003, 1_100_000, 1_100_000 + distinct).toArray();
      int first = 50_001;
      int rows = ticks.length - first;

      ColumnBatch read = writtenAndRead(ticks, first, new PriceScale(6), 30_001);

      assertThat(read.rows()).isEqualTo(rows);
      double[] expected = new double[rows];
      for (int i = 0; i < rows; i++) {
        expected[i] = Double.parseDouble("1." + String.valueOf(ticks[first + i]).substring(1));
      }
      assertThat(read.doubles("price")).as("%d prices", distinct).isEqualTo(expected);
    }
  }

  @Test
  void pricesFarApartAndBelowZeroComeBack() throws IOException {
    long[] hard = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 1, -1, 0, 1, -1, 0, 1};
    PriceScale scale = new PriceScale(2);

    assertThat(writtenAndRead(hard, 0, scale, 3).doubles("price"))
        .containsExactly(
            9.223372036854776E16, -9.223372036854776E16, -.01, 0, .01, -.01, 0, .01, -.01, 0, .01);
    assertThat(writtenAndRead(hard, 2, scale, 100).doubles("price"))
        .containsExactly(-.01, 0, .01, -.01, 0, .01, -.01, 0, .01);
  }

  /** A year of one-minute prices repeats each many times: places of 14 bits are a fifth. */
  @Test
  void pricesThatRepeatTakeTheRoomOfTheirPlaces() {
    long[] ticks = new Random(1).longs(100_000, 1_100_000, 1_100_000 + 10_000).toArray();

    DataFile file =
        files(EVERY_TYPE)
            .write(
                Map.of(),
                ColumnBatch.ofRows(ticks.length)
                    .sameLong("ts", 1)
                    .prices("price", ticks, 0, new PriceScale(5))
                    .build());

    assertThat(file.bytes()).isBetween(14 * 100_000L / 8, 14 * 100_000L / 8 + 10_000 * 8 + 2_000);
  }

  @Test
  void whatIsTheSameOrAbsentInEveryRowComesBack() {
    ColumnBatch written =
        ColumnBatch.ofRows(45_000)
            .sameLong("ts", 1)
            .sameLong("count", 77)
            .absent("price")
            .absent("ticks")
            .absent("stamp")
            .build();

    DataFile file = files(EVERY_TYPE).write(Map.of(), written);
    ColumnBatch read =
        files(EVERY_TYPE).read(List.of(file), List.of("count", "price", "ticks", "stamp"));

    assertThat(file.bytes()).isLessThan(5_000);
    assertThat(read.longs("count")).isEqualTo(written.longs("count")).hasSize(45_000);
    assertThat(read.doubles("price")).isEqualTo(written.doubles("price")).hasSize(45_000);
    assertThat(read.ints("ticks")).isEqualTo(written.ints("ticks")).hasSize(45_000);
    assertThat(read.longs("stamp")).isEqualTo(written.longs("stamp")).hasSize(45_000);
  }

  private ColumnBatch writtenAndRead(long[] ticks, int first, PriceScale scale, int groupRows)
      throws IOException {
    StructType schema = new StructType().add("price", DoubleType, true);
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("prices.parquet").toString());
    Files.deleteIfExists(folder.resolve("prices.parquet"));
    ColumnBatch batch =
        ColumnBatch.ofRows(ticks.length - first).prices("price", ticks, first, scale).build();

    ParquetColumnWriter.write(hadoop, file, schema, batch, groupRows);

    assertThat(ParquetColumnReader.read(hadoop, file, schema).doubles("price"))
        .isEqualTo(batch.doubles("price"));
    return ParquetColumnReader.read(hadoop, file, schema);
  }

  @Test
  void aRequiredValueThatIsAbsentIsRefusedAndLeavesNoFile() throws IOException {
    Map<String, ColumnBatch.Builder> absent =
        Map.of(
            "price", one().doubles("price", new double[] {Double.NaN}),
            "feature", one().floats("feature", new float[] {Float.NaN}),
            "count", one().longs("count", new long[] {ColumnBatch.NO_LONG}),
            "ticks", one().ints("ticks", new int[] {ColumnBatch.NO_INT}),
            "word", one().texts("word", new String[] {null}));
    for (Map.Entry<String, ColumnBatch.Builder> column : absent.entrySet()) {
      String name = column.getKey();
      ColumnFiles files =
          files(
              new StructType()
                  .add("ts", TimestampType, false)
                  .add(name, EVERY_TYPE.apply(name).dataType(), false));

      assertThatThrownBy(() -> files.write(Map.of(), column.getValue().build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("column " + name + " has no value in row 0");
      assertThatThrownBy(() -> files.write(Map.of(), one().build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no column " + name);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(file -> !file.toString().endsWith(".crc"))).isEmpty();
    }
  }

  @Test
  void aFileWithoutRowsIsRefused() {
    ColumnBatch none = ColumnBatch.ofRows(0).longs("ts", new long[0]).build();

    assertThatThrownBy(() -> files(EVERY_TYPE).write(Map.of("part", "a"), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rows for {part=a}");
    assertThatThrownBy(() -> files(EVERY_TYPE).read(List.of(), ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no files to read");
  }

  @Test
  void aFileThatIsGoneIsNamed() throws IOException {
    DataFile file = files(EVERY_TYPE).write(Map.of(), prices(new long[] {1}, 1));
    Files.delete(folder.resolve(file.path()));

    assertThatThrownBy(() -> files(EVERY_TYPE).read(List.of(file), ALL))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot read \"" + folder + "/" + file.path() + "\": ")
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.STORAGE);
  }

  private ColumnFiles files(StructType schema) {
    return new ColumnFiles(hadoop, folder.toString(), schema);
  }

  private static ColumnBatch.Builder one() {
    return ColumnBatch.ofRows(1).longs("ts", new long[] {1});
  }

  private static ColumnBatch prices(long[] stamps, double... prices) {
    return ColumnBatch.ofRows(stamps.length).longs("ts", stamps).doubles("price", prices).build();
  }

  /** Rows of every type, with values absent at random, long runs of one text and empty texts. */
  static ColumnBatch everyType(int rows, long seed) {
    Random random = new Random(seed);
    long[] ts = new long[rows];
    long[] stamp = new long[rows];
    long[] count = new long[rows];
    int[] ticks = new int[rows];
    int[] day = new int[rows];
    double[] price = new double[rows];
    float[] feature = new float[rows];
    boolean[] closed = new boolean[rows];
    String[] word = new String[rows];
    String[] words = {"", "bid", "Größe", "a \"quoted\" \\ word\n", null};
    for (int i = 0; i < rows; i++) {
      ts[i] = -5_000_000L + i * 1_234_567L;
      stamp[i] = absent(random) ? ColumnBatch.NO_LONG : random.nextLong(1L << 51);
      count[i] = absent(random) ? ColumnBatch.NO_LONG : random.nextLong() | 1;
      ticks[i] = absent(random) ? ColumnBatch.NO_INT : random.nextInt() | 1;
      day[i] = absent(random) ? ColumnBatch.NO_INT : random.nextInt(-20_000, 40_000);
      price[i] = absent(random) ? Double.NaN : random.nextGaussian() * 1e6;
      feature[i] = absent(random) ? Float.NaN : (float) random.nextGaussian();
      closed[i] = random.nextBoolean();
      word[i] = words[i / 1000 % words.length];
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
        .text("side", "b\"i\\d\n")
        .build();
  }

  private static boolean absent(Random random) {
    return random.nextInt(10) == 0;
  }

  private static void requireEqual(ColumnBatch read, ColumnBatch written) {
    assertThat(read.rows()).isEqualTo(written.rows());
    assertThat(read.longs("ts")).isEqualTo(written.longs("ts"));
    assertThat(read.longs("stamp")).isEqualTo(written.longs("stamp"));
    assertThat(read.longs("count")).isEqualTo(written.longs("count"));
    assertThat(read.ints("ticks")).isEqualTo(written.ints("ticks"));
    assertThat(read.ints("day")).isEqualTo(written.ints("day"));
    assertThat(read.doubles("price")).isEqualTo(written.doubles("price"));
    assertThat(read.floats("feature")).isEqualTo(written.floats("feature"));
    assertThat(read.booleans("closed")).isEqualTo(written.booleans("closed"));
    assertThat(read.texts("word")).isEqualTo(written.texts("word"));
    assertThat(read.texts("side")).isEqualTo(written.texts("side"));
  }
}
