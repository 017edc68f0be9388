package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.minute.ArchiveBalance;
import io.barlake.ingest.minute.Conservation;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.ingest.minute.MergedMinutes;
import io.barlake.ingest.minute.MinuteMerge;
import io.barlake.tables.columns.DataFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;

/**
 * Makes the minutes of archives that overlap, in a task: reads them as they are kept, merges them,
 * and writes their files.
 */
final class SeriesMerge {
  /** Files to commit, and what became of every record of every archive. */
  record Merged(
      SurveyedArchive.Series series, List<DataFile> files, List<Balance> balances, long rows)
      implements Serializable {}

  /** What became of the records of one archive, and those that were put aside. */
  record Balance(DatedArchive archive, Conservation records, List<Rejection> rejected)
      implements Serializable {}

  private final Configuration hadoop;
  private final ArchiveLimits limits;
  private final KeptArchives kept;
  private final BarFiles files;

  SeriesMerge(Configuration hadoop, ArchiveLimits limits, KeptArchives kept, BarFiles files) {
    this.hadoop = hadoop;
    this.limits = limits;
    this.kept = kept;
    this.files = files;
  }

  Merged merge(List<DatedArchive> archives) {
    Map<String, DatedArchive> byHash = new HashMap<>();
    List<ConvertedArchive> converted = new ArrayList<>();
    for (DatedArchive archive : archives) {
      ConvertedArchive utc = ConvertedArchive.of(read(archive.survey().facts()), archive.clock());
      byHash.put(archive.sha256(), archive.between(first(utc), last(utc)));
      converted.add(archive.isReplaced() ? utc.replaced() : utc);
    }
    MergedMinutes minutes = MinuteMerge.merge(converted);
    List<Balance> balances = new ArrayList<>();
    for (ArchiveBalance balance : minutes.balances()) {
      balances.add(
          new Balance(
              byHash.get(balance.facts().sha256()),
              balance.records(),
              rejected(converted, balance)));
    }
    long[] shortHashes =
        minutes.balances().stream()
            .mapToLong(balance -> SurveyedArchive.shortHash(balance.facts()))
            .toArray();
    SurveyedArchive.Series series = archives.get(0).series();
    return new Merged(series, files.write(series, minutes, shortHashes), balances, minutes.size());
  }

  private static long first(ConvertedArchive archive) {
    return Arrays.stream(archive.utcMinutes()).min().orElseThrow();
  }

  private static long last(ConvertedArchive archive) {
    return Arrays.stream(archive.utcMinutes()).max().orElseThrow();
  }

  private ReadArchive read(ArchiveFacts facts) {
    AtomicReference<ReadOutcome> outcome = new AtomicReference<>();
    ArchiveVisitor reader =
        new ArchiveVisitor() {
          @Override
          public void archive(Archive archive) {
            if (archive.facts().sha256().equals(facts.sha256())) {
              outcome.set(
                  new ArchiveReader()
                      .read(new Archive(facts, archive.source(), archive.originalSource())));
            }
          }

          @Override
          public void refused(RefusedArchive refused) {
            outcome.set(new ReadOutcome.Refused(refused));
          }

          @Override
          public void skipped(String name) {}
        };
    try (HadoopChannel bytes = HadoopChannel.open(hadoop, kept.uri(facts.sha256()))) {
      new ArchiveWalker(limits).walk(facts.name(), bytes, reader);
    } catch (IOException e) {
      throw lost(facts, e.getMessage(), e);
    }
    if (outcome.get() instanceof ReadOutcome.Read yes) {
      return yes.archive();
    }
    throw lost(facts, "its bytes have changed", null);
  }

  private BarlakeException lost(ArchiveFacts facts, String why, IOException cause) {
    return new BarlakeException(
        ErrorCode.STORAGE,
        String.format(
            "Cannot read \"%s\" again from \"%s\": %s. Put the archive back there under that"
                + " name.",
            facts.name(), kept.uri(facts.sha256()), why),
        cause);
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
