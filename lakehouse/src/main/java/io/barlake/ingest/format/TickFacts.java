package io.barlake.ingest.format;

/**
 * What is known of the ticks inside the bars: the mean of ask less bid, in ticks of the price scale
 * (NaN where unknown), and how many there were ({@link #UNKNOWN_COUNT}). Both arrays are empty
 * where no bar knows anything. The arrays are shared and never written.
 */
public record TickFacts(double[] spreads, int[] counts, MadeOf madeOf) {
  public static final int UNKNOWN_COUNT = -1;

  /** What a record of the member is. */
  public enum MadeOf {
    /** A bar, whatever it knows of its ticks. */
    BARS,
    /** A tick: a bar stands for as many records as it has ticks. */
    TICKS
  }

  /** Bars that know nothing of their ticks. */
  public static final TickFacts NONE = new TickFacts(new double[0], new int[0], MadeOf.BARS);

  /** Whether any bar knows something. */
  public boolean areKnown() {
    return counts.length > 0;
  }

  public double spread(int bar) {
    return spreads.length == 0 ? Double.NaN : spreads[bar];
  }

  public int count(int bar) {
    return counts.length == 0 ? UNKNOWN_COUNT : counts[bar];
  }

  /** How many records of the member the bar stands for. */
  public long records(int bar) {
    return madeOf == MadeOf.TICKS ? counts[bar] : 1;
  }

  /** How many records of the member the bars stand for, all together. */
  long records() {
    long records = 0;
    for (int count : counts) {
      records += count;
    }
    return records;
  }
}
