package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.ingest.SeriesMerge.Balance;
import io.barlake.ingest.SeriesMerge.Merged;
import io.barlake.ingest.format.Rejection;
import io.barlake.market.Micros;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.SourceBarsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Brings arrived archives into the tables, with all that they change: bars, quarantine, clocks, and
 * last the manifest, whose row is the commit point.
 */
final class ArchiveCommit {
  private static final int MOST_ROUNDS = 10;

  private final Tables tables;
  private final IngestPlanner planner;
  private final BarFiles files;
  private final KeptReader.Access kept;
  private final Progress progress;

  ArchiveCommit(
      Tables tables,
      IngestPlanner planner,
      BarFiles files,
      KeptReader.Access kept,
      Progress progress) {
    this.tables = tables;
    this.planner = planner;
    this.files = files;
    this.kept = kept;
    this.progress = progress;
  }

  /**
   * Merges and commits, and looks whether another process has meanwhile accepted archives of the
   * same minutes, or such that change the clock of ours; if so, merges again with them.
   */
  List<Balance> takeIn(Arrivals arrivals, Manifest manifest, String runId) {
    Map<String, Balance> balances = new TreeMap<>();
    Set<List<String>> merged = new HashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      IngestPlanner.Plan plan = planner.plan(manifest.accepted(), arrivals.archives());
      List<ArchiveGroup> groups =
          plan.groups().stream().filter(group -> merged.add(signature(group))).toList();
      if (groups.isEmpty()) {
        return List.copyOf(balances.values());
      }
      List<Merged> bars = bars(groups, arrivals.drafts());
      commitBars(groups, bars);
      List<Balance> settled = bars.stream().flatMap(one -> one.balances().stream()).toList();
      new TickCommit(tables, kept, progress).write(groups, settled);
      new Quarantine(tables).write(rejected(settled));
      new ClockLedger(tables).write(plan.clocks());
      manifest.write(settled, List.of(), runId);
      settled.forEach(balance -> balances.put(balance.archive().sha256(), balance));
    }
    throw new BarlakeException(
        ErrorCode.COMMIT_CONFLICT,
        "Cannot finish: other processes kept adding archives of the same minutes. Run the command"
            + " again when they are done.");
  }

  private static Map<String, List<Rejection>> rejected(List<Balance> settled) {
    Map<String, List<Rejection>> rejected = new TreeMap<>();
    settled.forEach(balance -> rejected.put(balance.archive().sha256(), balance.rejected()));
    return rejected;
  }

  /** All that decides which rows a group becomes. */
  private static List<String> signature(ArchiveGroup group) {
    return group.archives().stream()
        .map(
            one ->
                String.join(
                    " ",
                    group.series().toString(),
                    one.sha256(),
                    one.clock().toString(),
                    one.replacedBy(),
                    String.valueOf(one.survey().keepsTicks())))
        .sorted()
        .toList();
  }

  private List<Merged> bars(List<ArchiveGroup> groups, Drafts drafts) {
    List<Merged> bars = new ArrayList<>();
    List<ArchiveGroup> unwritten = new ArrayList<>();
    for (ArchiveGroup group : groups) {
      Optional<Merged> draft = drafts.take(group);
      draft.ifPresentOrElse(bars::add, () -> unwritten.add(group));
      progress.advance(draft.isPresent() ? 1 : 0);
    }
    if (!unwritten.isEmpty()) {
      bars.addAll(merge(unwritten));
    }
    return bars;
  }

  private List<Merged> merge(List<ArchiveGroup> groups) {
    KeptReader.Access archives = kept;
    BarFiles written = files;
    TaskProgress done = TaskProgress.of(tables.spark().sparkContext(), progress);
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("ingest", "Merging " + groups.size() + " groups of archives");
    return spark
        .parallelize(groups, groups.size())
        .map(
            group -> {
              KeptReader reader = archives.open();
              Merged merged =
                  new SeriesMerge(written)
                      .merge(group, archive -> reader.read(archive, group.series().side()));
              done.add((long) group.archives().size());
              return merged;
            })
        .collect();
  }

  private void commitBars(List<ArchiveGroup> groups, List<Merged> bars) {
    List<OwnedRange> minutes = new ArrayList<>();
    List<OwnedRange> coarse = new ArrayList<>();
    for (ArchiveGroup group : groups) {
      (group.series().isMinutes() ? minutes : coarse).add(range(group));
    }
    List<DataFile> minuteFiles = new ArrayList<>();
    List<DataFile> coarseFiles = new ArrayList<>();
    for (Merged one : bars) {
      (one.series().isMinutes() ? minuteFiles : coarseFiles).addAll(one.files());
    }
    if (!minutes.isEmpty()) {
      tables.columns(MinuteBarsTable.TABLE).replace(minutes, minuteFiles, "ingest");
    }
    if (!coarse.isEmpty()) {
      tables.columns(SourceBarsTable.TABLE).replace(coarse, coarseFiles, "ingest");
    }
  }

  /** The rows of bars that a group owns. */
  static OwnedRange range(ArchiveGroup group) {
    SurveyedArchive.Series series = group.series();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (DatedArchive archive : group.archives()) {
      first = Math.min(first, archive.firstMinute());
      last = Math.max(last, archive.lastMinute());
    }
    Map<String, String> partition = new HashMap<>();
    partition.put(MinuteBarsTable.SOURCE, series.source().name());
    partition.put(MinuteBarsTable.SYMBOL, series.symbol().name());
    if (!series.isMinutes()) {
      partition.put(SourceBarsTable.FRAME, String.valueOf(series.frame()));
    }
    return new OwnedRange(
        partition,
        Map.of(MinuteBarsTable.SIDE, series.side().word()),
        first * Micros.MINUTE,
        last * Micros.MINUTE);
  }
}
