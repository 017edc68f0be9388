package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataType;
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
  private final Tables tables;
  private final TableDefinition table;
  private final DeltaLog log;

  ColumnTable(Tables tables, TableDefinition table) {
    this.tables = tables;
    this.table = table;
    this.log = tables.log(table);
  }

  /** What a task needs to read and write files of this table, on whatever machine it runs. */
  public FileAccess files() {
    return files(fileSchema());
  }

  /** The same with the columns that the table has, and none that a newer definition would add. */
  FileAccess files(Snapshot snapshot) {
    return files(table.withSchema(snapshot.schema()).fileSchema());
  }

  private FileAccess files(StructType schema) {
    return new FileAccess(tables.hadoop(), tables.lake().path(table), schema.json());
  }

  /** The table as it stands now: a version and its files. */
  public State state() {
    return tables.state(table, Tables.snapshot(log));
  }

  /**
   * Removes the rows that {@code owned} names, adds the files, and commits both at once. Rows of
   * others in the same files are written anew. Returns the version of the table that holds it.
   */
  public long replace(List<OwnedRange> owned, List<DataFile> added, String operation) {
    return commit(transaction -> attempt(transaction, owned, added, operation, List.of()));
  }

  /**
   * The same for rows that are derived from another table, as was planned on {@code before}: {@code
   * taken} says for each writer which version of it they hold now.
   */
  public long replace(
      List<OwnedRange> owned,
      List<DataFile> added,
      String operation,
      TakenVersions before,
      Map<String, Long> taken) {
    return commit(
        transaction ->
            attempt(
                transaction,
                owned,
                added,
                operation,
                before.marks(
                    taken, TakenVersions.of(tables, table, transaction.snapshot()), owned)));
  }

  private long commit(ToLongFunction<OptimisticTransaction> attempt) {
    long version =
        CommitAttempts.of(
            table, () -> attempt.applyAsLong(log.startTransaction(Option.empty(), Option.empty())));
    tables.catalog().register(table);
    return version;
  }

  /** What the writers of derived rows have left behind. */
  public TakenVersions taken() {
    return TakenVersions.of(tables, table, Tables.snapshot(log));
  }

  /** What became of the files from one version to another; nothing if the log no longer tells. */
  public Optional<TableChanges> changes(long version, long until) {
    return TableChanges.between(tables, table, version, until);
  }

  /** Stays the same while the table does, and differs where it was made anew. */
  public String id() {
    return Tables.snapshot(log).metadata().id();
  }

  private long attempt(
      OptimisticTransaction transaction,
      List<OwnedRange> owned,
      List<DataFile> added,
      String operation,
      List<Action> marks) {
    List<Action> actions = removals(transaction, owned);
    for (DataFile file : added) {
      actions.add(AddFileEntry.of(file));
    }
    actions.addAll(marks);
    if (actions.isEmpty()) {
      return TableDeclaration.commit(transaction, table);
    }
    TableDeclaration.into(transaction, table);
    return transaction.commit(
        CollectionConverters.asScala(actions).toSeq(), DeltaWrite.replace(table, operation));
  }

  /** What takes the owned rows away: files go, and their other rows come back in new ones. */
  private List<Action> removals(OptimisticTransaction transaction, List<OwnedRange> owned) {
    List<Action> actions = new ArrayList<>();
    if (owned.isEmpty() || transaction.readVersion() < 0) {
      return actions;
    }
    Map<String, AddFile> read = filesRead(transaction, owned);
    List<DataFile> touched =
        filesOf(transaction.snapshot()).stream()
            .filter(file -> read.containsKey(file.path()) && touchesAny(owned, file))
            .toList();
    long now = System.currentTimeMillis();
    JavaSparkContext context = new JavaSparkContext(tables.spark().sparkContext());
    for (Survivors.Rewrite rewrite : new Survivors(files(), owned).rewrite(context, touched)) {
      actions.add(read.get(rewrite.removed().path()).removeWithTimestamp(now, true));
      rewrite.survivors().forEach(file -> actions.add(AddFileEntry.of(file)));
    }
    return actions;
  }

  private static boolean touchesAny(List<OwnedRange> owned, DataFile file) {
    return owned.stream()
        .anyMatch(
            range ->
                range.holdsPartition(file.partition())
                    && range.touches(file.firstMicros(), file.lastMicros()));
  }

  /**
   * The files of the owned partitions, by path. Asking the transaction for them tells it what this
   * write depends on, so that it sees the writes of others there.
   */
  private Map<String, AddFile> filesRead(
      OptimisticTransaction transaction, List<OwnedRange> owned) {
    String predicate =
        owned.stream()
            .map(range -> partitionPredicate(range.partition()))
            .distinct()
            .collect(Collectors.joining(" OR "));
    Map<String, AddFile> files = new HashMap<>();
    for (AddFile file :
        CollectionConverters.asJava(
            transaction.filterFiles(
                CollectionConverters.asScala(List.of(parsed(tables, predicate))).toSeq(), false))) {
      files.put(file.path(), file);
    }
    return files;
  }

  /** What holds for the rows of a partition, as Delta's log is asked for its files. */
  static Expression predicate(Tables tables, Map<String, String> partition) {
    return parsed(tables, partitionPredicate(partition));
  }

  private static Expression parsed(Tables tables, String predicate) {
    try {
      return org.apache.spark.sql.classic.SparkSession.class
          .cast(tables.spark())
          .sessionState()
          .sqlParser()
          .parseExpression(predicate);
    } catch (ParseException e) {
      throw new IllegalStateException(predicate, e);
    }
  }

  private static String partitionPredicate(Map<String, String> partition) {
    if (partition.isEmpty()) {
      return "true";
    }
    return partition.entrySet().stream()
        .map(entry -> "`" + entry.getKey() + "` = '" + escaped(entry.getValue()) + "'")
        .sorted()
        .collect(Collectors.joining(" AND ", "(", ")"));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  static State stateOf(Snapshot snapshot) {
    return new State(snapshot.version(), snapshot.version() < 0 ? List.of() : filesOf(snapshot));
  }

  static List<DataFile> filesOf(Snapshot snapshot) {
    List<DataFile> files = new ArrayList<>();
    for (AddFile add : snapshot.allFiles().collectAsList()) {
      files.add(AddFileEntry.dataFile(add));
    }
    return files;
  }

  private StructType fileSchema() {
    Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
    return snapshot.version() < 0
        ? table.fileSchema()
        : table.withSchema(TableDeclaration.widened(snapshot.schema(), table)).fileSchema();
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
      return new ColumnFiles(hadoop.value(), tablePath, (StructType) DataType.fromJson(schema));
    }

    /** The values of a text column in a file. Where the log tells of one, nothing is read. */
    public Set<String> texts(DataFile file, String column) {
      JsonNode statistics = StoredFiles.statistics(file);
      JsonNode least = statistics.path("minValues").path(column);
      if (least.isTextual() && least.equals(statistics.path("maxValues").path(column))) {
        return Set.of(least.asText());
      }
      return open().read(List.of(file), List.of(column)).distinctTexts(column);
    }
  }
}
