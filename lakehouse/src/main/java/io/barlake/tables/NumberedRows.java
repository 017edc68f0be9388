package io.barlake.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.columns.DataFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of one partition of a table, which a column numbers. Tasks write them to files of
 * consecutive numbers, and the driver commits some of these at a time; the log then tells which
 * numbers are there, and no number gets there twice.
 */
public final class NumberedRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tables tables;
  private final TableDefinition table;
  private final String number;
  private final Map<String, String> partition;
  private final DeltaLog log;

  NumberedRows(Tables tables, TableDefinition table, String number, String partitionValue) {
    this.tables = tables;
    this.table = table;
    this.number = number;
    this.partition = Map.of(table.partitions().get(0), partitionValue);
    this.log = tables.log(table);
  }

  /** Consecutive numbers. */
  public record Span(long first, long count) {
    /** The number after the last. */
    public long end() {
      return first + count;
    }

    boolean meets(Span other) {
      return first < other.end() && other.first < end();
    }
  }

  /** What a task needs to write files. */
  public static final class Writer implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RowFiles files;
    private final Map<String, String> partition;
    private final String number;

    private Writer(RowFiles files, Map<String, String> partition, String number) {
      this.files = files;
      this.partition = partition;
      this.number = number;
    }

    /** Writes rows whose numbers begin here and have no holes. */
    public DataFile write(long first, List<Row> rows) {
      String bounds =
          String.format(
              ",\"minValues\":{\"%1$s\":%2$d},\"maxValues\":{\"%1$s\":%3$d},"
                  + "\"nullCount\":{\"%1$s\":0}",
              number, first, first + rows.size() - 1);
      return files.write(partition, rows, bounds);
    }
  }

  public Writer writer() {
    return new Writer(new RowFiles(tables, table), partition, number);
  }

  /** The numbers that are there, in order. */
  public List<Span> present() {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    return transaction.readVersion() < 0 ? List.of() : spans(filesRead(transaction));
  }

  /** Commits files, none of whose numbers may be there. */
  public void add(List<DataFile> files) {
    CommitAttempts.of(table, () -> attempt(files));
    tables.catalog().register(table);
  }

  private long attempt(List<DataFile> files) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    if (transaction.readVersion() >= 0) {
      requireAbsent(files, spans(filesRead(transaction)));
    }
    TableDeclaration.into(transaction, table);
    List<Action> actions = new ArrayList<>();
    files.forEach(file -> actions.add(AddFileEntry.of(file)));
    return transaction.commit(
        CollectionConverters.asScala(actions).toSeq(), DeltaWrite.append(table));
  }

  private void requireAbsent(List<DataFile> files, List<Span> present) {
    for (DataFile file : files) {
      Span added = span(file);
      if (present.stream().anyMatch(added::meets)) {
        throw new BarlakeException(
            ErrorCode.COMMIT_CONFLICT,
            "Cannot add to "
                + table.name()
                + " what another run has added meanwhile. Run the command again when it is done.");
      }
    }
  }

  /** Asking the transaction tells it what this write depends on. */
  private List<DataFile> filesRead(OptimisticTransaction transaction) {
    Expression ours = ColumnTable.predicate(tables, partition);
    List<DataFile> files = new ArrayList<>();
    CollectionConverters.asJava(
            transaction.filterFiles(CollectionConverters.asScala(List.of(ours)).toSeq(), true))
        .forEach(file -> files.add(AddFileEntry.dataFile(file)));
    return files;
  }

  /** By the statistics; where a file has others than its own writer gave it, by its rows. */
  private List<Span> spans(List<DataFile> files) {
    List<Span> spans = new ArrayList<>();
    for (DataFile file : files) {
      Span span = span(file);
      if (span.count() != file.rows()) {
        return counted();
      }
      spans.add(span);
    }
    spans.sort(Comparator.comparingLong(Span::first));
    return spans;
  }

  private Span span(DataFile file) {
    try {
      JsonNode statistics = JSON.readTree(file.statistics() == null ? "{}" : file.statistics());
      JsonNode first = statistics.path("minValues").path(number);
      JsonNode last = statistics.path("maxValues").path(number);
      return first.isNumber() && last.isNumber()
          ? new Span(first.asLong(), last.asLong() - first.asLong() + 1)
          : new Span(0, Long.MAX_VALUE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("statistics of " + file.path(), e);
    }
  }

  /** Numbers less their rank are the same as long as there is no hole. */
  private List<Span> counted() {
    Dataset<Row> numbers = tables.read(table);
    for (Map.Entry<String, String> value : partition.entrySet()) {
      numbers = numbers.where(functions.col(value.getKey()).equalTo(value.getValue()));
    }
    List<Span> spans = new ArrayList<>();
    numbers
        .selectExpr(number, number + " - row_number() OVER (ORDER BY " + number + ") AS island")
        .groupBy("island")
        .agg(functions.min(number), functions.count(functions.lit(1)))
        .orderBy(functions.min(number))
        .collectAsList()
        .forEach(row -> spans.add(new Span(row.getLong(1), row.getLong(2))));
    return spans;
  }
}
