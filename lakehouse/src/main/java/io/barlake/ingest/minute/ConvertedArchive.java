package io.barlake.ingest.minute;

import io.barlake.ingest.clock.ClockByYear;
import io.barlake.ingest.clock.ClockRule;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.market.Side;
import java.util.Arrays;

/**
 * An archive whose stamps are known in UTC, record by record; whether another was issued in its
 * place.
 */
public record ConvertedArchive(ReadArchive archive, long[] utcMinutes, boolean isReplaced) {
  public ConvertedArchive {
    if (utcMinutes.length != archive.minutes().columns().size()) {
      throw new IllegalArgumentException("one UTC minute is needed for each record");
    }
  }

  public static ConvertedArchive of(ReadArchive archive, ClockByYear clock) {
    return new ConvertedArchive(
        archive,
        clock.toUtcMinutes(
            archive.minutes().columns().fileMinutes(), archive.minutes().columns()::sameValues),
        false);
  }

  public static ConvertedArchive of(ReadArchive archive, ClockRule rule) {
    return of(archive, ClockByYear.always(rule));
  }

  /** As if it were one of another side of its quotes, each bar at the minute of that beside it. */
  public ConvertedArchive ofSide(Side side) {
    if (side == archive.side()) {
      return this;
    }
    long[] minutes =
        Arrays.stream(archive.beside(side).beside()).mapToLong(bar -> utcMinutes[bar]).toArray();
    return new ConvertedArchive(archive.ofSide(side), minutes, isReplaced);
  }

  public ConvertedArchive replaced() {
    return new ConvertedArchive(archive, utcMinutes, true);
  }

  /** Whether each record is of a later minute than the one before. */
  boolean isInOrder() {
    for (int i = 1; i < utcMinutes.length; i++) {
      if (utcMinutes[i] <= utcMinutes[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
