package io.barlake.bars;

import io.barlake.bars.SideComparison.Distances;
import io.barlake.bars.SideComparison.JudgedDay;
import io.barlake.bars.SideComparison.Sides;
import io.barlake.bars.reconcile.DayComparison;
import io.barlake.bars.reconcile.MinuteShift;
import io.barlake.tables.schema.ReconciliationTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns a reconciliation into rows of {@code market.reconciliation}. */
final class ReconciliationRows {
  private ReconciliationRows() {}

  /** What holds for the rows of this symbol, pair and range of dates. */
  static String condition(Reconciliation found) {
    String pair =
        String.format(
            "%s = '%s' AND %s = '%s' AND %s = '%s'",
            ReconciliationTable.SYMBOL,
            found.symbol(),
            ReconciliationTable.SOURCE,
            found.sources().one(),
            ReconciliationTable.OTHER_SOURCE,
            found.sources().other());
    if (found.asked().equals(DateRange.ALL)) {
      return pair;
    }
    return String.format(
        "%s AND %s BETWEEN DATE'%s' AND DATE'%s'",
        pair, ReconciliationTable.DAY, found.asked().first(), found.asked().last());
  }

  static List<Row> of(Reconciliation found) {
    List<Row> rows = new ArrayList<>();
    for (SideComparison side : found.sides()) {
      side.days().forEach(day -> rows.add(row(found, side.sides(), day)));
    }
    return rows;
  }

  private static Row row(Reconciliation found, Sides sides, JudgedDay judged) {
    DayComparison day = judged.compared();
    MinuteShift shift = judged.week().shift();
    Distances distances = day.matched() == 0 ? null : Distances.of(day.closes());
    return RowFactory.create(
        found.symbol().name(),
        found.sources().one().name(),
        found.sources().other().name(),
        sides.one().word(),
        sides.other().word(),
        LocalDate.ofEpochDay(day.epochDay()),
        day.minutes(),
        day.otherMinutes(),
        day.matched(),
        day.minutes() - day.matched(),
        day.otherMinutes() - day.matched(),
        day.equalCloses(),
        day.equalBars(),
        found.digits(),
        distances == null ? null : distances.mean(),
        distances == null ? null : distances.median(),
        distances == null ? null : distances.p95(),
        distances == null ? null : distances.greatest(),
        distances == null ? null : distances.bias(),
        LocalDate.ofEpochDay(judged.week().sunday()),
        shift.isDecided() ? shift.minutes() : null,
        shift.isDecided() ? shift.distance() : null,
        shift.isKnown() ? shift.ratio() : null,
        judged.disagreement().isEmpty(),
        judged.disagreement().isEmpty() ? null : judged.disagreement());
  }
}
