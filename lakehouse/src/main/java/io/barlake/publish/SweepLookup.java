package io.barlake.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.barlake.BarlakeException;
import io.barlake.publish.report.DefinitionText;
import io.barlake.publish.report.SweepFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds a sweep by its id, and names the ones that exist when there is no such sweep. */
final class SweepLookup {
  private static final String TABLE = "research.sweeps";
  private static final int NAMED = 5;

  private final SparkSession spark;

  SweepLookup(SparkSession spark) {
    this.spark = spark;
  }

  SweepFacts find(String sweepId) {
    if (!spark.catalog().tableExists(TABLE)) {
      throw BarlakeException.badArgument(
          "Unknown sweep \"%s\": there is no table %s. Run \"jobs/barlake sweep\" first.",
          sweepId, TABLE);
    }
    List<Row> found =
        spark
            .table(TABLE)
            .where(col("sweep_id").equalTo(sweepId))
            .withColumn("from_seconds", col("period_from").cast("long"))
            .withColumn("to_seconds", col("period_to").cast("long"))
            .limit(1)
            .collectAsList();
    if (found.isEmpty()) {
      throw unknown(sweepId);
    }
    return facts(found.get(0));
  }

  private static SweepFacts facts(Row row) {
    String definition = Objects.requireNonNullElse(row.<String>getAs("definition"), "");
    return new SweepFacts(
        row.getAs("sweep_id"),
        row.getAs("strategy"),
        definition,
        row.getAs("source"),
        row.getList(row.fieldIndex("symbols")),
        row.getList(row.fieldIndex("frames")),
        row.getAs("from_seconds"),
        row.getAs("to_seconds"),
        row.<Long>getAs("trials"),
        DefinitionText.of(definition).costs(),
        inputs(row),
        Objects.requireNonNullElse(row.getAs("code_version"), ""),
        Objects.toString(row.getAs("seed"), ""),
        Objects.requireNonNullElse(row.getAs("result_hash"), ""));
  }

  private static Map<String, String> inputs(Row row) {
    int place = row.fieldIndex("inputs");
    return row.isNullAt(place) ? Map.of() : new HashMap<>(row.<String, String>getJavaMap(place));
  }

  private BarlakeException unknown(String sweepId) {
    Dataset<String> latest =
        spark
            .table(TABLE)
            .select(col("sweep_id"), col("_metadata.file_modification_time").as("written_at"))
            .groupBy("sweep_id")
            .agg(max("written_at").as("written_at"))
            .orderBy(col("written_at").desc(), col("sweep_id"))
            .select("sweep_id")
            .as(Encoders.STRING());
    List<String> known = latest.takeAsList(NAMED + 1);
    if (known.isEmpty()) {
      return BarlakeException.badArgument(
          "Unknown sweep \"%s\": %s is empty. Run \"jobs/barlake sweep\" first.", sweepId, TABLE);
    }
    String names = String.join(", ", known.subList(0, Math.min(known.size(), NAMED)));
    return BarlakeException.badArgument(
        "Unknown sweep \"%s\". The latest sweeps are: %s%s.",
        sweepId, names, known.size() > NAMED ? ", ..." : "");
  }
}
