package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import java.util.Arrays;

/** Gathers rows into columns. */
final class MinuteCollector {
  private final DecimalColumns prices = new DecimalColumns(4);
  private final DecimalColumns volume = new DecimalColumns(1);
  private long[] fileMinutes = new long[1 << 12];
  private int[] lines = new int[1 << 12];
  private int size;

  void add(MinuteRow row, int line) {
    if (size == fileMinutes.length) {
      fileMinutes = Arrays.copyOf(fileMinutes, GrowableSize.after(size));
      lines = Arrays.copyOf(lines, fileMinutes.length);
    }
    fileMinutes[size] = row.fileMinute;
    lines[size] = line;
    size++;
    prices.row(row.priceDecimals());
    prices.put(0, row.open);
    prices.put(1, row.high);
    prices.put(2, row.low);
    prices.put(3, row.close);
    volume.row(DecimalParser.decimals(row.volume));
    volume.put(0, row.volume);
  }

  int size() {
    return size;
  }

  MinuteColumns columns() {
    PriceScale scale = prices.finish();
    PriceColumns priceColumns =
        new PriceColumns(
            scale,
            prices.writtenDecimals(),
            prices.column(0),
            prices.column(1),
            prices.column(2),
            prices.column(3));
    VolumeColumn volumeColumn = new VolumeColumn(volume.finish(), volume.column(0));
    return new MinuteColumns(
        Arrays.copyOf(fileMinutes, size), priceColumns, volumeColumn, Arrays.copyOf(lines, size));
  }
}
