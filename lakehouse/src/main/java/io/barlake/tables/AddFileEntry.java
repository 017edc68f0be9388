package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** A data file as Delta's log writes it down, both ways. */
final class AddFileEntry {
  private AddFileEntry() {}

  /** A file with rows that are new to the table. */
  static AddFile of(DataFile file) {
    return entry(file, true);
  }

  /** A file with rows that the table had in other files. */
  static AddFile rearranged(DataFile file) {
    return entry(file, false);
  }

  private static AddFile entry(DataFile file, boolean changesRows) {
    return new AddFile(
        file.path(),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(file.partition())),
        file.bytes(),
        file.modifiedMillis(),
        changesRows,
        file.statistics(),
        scala.collection.immutable.Map$.MODULE$.empty(),
        null,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  static DataFile dataFile(AddFile add) {
    return dataFile(
        add.path(),
        CollectionConverters.asJava(add.partitionValues()),
        add.size(),
        add.modificationTime(),
        add.stats());
  }

  /** A file as a commit of the log tells of it. */
  static DataFile dataFile(JsonNode add) {
    Map<String, String> partition = new HashMap<>();
    add.path("partitionValues")
        .properties()
        .forEach(value -> partition.put(value.getKey(), value.getValue().asText()));
    return dataFile(
        add.path("path").asText(),
        partition,
        add.path("size").asLong(),
        add.path("modificationTime").asLong(),
        add.path("stats").isTextual() ? add.path("stats").asText() : null);
  }

  private static DataFile dataFile(
      String path,
      Map<String, String> partition,
      long bytes,
      long modifiedMillis,
      String statistics) {
    return new DataFile(
        path,
        partition,
        bytes,
        modifiedMillis,
        statistics,
        stampOf(statistics, "minValues", Long.MIN_VALUE),
        stampOf(statistics, "maxValues", Long.MAX_VALUE));
  }

  /** The bound of the stamps in a file's statistics; statistics are cut to milliseconds. */
  private static long stampOf(String statistics, String group, long unknown) {
    if (statistics == null) {
      return unknown;
    }
    int at = statistics.indexOf("\"" + group + "\"");
    int end = at < 0 ? -1 : statistics.indexOf('}', at);
    int key = at < 0 ? -1 : statistics.indexOf("\"" + ColumnFiles.STAMP + "\":\"", at);
    if (key < 0 || key > end) {
      return unknown;
    }
    int from = key + ColumnFiles.STAMP.length() + 4;
    Instant stamp = Instant.parse(statistics.substring(from, statistics.indexOf('"', from)));
    long micros = Math.multiplyExact(stamp.toEpochMilli(), 1000L);
    return group.equals("maxValues") ? micros + 999 : micros;
  }
}
