package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers rows into columns. */
final class MinuteCollector {
  /** What of a row is no price, of as many rows as a chunk of prices has. */
  private static final class Chunk {
    final long[] fileMinutes = new long[DecimalColumns.CHUNK];
    final double[] volume = new double[DecimalColumns.CHUNK];
    final int[] lines = new int[DecimalColumns.CHUNK];
    long[] spreads = new long[0];
    int[] ticks = new int[0];

    /** The arrays are made when a first row knows something. */
    void takeTickFacts(int place, MinuteRow row) {
      if (ticks.length == 0) {
        spreads = new long[DecimalColumns.CHUNK];
        ticks = new int[DecimalColumns.CHUNK];
        Arrays.fill(spreads, DecimalParser.INVALID);
        Arrays.fill(ticks, TickFacts.UNKNOWN_COUNT);
      }
      spreads[place] = row.spread;
      ticks[place] = row.ticks;
    }
  }

  private final DecimalColumns prices = new DecimalColumns(4);
  private final List<Chunk> chunks = new ArrayList<>();
  private Chunk last = new Chunk();
  private int volumeDecimals;
  private boolean knowsTicks;
  private int size;

  void add(MinuteRow row, int line) {
    int place = size % DecimalColumns.CHUNK;
    if (place == 0) {
      last = size == 0 ? last : new Chunk();
      chunks.add(last);
    }
    last.fileMinutes[place] = row.fileMinute;
    last.lines[place] = line;
    if (row.volume != DecimalParser.ZERO) {
      long rowVolume = DecimalParser.stripped(row.volume);
      last.volume[place] = DecimalParser.value(rowVolume);
      volumeDecimals = Math.max(volumeDecimals, DecimalParser.decimals(rowVolume));
    }
    if (row.knowsTicks()) {
      last.takeTickFacts(place, row);
      knowsTicks = true;
    }
    size++;
    prices.row(row.priceDecimals());
    prices.put(0, row.open);
    prices.put(1, row.high);
    prices.put(2, row.low);
    prices.put(3, row.close);
  }

  int size() {
    return size;
  }

  MinuteColumns columns() {
    long[] fileMinutes = new long[size];
    double[] volume = new double[size];
    int[] lines = new int[size];
    for (int c = 0; c < chunks.size(); c++) {
      Chunk chunk = chunks.get(c);
      int from = c * DecimalColumns.CHUNK;
      int rows = Math.min(DecimalColumns.CHUNK, size - from);
      System.arraycopy(chunk.fileMinutes, 0, fileMinutes, from, rows);
      System.arraycopy(chunk.volume, 0, volume, from, rows);
      System.arraycopy(chunk.lines, 0, lines, from, rows);
    }
    PriceColumns priceColumns = prices.finish().prices();
    return new MinuteColumns(
        fileMinutes,
        priceColumns,
        new VolumeColumn(volumeDecimals, volume),
        knowsTicks ? tickFacts(priceColumns.scale()) : TickFacts.NONE,
        lines);
  }

  private TickFacts tickFacts(PriceScale scale) {
    double[] spreads = new double[size];
    int[] ticks = new int[size];
    for (int i = 0; i < size; i++) {
      Chunk chunk = chunks.get(i / DecimalColumns.CHUNK);
      int place = i % DecimalColumns.CHUNK;
      boolean knows = chunk.ticks.length > 0;
      spreads[i] = knows ? spread(chunk.spreads[place], scale) : Double.NaN;
      ticks[i] = knows ? chunk.ticks[place] : TickFacts.UNKNOWN_COUNT;
    }
    return new TickFacts(spreads, ticks, TickFacts.MadeOf.BARS);
  }

  /** In ticks of the scale. */
  private static double spread(long mean, PriceScale scale) {
    return mean == DecimalParser.INVALID
        ? Double.NaN
        : (double) DecimalParser.digits(mean)
            * DecimalParser.power(scale.decimals())
            / DecimalParser.power(DecimalParser.decimals(mean));
  }
}
