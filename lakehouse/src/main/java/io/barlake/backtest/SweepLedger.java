package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.backtest.SweepDefinition.Inputs;
import io.barlake.backtest.SweepDefinition.Period;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.market.Source;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.SweepsTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** The rows of {@code research.sweeps}: a sweep is done when its row is there. */
final class SweepLedger {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

  private final Tables tables;

  SweepLedger(Tables tables) {
    this.tables = tables;
  }

  /** The result hash of a sweep that is done. */
  Optional<String> resultHash(PlannedSweep sweep) {
    return tables
        .read(SweepsTable.TABLE)
        .where(sweep.rows())
        .select(SweepsTable.RESULT_HASH)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .findFirst();
  }

  /** What a stored sweep asked for. */
  SweepDefinition definition(String sweepId) {
    if (!ID.matcher(sweepId).matches()) {
      throw unknown(sweepId);
    }
    Row row =
        tables
            .read(SweepsTable.TABLE)
            .where(SweepsTable.SWEEP_ID + " = '" + sweepId + "'")
            .select(SweepsTable.DEFINITION, SweepsTable.SOURCE)
            .collectAsList()
            .stream()
            .findFirst()
            .orElseThrow(() -> unknown(sweepId));
    return SweepDefinition.parse(
        row.getString(0), "the file of sweep " + sweepId, new Source(row.getString(1)));
  }

  private static BarlakeException unknown(String sweepId) {
    return BarlakeException.badArgument(
        "Unknown sweep \"%s\": jobs/barlake sql \"SELECT sweep_id, strategy FROM research.sweeps\""
            + " lists those that are there.",
        sweepId);
  }

  /** Writes the row; {@code text} is the definition as it was written. */
  void record(PlannedSweep sweep, String text, String resultHash) {
    tables
        .rows(SweepsTable.TABLE)
        .replaceWhere(sweep.rows(), List.of(row(sweep, text, resultHash)));
  }

  private static Row row(PlannedSweep sweep, String text, String resultHash) {
    Inputs inputs = sweep.definition().inputs();
    return RowFactory.create(
        sweep.plan().sweepId(),
        sweep.definition().strategy().name(),
        text,
        inputs.source().name(),
        strings(inputs.symbols()),
        strings(inputs.frames()),
        midnight(inputs.period().from(), Period.ALL.from()),
        midnight(inputs.period().to(), Period.ALL.to()),
        sweep.plan().trials(),
        CollectionConverters.asScala(sweep.inputs()),
        "semantics " + ReferenceLoop.SEMANTICS,
        0L,
        resultHash);
  }

  private static Instant midnight(LocalDate day, LocalDate open) {
    return day.equals(open) ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Object strings(List<?> words) {
    return CollectionConverters.asScala(words.stream().map(Object::toString).toList()).toSeq();
  }
}
