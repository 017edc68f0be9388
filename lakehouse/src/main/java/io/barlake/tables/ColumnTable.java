package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A hot table, read and written as arrays. Tasks write {@link DataFile}s with {@link #files()}; the
 * driver commits them with {@link #replace}, which removes exactly the rows that the writer owns
 * and keeps every other row, in one Delta transaction.
 */
public final class ColumnTable {
  private static final int COMMIT_ATTEMPTS = 20;

  private final SparkSession spark;
  private final Lake lake;
  private final TableDefinition table;
  private final DeltaLog log;

  ColumnTable(SparkSession spark, Lake lake, TableDefinition table) {
    this.spark = spark;
    this.lake = lake;
    this.table = table;
    this.log = DeltaLog.forTable(spark, lake.path(table));
  }

  /** What a task needs to read and write files of this table, on whatever machine it runs. */
  public FileAccess files() {
    return new FileAccess(
        new SerializableConfiguration(spark.sessionState().newHadoopConf()),
        lake.path(table),
        fileSchema().json());
  }

  /** The table as it stands now: a version and its files. */
  public State state() {
    org.apache.spark.sql.delta.Snapshot snapshot =
        log.update(false, Option.empty(), Option.empty());
    List<DataFile> files = new ArrayList<>();
    for (AddFile add : snapshot.allFiles().collectAsList()) {
      files.add(dataFile(add));
    }
    return new State(snapshot.version(), files);
  }

  /**
   * Removes the rows that {@code owned} names, adds the files, and commits both at once. Rows of
   * others in the same files are written anew. Returns the version of the table that holds it.
   */
  public long replace(List<OwnedRange> owned, List<DataFile> added, String operation) {
    for (int attempt = 1; ; attempt++) {
      OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
      try {
        List<Action> actions = actions(transaction, owned, added);
        if (actions.isEmpty()) {
          return transaction.readVersion();
        }
        return transaction.commit(CollectionConverters.asScala(actions).toSeq(), write(operation));
      } catch (DeltaConcurrentModificationException e) {
        if (attempt == COMMIT_ATTEMPTS) {
          throw new BarlakeException(
              ErrorCode.COMMIT_CONFLICT,
              String.format(
                  "Cannot commit to %s: other writers changed the same rows %d times in a row."
                      + " Run the command again when they are done.",
                  table.name(), attempt),
              e);
        }
      }
    }
  }

  private List<Action> actions(
      OptimisticTransaction transaction, List<OwnedRange> owned, List<DataFile> added) {
    Map<String, AddFile> current = new HashMap<>();
    for (AddFile file : filesRead(transaction, owned)) {
      current.put(file.path(), file);
    }
    List<Action> actions = new ArrayList<>();
    List<DataFile> mixed = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (DataFile file : state(transaction)) {
      if (!current.containsKey(file.path())) {
        continue;
      }
      boolean touched = false;
      for (OwnedRange range : owned) {
        touched |=
            range.holdsPartition(file.partition())
                && range.touches(file.firstMicros(), file.lastMicros());
      }
      if (touched) {
        mixed.add(file);
        actions.add(current.get(file.path()).removeWithTimestamp(now, true));
      }
    }
    for (DataFile survivor : survivors(mixed, owned)) {
      actions.add(addFile(survivor));
    }
    for (DataFile file : added) {
      actions.add(addFile(file));
    }
    return actions;
  }

  /** The rows of these files that nobody of {@code owned} owns, in new files. */
  private List<DataFile> survivors(List<DataFile> files, List<OwnedRange> owned) {
    if (files.isEmpty()) {
      return List.of();
    }
    FileAccess access = files();
    List<OwnedRange> ranges = List.copyOf(owned);
    return new JavaSparkContext(spark.sparkContext())
        .parallelize(files, files.size())
        .map(file -> survivor(access.open(), file, ranges))
        .filter(Optional::isPresent)
        .map(Optional::get)
        .collect();
  }

  private static Optional<DataFile> survivor(
      ColumnFiles files, DataFile file, List<OwnedRange> owned) {
    List<OwnedRange> here =
        owned.stream().filter(range -> range.holdsPartition(file.partition())).toList();
    List<String> keyColumns = new ArrayList<>();
    keyColumns.add(ColumnFiles.STAMP);
    here.stream()
        .flatMap(range -> range.texts().keySet().stream())
        .distinct()
        .forEach(keyColumns::add);
    ColumnBatch keys = files.read(List.of(file), keyColumns);
    int[] kept = new int[keys.rows()];
    int count = 0;
    for (int row = 0; row < keys.rows(); row++) {
      if (!owns(here, keys, row)) {
        kept[count++] = row;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    ColumnBatch all = files.read(List.of(file), files.allColumns());
    return Optional.of(
        files.write(file.partition(), all.pick(java.util.Arrays.copyOf(kept, count))));
  }

  private static boolean owns(List<OwnedRange> ranges, ColumnBatch keys, int row) {
    long stamp = keys.longs(ColumnFiles.STAMP)[row];
    for (OwnedRange range : ranges) {
      boolean owned = range.touches(stamp, stamp);
      for (Map.Entry<String, String> text : range.texts().entrySet()) {
        owned = owned && text.getValue().equals(keys.texts(text.getKey())[row]);
      }
      if (owned) {
        return true;
      }
    }
    return false;
  }

  /** Tells the transaction which partitions it depends on, so that conflicts are seen. */
  private List<AddFile> filesRead(OptimisticTransaction transaction, List<OwnedRange> owned) {
    String predicate =
        owned.stream()
            .map(
                range ->
                    range.partition().entrySet().stream()
                        .map(entry -> entry.getKey() + " = '" + entry.getValue() + "'")
                        .sorted()
                        .collect(Collectors.joining(" AND ", "(", ")")))
            .distinct()
            .collect(Collectors.joining(" OR "));
    try {
      Expression expression =
          org.apache.spark.sql.classic.SparkSession.class
              .cast(spark)
              .sessionState()
              .sqlParser()
              .parseExpression(predicate);
      return CollectionConverters.asJava(
          transaction.filterFiles(
              CollectionConverters.asScala(List.of(expression)).toSeq(), false));
    } catch (ParseException e) {
      throw new IllegalStateException(predicate, e);
    }
  }

  private static List<DataFile> state(OptimisticTransaction transaction) {
    List<DataFile> files = new ArrayList<>();
    for (AddFile add : transaction.snapshot().allFiles().collectAsList()) {
      files.add(dataFile(add));
    }
    return files;
  }

  private StructType fileSchema() {
    StructType stored = log.update(false, Option.empty(), Option.empty()).metadata().schema();
    return table.withSchema(stored).fileSchema();
  }

  private DeltaOperations.Operation write(String operation) {
    return new DeltaOperations.Write(
        SaveMode.Overwrite,
        Option.apply(CollectionConverters.asScala(table.partitions()).toSeq()),
        Option.empty(),
        Option.apply(operation),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static AddFile addFile(DataFile file) {
    return new AddFile(
        file.path(),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(file.partition())),
        file.bytes(),
        file.modifiedMillis(),
        true,
        file.statistics(),
        scala.collection.immutable.Map$.MODULE$.empty(),
        null,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static DataFile dataFile(AddFile add) {
    return new DataFile(
        add.path(),
        CollectionConverters.asJava(add.partitionValues()),
        add.size(),
        add.modificationTime(),
        add.stats(),
        stampOf(add.stats(), "minValues", Long.MIN_VALUE),
        stampOf(add.stats(), "maxValues", Long.MAX_VALUE));
  }

  /** The bound of the stamps in a file's statistics; statistics are cut to milliseconds. */
  private static long stampOf(String statistics, String group, long unknown) {
    if (statistics == null) {
      return unknown;
    }
    int at = statistics.indexOf("\"" + group + "\"");
    int key = at < 0 ? -1 : statistics.indexOf("\"" + ColumnFiles.STAMP + "\":\"", at);
    if (key < 0) {
      return unknown;
    }
    int from = key + ColumnFiles.STAMP.length() + 4;
    Instant stamp = Instant.parse(statistics.substring(from, statistics.indexOf('"', from)));
    long micros = Math.multiplyExact(stamp.toEpochMilli(), 1000L);
    return group.equals("maxValues") ? micros + 999 : micros;
  }

  /** A version of the table and the files that make it up. */
  public record State(long version, List<DataFile> files) {
    public State {
      files = List.copyOf(files);
    }

    /** The files of a partition whose stamps may lie in the range, in the order of their stamps. */
    public List<DataFile> find(Map<String, String> partition, long firstMicros, long lastMicros) {
      OwnedRange range = new OwnedRange(partition, Map.of(), firstMicros, lastMicros);
      return files.stream()
          .filter(
              file ->
                  range.holdsPartition(file.partition())
                      && range.touches(file.firstMicros(), file.lastMicros()))
          .sorted(Comparator.comparingLong(DataFile::firstMicros).thenComparing(DataFile::path))
          .toList();
    }
  }

  /** The files of one table, in a form that travels to tasks. */
  public static final class FileAccess implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SerializableConfiguration hadoop;
    private final String tablePath;
    private final String schema;

    private FileAccess(SerializableConfiguration hadoop, String tablePath, String schema) {
      this.hadoop = hadoop;
      this.tablePath = tablePath;
      this.schema = schema;
    }

    public ColumnFiles open() {
      return new ColumnFiles(
          hadoop.value(),
          tablePath,
          (StructType) org.apache.spark.sql.types.DataType.fromJson(schema));
    }
  }
}
