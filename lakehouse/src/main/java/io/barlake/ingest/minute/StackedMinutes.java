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
  private static final int PRICES = 4;

  private final PriceScale scale;
  private final int volumeDecimals;
  private final int writtenDecimals;
  private final int[] starts;
  private final boolean[] replaced;
  private final boolean[] ofTicks;
  private final long[] utcMinutes;
  private final long[][] prices;
  private final double[] volumes;
  private final double[] spreads;
  private final int[] counts;
  private final long[] records;

  private StackedMinutes(List<ConvertedArchive> archives) {
    starts = new int[archives.size() + 1];
    replaced = new boolean[archives.size()];
    ofTicks = new boolean[archives.size()];
    int decimals = 0;
    int finestVolume = 0;
    int written = 0;
    for (int a = 0; a < archives.size(); a++) {
      MinuteColumns columns = archives.get(a).archive().minutes().columns();
      starts[a + 1] = Math.addExact(starts[a], columns.size());
      replaced[a] = archives.get(a).isReplaced();
      ofTicks[a] = columns.ticks().madeOf() == TickFacts.MadeOf.TICKS;
      decimals = Math.max(decimals, columns.prices().scale().decimals());
      finestVolume = Math.max(finestVolume, columns.volume().decimals());
      written = Math.max(written, columns.prices().writtenDecimals());
    }
    scale = new PriceScale(decimals);
    volumeDecimals = finestVolume;
    writtenDecimals = written;
    int size = starts[archives.size()];
    utcMinutes = new long[size];
    prices = new long[PRICES][size];
    volumes = new double[size];
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
    int archive = found >= 0 ? found : -found - 2;
    // One without rows starts where the next one does.
    while (starts[archive + 1] == row) {
      archive++;
    }
    return archive;
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
        && (volumes[one] == volumes[other] || ofTicks[archive(one)] != ofTicks[archive(other)]);
  }

  private boolean samePrices(int one, int other) {
    return prices[OPEN][one] == prices[OPEN][other]
        && prices[HIGH][one] == prices[HIGH][other]
        && prices[LOW][one] == prices[LOW][other]
        && prices[CLOSE][one] == prices[CLOSE][other];
  }

  MergedMinutes gather(int[] rows, List<ArchiveBalance> balances) {
    long[] utc = new long[rows.length];
    int[] archive = new int[rows.length];
    double[] gatheredSpreads = new double[rows.length];
    int[] gatheredCounts = new int[rows.length];
    double[] gatheredVolumes = new double[rows.length];
    long[][] gathered = new long[PRICES][rows.length];
    for (int i = 0; i < rows.length; i++) {
      utc[i] = utcMinutes[rows[i]];
      archive[i] = archive(rows[i]);
      gatheredSpreads[i] = spreads[rows[i]];
      gatheredCounts[i] = counts[rows[i]];
      gatheredVolumes[i] = volumes[rows[i]];
      for (int c = 0; c < gathered.length; c++) {
        gathered[c][i] = prices[c][rows[i]];
      }
    }
    PriceColumns gatheredPrices =
        new PriceColumns(
            scale, writtenDecimals, gathered[OPEN], gathered[HIGH], gathered[LOW], gathered[CLOSE]);
    return new MergedMinutes(
        utc,
        gatheredPrices,
        new VolumeColumn(volumeDecimals, gatheredVolumes),
        new TickFacts(gatheredSpreads, gatheredCounts, TickFacts.MadeOf.BARS),
        archive,
        balances);
  }

  private void put(int start, ConvertedArchive converted) {
    MinuteColumns columns = converted.archive().minutes().columns();
    System.arraycopy(converted.utcMinutes(), 0, utcMinutes, start, columns.size());
    PriceColumns own = columns.prices();
    long power = DecimalParser.power(scale.decimals() - own.scale().decimals());
    scaled(own.open(), power, prices[OPEN], start);
    scaled(own.high(), power, prices[HIGH], start);
    scaled(own.low(), power, prices[LOW], start);
    scaled(own.close(), power, prices[CLOSE], start);
    System.arraycopy(columns.volume().values(), 0, volumes, start, columns.size());
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
