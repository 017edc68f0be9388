package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import java.util.Arrays;

/** Gathers rows into columns. */
final class MinuteCollector {
  private final DecimalColumns prices = new DecimalColumns(4);
  private double[] volume = new double[1 << 12];
  private int volumeDecimals;
  private long[] fileMinutes = new long[1 << 12];
  private int[] lines = new int[1 << 12];
  private long[] spreads = new long[0];
  private int[] ticks = new int[0];
  private int size;

  void add(MinuteRow row, int line) {
    if (size == fileMinutes.length) {
      fileMinutes = Arrays.copyOf(fileMinutes, GrowableSize.after(size));
      lines = Arrays.copyOf(lines, fileMinutes.length);
      volume = Arrays.copyOf(volume, fileMinutes.length);
    }
    fileMinutes[size] = row.fileMinute;
    lines[size] = line;
    long rowVolume = DecimalParser.stripped(row.volume);
    volume[size] = DecimalParser.value(rowVolume);
    volumeDecimals = Math.max(volumeDecimals, DecimalParser.decimals(rowVolume));
    addTickFacts(row);
    size++;
    prices.row(row.priceDecimals());
    prices.put(0, row.open);
    prices.put(1, row.high);
    prices.put(2, row.low);
    prices.put(3, row.close);
  }

  /** The arrays are made when the first row knows something. */
  private void addTickFacts(MinuteRow row) {
    if (spreads.length == 0 && !row.knowsTicks()) {
      return;
    }
    if (spreads.length < fileMinutes.length) {
      int before = spreads.length == 0 ? 0 : size;
      spreads = Arrays.copyOf(spreads, fileMinutes.length);
      ticks = Arrays.copyOf(ticks, fileMinutes.length);
      Arrays.fill(spreads, before, spreads.length, DecimalParser.INVALID);
      Arrays.fill(ticks, before, ticks.length, TickFacts.UNKNOWN_COUNT);
    }
    spreads[size] = row.spread;
    ticks[size] = row.ticks;
  }

  int size() {
    return size;
  }

  MinuteColumns columns() {
    PriceColumns priceColumns = prices.finishPrices();
    return new MinuteColumns(
        Arrays.copyOf(fileMinutes, size),
        priceColumns,
        new VolumeColumn(volumeDecimals, Arrays.copyOf(volume, size)),
        tickFacts(priceColumns.scale()),
        Arrays.copyOf(lines, size));
  }

  private TickFacts tickFacts(PriceScale scale) {
    if (spreads.length == 0) {
      return TickFacts.NONE;
    }
    double[] means = new double[size];
    for (int i = 0; i < size; i++) {
      means[i] =
          spreads[i] == DecimalParser.INVALID
              ? Double.NaN
              : (double) DecimalParser.digits(spreads[i])
                  * DecimalParser.power(scale.decimals())
                  / DecimalParser.power(DecimalParser.decimals(spreads[i]));
    }
    return new TickFacts(means, Arrays.copyOf(ticks, size), TickFacts.MadeOf.BARS);
  }
}
