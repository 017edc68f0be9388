package io.barlake.ingest;

import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.minute.ArchiveBalance;
import io.barlake.ingest.minute.Conservation;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.ingest.minute.MergedMinutes;
import io.barlake.ingest.minute.MinuteMerge;
import io.barlake.tables.columns.DataFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the bars of archives that overlap, in a task: merges their records and writes the files.
 */
final class SeriesMerge {
  /** Files to commit, and what became of every record of each archive whose own series it is. */
  record Merged(SurveyedArchive.Series series, List<DataFile> files, List<Balance> balances)
      implements Serializable {}

  /** What became of the records of one archive, and those that were put aside. */
  record Balance(DatedArchive archive, Conservation records, List<Rejection> rejected)
      implements Serializable {}

  private final BarFiles files;

  SeriesMerge(BarFiles files) {
    this.files = files;
  }

  /** Reads each archive in turn, so that their texts are never in memory together. */
  Merged merge(ArchiveGroup group, Function<SurveyedArchive, ReadArchive> reader) {
    SurveyedArchive.Series series = group.series();
    Map<String, DatedArchive> byHash = new HashMap<>();
    List<ConvertedArchive> converted = new ArrayList<>();
    for (DatedArchive archive : group.archives()) {
      ConvertedArchive utc =
          ConvertedArchive.of(reader.apply(archive.survey()), archive.clock())
              .ofSide(series.side());
      // Of nothing but filler there is no first bar: the ends of the filler stand.
      byHash.put(
          archive.sha256(),
          utc.utcMinutes().length == 0 ? archive : archive.between(first(utc), last(utc)));
      converted.add(archive.isReplaced() ? utc.replaced() : utc);
    }
    MergedMinutes minutes = MinuteMerge.merge(converted);
    List<Balance> balances = new ArrayList<>();
    for (ArchiveBalance balance : minutes.balances()) {
      DatedArchive archive = byHash.get(balance.facts().sha256());
      if (archive.series().equals(series)) {
        balances.add(new Balance(archive, balance.records(), rejected(converted, balance)));
      }
    }
    long[] shortHashes =
        minutes.balances().stream()
            .mapToLong(balance -> SurveyedArchive.shortHash(balance.facts()))
            .toArray();
    return new Merged(series, files.write(series, minutes, shortHashes), balances);
  }

  private static long first(ConvertedArchive archive) {
    return Arrays.stream(archive.utcMinutes()).min().orElseThrow();
  }

  private static long last(ConvertedArchive archive) {
    return Arrays.stream(archive.utcMinutes()).max().orElseThrow();
  }

  /** The lines that could not be read, and those that lost their minute. */
  private static List<Rejection> rejected(List<ConvertedArchive> archives, ArchiveBalance balance) {
    List<Rejection> rejected = new ArrayList<>();
    for (ConvertedArchive archive : archives) {
      if (archive.archive().facts().equals(balance.facts())) {
        rejected.addAll(archive.archive().minutes().rejections());
      }
    }
    rejected.addAll(balance.conflicts());
    return rejected;
  }
}
