package io.barlake.ingest.minute;

import io.barlake.ingest.clock.ClockRule;
import io.barlake.ingest.format.ReadArchive;

/** An archive whose stamps are known in UTC, record by record. */
public record ConvertedArchive(ReadArchive archive, long[] utcMinutes) {
  public ConvertedArchive {
    if (utcMinutes.length != archive.minutes().columns().size()) {
      throw new IllegalArgumentException("one UTC minute is needed for each record");
    }
  }

  public static ConvertedArchive of(ReadArchive archive, ClockRule rule) {
    return new ConvertedArchive(
        archive,
        rule.toUtcMinutes(
            archive.minutes().columns().fileMinutes(), archive.minutes().columns()::sameValues));
  }
}
