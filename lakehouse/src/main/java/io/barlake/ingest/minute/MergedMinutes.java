package io.barlake.ingest.minute;

import io.barlake.ingest.format.PriceColumns;
import io.barlake.ingest.format.TickFacts;
import io.barlake.ingest.format.VolumeColumn;
import java.util.List;

/**
 * One series of minutes, strictly rising; a minute knows its ticks where its archive did. {@code
 * archive} says of each minute which of {@code balances} it came from; those are in the order of
 * precedence, the strongest archive first.
 */
public record MergedMinutes(
    long[] utcMinutes,
    PriceColumns prices,
    VolumeColumn volume,
    TickFacts ticks,
    int[] archive,
    List<ArchiveBalance> balances) {
  public MergedMinutes {
    balances = List.copyOf(balances);
  }

  public int size() {
    return utcMinutes.length;
  }
}
