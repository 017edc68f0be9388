package io.barlake.publish;

import static org.apache.spark.sql.functions.col;

import io.barlake.BarlakeException;
import io.barlake.publish.report.DefinitionText;
import io.barlake.publish.report.SweepFacts;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.SweepsTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Finds a sweep by its id, and names the ones that exist when there is no such sweep. */
final class SweepLookup {
  private static final String FROM_SECONDS = "from_seconds";
  private static final String TO_SECONDS = "to_seconds";
  private static final int NAMED = 5;

  private final Tables tables;

  SweepLookup(Tables tables) {
    this.tables = tables;
  }

  SweepFacts find(String sweepId) {
    List<Row> found =
        tables
            .read(SweepsTable.TABLE)
            .where(col(SweepsTable.SWEEP_ID).equalTo(sweepId))
            .withColumn(FROM_SECONDS, col(SweepsTable.PERIOD_FROM).cast("long"))
            .withColumn(TO_SECONDS, col(SweepsTable.PERIOD_TO).cast("long"))
            .collectAsList();
    if (found.isEmpty()) {
      throw unknown(sweepId);
    }
    return facts(found.get(0));
  }

  private static SweepFacts facts(Row row) {
    String definition = Objects.requireNonNullElse(row.<String>getAs(SweepsTable.DEFINITION), "");
    return new SweepFacts(
        row.getAs(SweepsTable.SWEEP_ID),
        row.getAs(SweepsTable.STRATEGY),
        definition,
        row.getAs(SweepsTable.SOURCE),
        row.getList(row.fieldIndex(SweepsTable.SYMBOLS)),
        row.getList(row.fieldIndex(SweepsTable.FRAMES)),
        row.getAs(FROM_SECONDS),
        row.getAs(TO_SECONDS),
        row.<Long>getAs(SweepsTable.TRIALS),
        DefinitionText.of(definition).costs(),
        inputs(row),
        Objects.requireNonNullElse(row.getAs(SweepsTable.CODE_VERSION), ""),
        Objects.toString(row.getAs(SweepsTable.SEED), ""),
        Objects.requireNonNullElse(row.getAs(SweepsTable.RESULT_HASH), ""));
  }

  private static Map<String, String> inputs(Row row) {
    int place = row.fieldIndex(SweepsTable.INPUTS);
    return row.isNullAt(place) ? Map.of() : new HashMap<>(row.<String, String>getJavaMap(place));
  }

  private BarlakeException unknown(String sweepId) {
    List<String> known =
        tables
            .read(SweepsTable.TABLE)
            .select(SweepsTable.SWEEP_ID)
            .orderBy(SweepsTable.SWEEP_ID)
            .as(Encoders.STRING())
            .collectAsList();
    if (known.isEmpty()) {
      return BarlakeException.badArgument(
          "Unknown sweep \"%s\": %s has no sweep yet. Run \"jobs/barlake sweep\" first.",
          sweepId, SweepsTable.TABLE.name());
    }
    if (known.size() <= NAMED) {
      return BarlakeException.badArgument(
          "Unknown sweep \"%s\". The sweeps of this lake are: %s.",
          sweepId, String.join(", ", known));
    }
    return BarlakeException.badArgument(
        "Unknown sweep \"%s\". %s has %d; \"jobs/barlake sql 'SELECT sweep_id, strategy, symbols,"
            + " frames FROM %s'\" lists them.",
        sweepId, SweepsTable.TABLE.name(), known.size(), tables.lake().sqlName(SweepsTable.TABLE));
  }
}
