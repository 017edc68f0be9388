package io.barlake.ingest.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The bars of one member in the order of the file. {@code fileMinutes} are minutes since 1970 in
 * the file's own clock; {@code lines} are the numbers of the lines they stood on, or began on.
 */
public record MinuteColumns(
    long[] fileMinutes, PriceColumns prices, VolumeColumn volume, TickFacts ticks, int[] lines) {
  public int size() {
    return fileMinutes.length;
  }

  /** How many records of the member the bars stand for. */
  public long records() {
    return ticks.madeOf() == TickFacts.MadeOf.TICKS ? ticks.records() : size();
  }

  /** Whether two bars give the same prices and the same volume. */
  public boolean sameValues(int one, int other) {
    return prices.open()[one] == prices.open()[other]
        && prices.high()[one] == prices.high()[other]
        && prices.low()[one] == prices.low()[other]
        && prices.close()[one] == prices.close()[other]
        && volume.values()[one] == volume.values()[other]
        && ticks.records(one) == ticks.records(other);
  }

  /** The bar for a person: {@code 2019-01-02T03:00 1.14613 1.14620 1.14610 1.14619 0}. */
  String text(int bar) {
    String text =
        String.join(
            " ",
            LocalDateTime.ofEpochSecond(fileMinutes[bar] * 60, 0, ZoneOffset.UTC).toString(),
            decimal(prices.open()[bar], prices.scale().decimals()),
            decimal(prices.high()[bar], prices.scale().decimals()),
            decimal(prices.low()[bar], prices.scale().decimals()),
            decimal(prices.close()[bar], prices.scale().decimals()),
            volume.text(bar));
    return ticks.madeOf() == TickFacts.MadeOf.TICKS
        ? text + " of " + ticks.count(bar) + " ticks"
        : text;
  }

  private static String decimal(long digits, int decimals) {
    return BigDecimal.valueOf(digits, decimals).toPlainString();
  }
}
