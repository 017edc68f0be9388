package io.barlake.ingest.minute;

import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.PriceColumns;
import io.barlake.ingest.format.TickFacts;
import io.barlake.ingest.format.VolumeColumn;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import java.util.Arrays;
import java.util.List;

/** The records of several archives one after the other, at their common finest scale. */
final class StackedMinutes {
  /** No row. */
  static final int NONE = -1;

  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int VOLUME = 4;

  private final PriceScale scale;
  private final PriceScale volumeScale;
  private final int writtenDecimals;
  private final int[] starts;
  private final boolean[] replaced;
  private final boolean[] ofTicks;
  private final long[] utcMinutes;
  private final long[][] values;
  private final double[] spreads;
  private final int[] counts;
  private final long[] records;

  private StackedMinutes(List<ConvertedArchive> archives) {
    starts = new int[archives.size() + 1];
    replaced = new boolean[archives.size()];
    ofTicks = new boolean[archives.size()];
    int decimals = 0;
    int volumeDecimals = 0;
    int written = 0;
    for (int a = 0; a < archives.size(); a++) {
      MinuteColumns columns = archives.get(a).archive().minutes().columns();
      starts[a + 1] = Math.addExact(starts[a], columns.size());
      replaced[a] = archives.get(a).isReplaced();
      ofTicks[a] = columns.ticks().madeOf() == TickFacts.MadeOf.TICKS;
      decimals = Math.max(decimals, columns.prices().scale().decimals());
      volumeDecimals = Math.max(volumeDecimals, columns.volume().scale().decimals());
      written = Math.max(written, columns.prices().writtenDecimals());
    }
    scale = new PriceScale(decimals);
    volumeScale = new PriceScale(volumeDecimals);
    writtenDecimals = written;
    int size = starts[archives.size()];
    utcMinutes = new long[size];
    values = new long[VOLUME + 1][size];
    spreads = new double[size];
    counts = new int[size];
    records = new long[size];
  }

  static StackedMinutes of(List<ConvertedArchive> archives) {
    StackedMinutes stacked = new StackedMinutes(archives);
    for (int a = 0; a < archives.size(); a++) {
      stacked.put(stacked.starts[a], archives.get(a));
    }
    return stacked;
  }

  /** One key a row, the UTC minute above and the row below: sorted by time, then by precedence. */
  long[] inOrderOfTime() {
    long[] keys = new long[utcMinutes.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = utcMinutes[row] << 32 | row;
    }
    Arrays.sort(keys);
    return keys;
  }

  int archive(int row) {
    int found = Arrays.binarySearch(starts, row);
    return found >= 0 ? found : -found - 2;
  }

  /** The position of the row in its own archive. */
  int record(int row) {
    return row - starts[archive(row)];
  }

  /** How many records of its archive the row stands for. */
  long records(int row) {
    return records[row];
  }

  /** Where the keys of the minute end that begins at {@code from}. */
  int endOfMinute(long[] order, int from) {
    int to = from + 1;
    while (to < order.length && order[to] >> 32 == order[from] >> 32) {
      to++;
    }
    return to;
  }

  /**
   * The row that stands for the minute of these keys: the first in the order of precedence, or the
   * first made of ticks that has its prices; none where all are of archives that were replaced.
   */
  int winner(long[] order, int from, int to) {
    int first = (int) order[from];
    if (replaced[archive(first)]) {
      return NONE;
    }
    for (int i = from + 1; i < to && !ofTicks[archive(first)]; i++) {
      int row = (int) order[i];
      if (ofTicks[archive(row)] && !replaced[archive(row)] && samePrices(first, row)) {
        return row;
      }
    }
    return first;
  }

  /** Whether two rows of a minute agree; volumes of ticks and of candles differ by their making. */
  boolean tellTheSame(int one, int other) {
    return samePrices(one, other)
        && (values[VOLUME][one] == values[VOLUME][other]
            || ofTicks[archive(one)] != ofTicks[archive(other)]);
  }

  private boolean samePrices(int one, int other) {
    return values[OPEN][one] == values[OPEN][other]
        && values[HIGH][one] == values[HIGH][other]
        && values[LOW][one] == values[LOW][other]
        && values[CLOSE][one] == values[CLOSE][other];
  }

  MergedMinutes gather(int[] rows, List<ArchiveBalance> balances) {
    long[] utc = new long[rows.length];
    int[] archive = new int[rows.length];
    double[] gatheredSpreads = new double[rows.length];
    int[] gatheredCounts = new int[rows.length];
    long[][] gathered = new long[values.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      utc[i] = utcMinutes[rows[i]];
      archive[i] = archive(rows[i]);
      gatheredSpreads[i] = spreads[rows[i]];
      gatheredCounts[i] = counts[rows[i]];
      for (int c = 0; c < gathered.length; c++) {
        gathered[c][i] = values[c][rows[i]];
      }
    }
    PriceColumns prices =
        new PriceColumns(
            scale, writtenDecimals, gathered[OPEN], gathered[HIGH], gathered[LOW], gathered[CLOSE]);
    return new MergedMinutes(
        utc,
        prices,
        new VolumeColumn(volumeScale, gathered[VOLUME]),
        new TickFacts(gatheredSpreads, gatheredCounts, TickFacts.MadeOf.BARS),
        archive,
        balances);
  }

  private void put(int start, ConvertedArchive converted) {
    MinuteColumns columns = converted.archive().minutes().columns();
    System.arraycopy(converted.utcMinutes(), 0, utcMinutes, start, columns.size());
    PriceColumns prices = columns.prices();
    long power = DecimalParser.power(scale.decimals() - prices.scale().decimals());
    scaled(prices.open(), power, values[OPEN], start);
    scaled(prices.high(), power, values[HIGH], start);
    scaled(prices.low(), power, values[LOW], start);
    scaled(prices.close(), power, values[CLOSE], start);
    long volumePower =
        DecimalParser.power(volumeScale.decimals() - columns.volume().scale().decimals());
    scaled(columns.volume().units(), volumePower, values[VOLUME], start);
    TickFacts ticks = columns.ticks();
    for (int i = 0; i < columns.size(); i++) {
      spreads[start + i] = ticks.spread(i) * power;
      counts[start + i] = ticks.count(i);
      records[start + i] = ticks.records(i);
    }
  }

  private static void scaled(long[] from, long power, long[] to, int start) {
    for (int i = 0; i < from.length; i++) {
      to[start + i] = from[i] * power;
    }
  }
}
