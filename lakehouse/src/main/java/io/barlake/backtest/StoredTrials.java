package io.barlake.backtest;

import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.MetricValues;
import io.barlake.backtest.metrics.ResultHash;
import io.barlake.backtest.metrics.ResultHash.Block;
import io.barlake.tables.NumberedRows.Span;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.TrialsTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/** The trials of a sweep that an earlier run has stored. */
final class StoredTrials {
  private final Tables tables;

  StoredTrials(Tables tables) {
    this.tables = tables;
  }

  /** Their blocks, hashed as if they had been computed now. */
  List<Block> blocks(PlannedSweep sweep, List<Span> present) {
    if (present.isEmpty()) {
      return new ArrayList<>();
    }
    return new ArrayList<>(
        tables
            .read(TrialsTable.TABLE)
            .where(sweep.rows())
            .toJavaRDD()
            .groupBy(row -> trial(row) / ResultHash.BLOCK_TRIALS)
            .map(block -> hashed(block._1() * ResultHash.BLOCK_TRIALS, block._2()))
            .collect());
  }

  /** One of them. */
  MetricValues trial(PlannedSweep sweep, long trial) {
    return new Stored(
        tables
            .read(TrialsTable.TABLE)
            .where(sweep.rows() + " AND " + TrialsTable.TRIAL + " = " + trial)
            .first());
  }

  private static Block hashed(long first, Iterable<Row> rows) {
    return ResultHash.block(
        first,
        StreamSupport.stream(rows.spliterator(), false)
            .sorted(Comparator.comparingLong(StoredTrials::trial))
            .map(Stored::new)
            .toList());
  }

  private static long trial(Row row) {
    return row.getLong(row.fieldIndex(TrialsTable.TRIAL));
  }

  private record Stored(Row row) implements MetricValues {
    @Override
    public OptionalDouble value(Metric metric) {
      int column = row.fieldIndex(metric.column());
      return row.isNullAt(column)
          ? OptionalDouble.empty()
          : OptionalDouble.of(((Number) row.get(column)).doubleValue());
    }

    @Override
    public boolean openAtEnd() {
      return row.getBoolean(row.fieldIndex(TrialsTable.OPEN_AT_END));
    }
  }
}
