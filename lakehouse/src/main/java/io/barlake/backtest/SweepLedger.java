package io.barlake.backtest;

import io.barlake.backtest.SweepDefinition.Inputs;
import io.barlake.backtest.SweepDefinition.Period;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.SweepsTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** The rows of {@code research.sweeps}: a sweep is done when its row is there. */
final class SweepLedger {
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
