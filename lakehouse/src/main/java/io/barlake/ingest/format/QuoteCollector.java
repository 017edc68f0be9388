package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Makes bars of another side of quotes while a {@link TickCollector} makes those of the bid: of the
 * ask, or of the price half way between the two. That one is kept as the sum of both, and so exact:
 * it has one decimal more than they have, or none where all sums are even.
 */
final class QuoteCollector {
  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int PRICES = 4;
  private static final int SPREAD = 4;

  private final Side side;
  private final DecimalColumns prices = new DecimalColumns(5);
  private final DecimalColumns volume = new DecimalColumns(1);
  private long[] firstStamps = new long[1 << 10];
  private long[] lastStamps = new long[1 << 10];
  private int[] quotes = new int[1 << 10];
  private int size;

  QuoteCollector(Side side) {
    this.side = side;
  }

  /** Adds a tick to the bar of this place, if it is a quote. */
  void add(int bar, TickRow tick) {
    if (!tick.hasAsk) {
      return;
    }
    prices.fit(tick.priceDecimals());
    while (size <= bar) {
      begin();
    }
    long bid = prices.atScale(tick.price);
    long ask = prices.atScale(tick.ask);
    put(bar, tick.stampMicros, side == Side.MID ? bid + ask : ask);
    prices.set(SPREAD, bar, Math.addExact(prices.value(SPREAD, bar), ask - bid));
    quotes[bar]++;
    if (side == Side.ASK && DecimalParser.isVolume(tick.askVolume)) {
      volume.fit(DecimalParser.decimals(tick.askVolume));
      volume.set(0, bar, Math.addExact(volume.value(0, bar), volume.atScale(tick.askVolume)));
    }
  }

  private void begin() {
    if (size == quotes.length) {
      int larger = GrowableSize.after(size);
      firstStamps = Arrays.copyOf(firstStamps, larger);
      lastStamps = Arrays.copyOf(lastStamps, larger);
      quotes = Arrays.copyOf(quotes, larger);
    }
    prices.append();
    volume.append();
    size++;
  }

  private void put(int bar, long stamp, long price) {
    boolean isFirst = quotes[bar] == 0;
    if (isFirst || stamp < firstStamps[bar]) {
      firstStamps[bar] = stamp;
      prices.set(OPEN, bar, price);
    }
    if (isFirst || stamp >= lastStamps[bar]) {
      lastStamps[bar] = stamp;
      prices.set(CLOSE, bar, price);
    }
    prices.set(HIGH, bar, isFirst ? price : Math.max(prices.value(HIGH, bar), price));
    prices.set(LOW, bar, isFirst ? price : Math.min(prices.value(LOW, bar), price));
  }

  /** The bars beside those of {@code own}; none where a mid would need too many decimals. */
  SideBars bars(MinuteColumns own) {
    int[] beside = IntStream.range(0, size).filter(bar -> quotes[bar] > 0).toArray();
    DecimalColumns.Finished finished = prices.finish();
    long[][] columns = new long[PRICES + 1][];
    Arrays.setAll(columns, c -> pick(finished.columns()[c], beside));
    int finer = side == Side.MID && isAnyOdd(columns) ? 1 : 0;
    int decimals = finished.scale().decimals() + finer;
    if (decimals > PriceScale.MOST_DECIMALS) {
      return SideBars.NONE;
    }
    if (side == Side.MID) {
      halve(columns, finer);
    }
    PriceColumns bars =
        new PriceColumns(
            new PriceScale(decimals),
            finished.writtenDecimals() + finer,
            columns[OPEN],
            columns[HIGH],
            columns[LOW],
            columns[CLOSE]);
    int[] lines = Arrays.stream(beside).map(bar -> own.lines()[bar]).toArray();
    TickFacts facts = facts(columns[SPREAD], DecimalParser.power(finer), beside);
    return new SideBars(
        beside,
        new MinuteColumns(pick(own.fileMinutes(), beside), bars, volumes(beside), facts, lines));
  }

  private static boolean isAnyOdd(long[][] columns) {
    return Arrays.stream(columns, 0, PRICES)
        .anyMatch(sums -> Arrays.stream(sums).anyMatch(sum -> sum % 2 != 0));
  }

  /** Makes means of the sums: halves, or fives of the next decimal. */
  private static void halve(long[][] columns, int finer) {
    for (int c = 0; c < PRICES; c++) {
      long[] sums = columns[c];
      Arrays.setAll(sums, bar -> finer == 0 ? sums[bar] / 2 : sums[bar] * 5);
    }
  }

  private TickFacts facts(long[] spreads, long power, int[] beside) {
    double[] means = new double[beside.length];
    int[] counts = new int[beside.length];
    for (int i = 0; i < beside.length; i++) {
      counts[i] = quotes[beside[i]];
      means[i] = (double) Math.multiplyExact(spreads[i], power) / counts[i];
    }
    return new TickFacts(means, counts, TickFacts.MadeOf.TICKS);
  }

  private VolumeColumn volumes(int[] beside) {
    DecimalColumns.Finished finished = volume.finish();
    int decimals = finished.scale().decimals();
    double[] volumes = new double[beside.length];
    for (int i = 0; i < volumes.length; i++) {
      volumes[i] = DecimalParser.volume(finished.columns()[0][beside[i]], decimals);
    }
    return new VolumeColumn(decimals, volumes);
  }

  private static long[] pick(long[] values, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> values[row]).toArray();
  }
}
