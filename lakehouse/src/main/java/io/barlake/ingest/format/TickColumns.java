package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.Micros;
import java.util.Arrays;

/**
 * Ticks as columns, up to a number that fits into memory; what is not known is NaN. The arrays that
 * it gives are good until the next tick is added.
 */
public final class TickColumns {
  private final int most;
  private long[] stamps = new long[1 << 10];
  private double[] prices = new double[1 << 10];
  private double[] asks = new double[1 << 10];
  private double[] volumes = new double[1 << 10];
  private double[] askVolumes = new double[1 << 10];
  private int[] lines = new int[1 << 10];
  private int size;

  public TickColumns(int most) {
    this.most = most;
  }

  /** Adds a tick of this minute of UTC. */
  public void add(long utcMinute, TickRow tick, int line) {
    if (size == stamps.length) {
      int larger = Math.min(most, 2 * size);
      stamps = Arrays.copyOf(stamps, larger);
      prices = Arrays.copyOf(prices, larger);
      asks = Arrays.copyOf(asks, larger);
      volumes = Arrays.copyOf(volumes, larger);
      askVolumes = Arrays.copyOf(askVolumes, larger);
      lines = Arrays.copyOf(lines, larger);
    }
    stamps[size] = utcMinute * Micros.MINUTE + Math.floorMod(tick.stampMicros, Micros.MINUTE);
    prices[size] = DecimalParser.value(tick.price);
    asks[size] = tick.hasAsk ? DecimalParser.value(tick.ask) : Double.NaN;
    volumes[size] = DecimalParser.value(DecimalParser.stripped(tick.volume));
    askVolumes[size] =
        DecimalParser.isVolume(tick.askVolume)
            ? DecimalParser.value(DecimalParser.stripped(tick.askVolume))
            : Double.NaN;
    lines[size] = line;
    size++;
  }

  public int size() {
    return size;
  }

  public boolean isFull() {
    return size == most;
  }

  public void clear() {
    size = 0;
  }

  /** Microseconds of UTC since 1970. */
  public long[] stamps() {
    return size == stamps.length ? stamps : Arrays.copyOf(stamps, size);
  }

  public double[] prices() {
    return sized(prices);
  }

  public double[] asks() {
    return sized(asks);
  }

  public double[] volumes() {
    return sized(volumes);
  }

  public double[] askVolumes() {
    return sized(askVolumes);
  }

  public int[] lines() {
    return size == lines.length ? lines : Arrays.copyOf(lines, size);
  }

  private double[] sized(double[] column) {
    return size == column.length ? column : Arrays.copyOf(column, size);
  }
}
