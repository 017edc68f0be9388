package io.barlake.features;

import io.barlake.BarlakeException;
import io.barlake.bars.BarEnds;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.features.label.FirstTouch;
import io.barlake.features.label.LabelRule;
import io.barlake.features.label.MinuteTouch;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.LabelsTable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The labels of one symbol and frame, computed on whatever machine it runs.
 *
 * @param minutes of the symbol, read only if a bar holds two barriers
 * @param stored the files in which labels of before are
 */
record LabelTask(
    Symbol symbol,
    Timeframe frame,
    Map<String, String> partition,
    TradingCalendar calendar,
    StoredBars bars,
    StoredBars minutes,
    List<DataFile> stored)
    implements Serializable {

  /**
   * What came of it.
   *
   * @param refusals why nothing was written, if nothing was: at most one
   */
  record Done(OwnedRange owned, List<DataFile> files, long rows, List<BarlakeException> refusals)
      implements Serializable {}

  /** Writes a file that nobody has committed yet. */
  Done run(List<String> definitions, ColumnTable.FileAccess access) {
    LabelSet set = LabelSet.of(definitions);
    StoredBars.Dated dated = bars.read();
    BarSeries series = dated.bars();
    String side = dated.side().word();
    OwnedRange owned = OwnedRange.whole(partition, Map.of(LabelsTable.SIDE, side));
    try {
      set.require(series, frame + " bars of " + symbol);
    } catch (BarlakeException refusal) {
      return new Done(owned, List.of(), 0, List.of(refusal));
    }
    long[] ends = BarEnds.of(calendar, frame, series.openMicros());
    FirstTouch touch = new TouchInMinutes(dated, ends);
    ColumnBatch.Builder columns =
        ColumnBatch.ofRows(series.size())
            .text(LabelsTable.SIDE, side)
            .longs(LabelsTable.TS, series.openMicros());
    for (LabelRule rule : set.rules()) {
      LabelColumns.add(columns, rule, rule.over(series, touch), ends);
    }
    ColumnFiles files = access.open();
    ColumnBatch batch = KeptColumns.beside(columns.build(), side, stored, files);
    return new Done(owned, List.of(files.write(partition, batch)), batch.rows(), List.of());
  }

  /** Few bars hold two barriers, and often none does: the minutes are read at the first one. */
  private final class TouchInMinutes implements FirstTouch {
    private final StoredBars.Dated bars;
    private final long[] ends;
    private FirstTouch inside;

    TouchInMinutes(StoredBars.Dated bars, long[] ends) {
      this.bars = bars;
      this.ends = ends;
    }

    @Override
    public int in(int bar, double upper, double lower) {
      if (inside == null) {
        StoredBars.Dated read = frame.equals(Timeframe.MINUTE) ? bars : minutes.read();
        inside = read.side() == bars.side() ? new MinuteTouch(read.bars(), ends) : OF_NOTHING_FINER;
      }
      return inside.in(bar, upper, lower);
    }
  }
}
