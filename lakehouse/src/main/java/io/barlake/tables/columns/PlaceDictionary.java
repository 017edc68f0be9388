package io.barlake.tables.columns;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;

/**
 * The distinct prices of some rows, and for each row the place of its price among them. A year has
 * some ten thousand, so that a place takes 15 bits: less than a compressed price, and nothing is
 * left for a compressor to do.
 */
final class PlaceDictionary {
  /** More prices, or prices further apart, and a table of places would cost more than it saves. */
  private static final int MOST_PRICES = 1 << 16;

  private static final int WIDEST_RANGE = 1 << 20;
  private static final int TICKS_A_ROW = 8;
  private static final int GROUP = 8;

  private final Decimals column;
  private final long lowest;

  /** Of each tick above the lowest, the place of its price plus one; 0 where no row has it. */
  private final int[] placeOfTick;

  private final double[] prices;

  private PlaceDictionary(Decimals column, long lowest, int[] placeOfTick, int size) {
    this.column = column;
    this.lowest = lowest;
    this.placeOfTick = placeOfTick;
    this.prices = new double[size];
    for (int tick = 0; tick < placeOfTick.length; tick++) {
      if (placeOfTick[tick] > 0) {
        prices[placeOfTick[tick] - 1] = column.scale().price(lowest + tick);
      }
    }
  }

  /** Nothing where there are too many prices for places among them to be shorter. */
  static Optional<PlaceDictionary> of(Decimals column, int from, int to) {
    long[] ticks = column.ticks();
    int end = column.first() + to;
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (int i = column.first() + from; i < end; i++) {
      lowest = Math.min(lowest, ticks[i]);
      highest = Math.max(highest, ticks[i]);
    }
    long widest = Math.min(WIDEST_RANGE, (long) TICKS_A_ROW * (to - from));
    if (from == to || highest - lowest < 0 || highest - lowest >= widest) {
      return Optional.empty();
    }
    int[] places = new int[(int) (highest - lowest) + 1];
    for (int i = column.first() + from; i < end; i++) {
      places[(int) (ticks[i] - lowest)] = 1;
    }
    int size = 0;
    for (int tick = 0; tick < places.length; tick++) {
      size += places[tick];
      places[tick] = places[tick] == 0 ? 0 : size;
    }
    return size > Math.min(MOST_PRICES, (to - from) / 2)
        ? Optional.empty()
        : Optional.of(new PlaceDictionary(column, lowest, places, size));
  }

  /** The prices, from the lowest to the highest. */
  DictionaryPage page() {
    byte[] bytes = new byte[prices.length * Double.BYTES];
    for (int place = 0; place < prices.length; place++) {
      PlainDoubles.LITTLE_ENDIAN.set(bytes, place * Double.BYTES, prices[place]);
    }
    return new DictionaryPage(BytesInput.from(bytes), prices.length, Encoding.PLAIN);
  }

  /** The places of these rows, after the number of bits that each takes. */
  BytesInput places(int from, int to) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(prices.length - 1);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(bits);
    if (bits == 0) {
      Runs.repeated(head, to - from);
      return BytesInput.from(head);
    }
    int groups = (to - from + GROUP - 1) / GROUP;
    Runs.packed(head, groups);
    return BytesInput.concat(
        BytesInput.from(head), BytesInput.from(packed(from, to, groups, bits)));
  }

  private byte[] packed(int from, int to, int groups, int bits) {
    BytePacker packer = Packer.LITTLE_ENDIAN.newBytePacker(bits);
    byte[] packed = new byte[groups * bits];
    int[] places = new int[GROUP];
    for (int group = 0; group < groups; group++) {
      int first = from + group * GROUP;
      int rows = Math.min(GROUP, to - first);
      for (int i = 0; i < rows; i++) {
        places[i] = placeOfTick[(int) (column.ticks()[column.first() + first + i] - lowest)] - 1;
      }
      Arrays.fill(places, rows, GROUP, 0);
      packer.pack8Values(places, 0, packed, group * bits);
    }
    return packed;
  }
}
