package io.barlake.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.maintenance.StoredFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.types.DataTypes;

/**
 * What maintenance has to know of the files of a table. It stands in the log; where a foreign
 * writer left it out, a task reads it from the file.
 */
final class StoredFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredFiles() {}

  /** Files of a table of rows: only their size counts. */
  static List<StoredFile> ofRows(List<DataFile> files) {
    return files.stream()
        .map(
            file -> {
              long rows = statistics(file).path("numRecords").asLong(-1);
              return new StoredFile(file, List.of(), Math.max(0, rows), rows >= 0);
            })
        .toList();
  }

  /** Files of a table of columns. */
  static List<StoredFile> ofColumns(
      JavaSparkContext spark,
      ColumnTable.FileAccess access,
      TableDefinition table,
      List<DataFile> files) {
    List<String> texts = texts(table);
    List<StoredFile> stored = new ArrayList<>();
    List<DataFile> unknown = new ArrayList<>();
    for (DataFile file : files) {
      if (isDescribed(file, texts)) {
        stored.add(described(file, texts));
      } else {
        unknown.add(file);
      }
    }
    if (!unknown.isEmpty()) {
      stored.addAll(
          spark
              .parallelize(unknown, unknown.size())
              .map(file -> read(access.open(), file, texts))
              .collect());
    }
    return stored;
  }

  /** The text columns of the key that are no partition: a writer owns the rows of one value. */
  private static List<String> texts(TableDefinition table) {
    return table.key().stream()
        .filter(column -> !table.partitions().contains(column))
        .filter(column -> table.schema().apply(column).dataType().equals(DataTypes.StringType))
        .toList();
  }

  private static boolean isDescribed(DataFile file, List<String> texts) {
    JsonNode statistics = statistics(file);
    return statistics.has("numRecords")
        && Stream.concat(Stream.of(ColumnFiles.STAMP), texts.stream())
            .allMatch(
                column ->
                    statistics.path("minValues").has(column)
                        && statistics.path("maxValues").has(column));
  }

  private static StoredFile described(DataFile file, List<String> texts) {
    JsonNode statistics = statistics(file);
    List<String> values = new ArrayList<>();
    for (String column : texts) {
      String least = statistics.path("minValues").path(column).asText();
      boolean isOne = least.equals(statistics.path("maxValues").path(column).asText());
      values.add(isOne ? least : StoredFile.MIXED);
    }
    return new StoredFile(file, values, statistics.path("numRecords").asLong(), true);
  }

  private static StoredFile read(ColumnFiles files, DataFile file, List<String> texts) {
    List<String> columns = new ArrayList<>(texts);
    columns.add(ColumnFiles.STAMP);
    ColumnBatch keys = files.read(List.of(file), columns);
    long[] stamps = keys.longs(ColumnFiles.STAMP);
    List<String> values = new ArrayList<>();
    for (String column : texts) {
      List<String> found = Arrays.stream(keys.texts(column)).distinct().limit(2).toList();
      values.add(found.size() == 1 ? found.get(0) : StoredFile.MIXED);
    }
    // As coarsely as the log would tell it.
    long first = stamps.length == 0 ? 0 : stamps[0] - Math.floorMod(stamps[0], 1000L);
    long end = stamps.length == 0 ? 0 : stamps[stamps.length - 1];
    DataFile bounded =
        new DataFile(
            file.path(),
            file.partition(),
            file.bytes(),
            file.modifiedMillis(),
            file.statistics(),
            first,
            end - Math.floorMod(end, 1000L) + 999);
    return new StoredFile(bounded, values, stamps.length, false);
  }

  static JsonNode statistics(DataFile file) {
    return parse(file.statistics() == null ? "" : file.statistics());
  }

  /** The statistics of a file; what is no JSON tells nothing. */
  static JsonNode parse(String statistics) {
    try {
      return JSON.readTree(statistics);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
