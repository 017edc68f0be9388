package io.barlake.features;

import io.barlake.BarlakeException;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.FeaturesTable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of one symbol and frame that one task computes, from the first bar on, arrays in,
 * arrays out. Columns that are stored and not computed are copied for the bars of the same stamp.
 *
 * @param definitions one indicator each
 * @param others the symbols that some of them compare with
 * @param stored the files that hold the columns of before
 */
record FeatureWork(
    Map<String, String> partition,
    StoredBars bars,
    TradingCalendar calendar,
    Timeframe frame,
    List<String> definitions,
    Map<Symbol, Other> others,
    List<DataFile> stored)
    implements Serializable {

  /** Bars of a symbol that the bars are compared with. */
  record Other(StoredBars bars, TradingCalendar calendar) implements Serializable {}

  /** Up to so many times the bars needed it is cheaper to count than to compute in vain. */
  private static final int SHORT = 8;

  /** What a task sends back. */
  record Computed(OwnedRange owned, List<DataFile> files, long rows, long values)
      implements Serializable {}

  /** Refuses a history that is too short, where it is not surely long enough. */
  void requireHistoryIfShort() {
    FeatureSet set = set();
    long rowsNeeded = 0;
    for (Feature feature : set.features()) {
      long rowsOfBar = feature.frameFor(frame).nominalMinutes() / frame.nominalMinutes();
      rowsNeeded = Math.max(rowsNeeded, feature.barsNeeded(frame) * rowsOfBar);
    }
    if (bars.most() <= SHORT * rowsNeeded) {
      requireHistory(set, over(bars.read()));
    }
  }

  Computed compute(ColumnTable.FileAccess access) {
    FeatureSet set = set();
    StoredBars.Dated dated = bars.read();
    BarSeries series = dated.bars();
    FeatureBars over = over(dated);
    requireHistory(set, over);
    String side = dated.side().word();
    ColumnBatch.Builder columns =
        ColumnBatch.ofRows(series.size())
            .text(FeaturesTable.SIDE, side)
            .longs(FeaturesTable.TS, series.openMicros());
    float[][] values = set.floatsOver(over);
    for (int c = 0; c < values.length; c++) {
      columns.floats(set.columns().get(c).name(), values[c]);
    }
    ColumnFiles files = access.open();
    ColumnBatch batch = KeptColumns.beside(columns.build(), side, stored, files);
    return new Computed(
        OwnedRange.whole(partition, Map.of(FeaturesTable.SIDE, side)),
        List.of(files.write(partition, batch)),
        batch.rows(),
        (long) values.length * batch.rows());
  }

  private FeatureSet set() {
    return FeatureSet.of(definitions);
  }

  private FeatureBars over(StoredBars.Dated dated) {
    Map<Symbol, FeatureBars> beside = new HashMap<>();
    others.forEach(
        (symbol, other) ->
            beside.put(
                symbol, new FeatureBars(frame, other.calendar(), other.bars().read().bars())));
    return new FeatureBars(frame, calendar, dated.bars(), beside);
  }

  private void requireHistory(FeatureSet set, FeatureBars over) {
    Map<Timeframe, Integer> closed = new HashMap<>();
    closed.put(frame, over.bars().size());
    for (Feature feature : set.features()) {
      Timeframe ofFrame = feature.frameFor(frame);
      int there = closed.computeIfAbsent(ofFrame, longer -> over.longer(longer).closed());
      String which = ofFrame.label();
      if (feature.indicator() instanceof PairIndicator pair) {
        there = Math.min(there, over.ofFrame(ofFrame).other(pair.other()).size());
        which += " that " + pair.other() + " has too";
      }
      int needed = feature.barsNeeded(frame);
      if (there < needed) {
        throw BarlakeException.badInput(
            "Cannot compute %s of %s bars of %s: it needs %,d bars of %s, and there are %,d. Leave"
                + " it or the frame %s out, or ingest a longer history.",
            feature.label(),
            frame,
            partition.get(FeaturesTable.SYMBOL),
            needed,
            which,
            there,
            frame);
      }
    }
  }
}
