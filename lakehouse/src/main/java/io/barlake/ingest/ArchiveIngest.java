package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveSurvey.Findings;
import io.barlake.ingest.ArchiveSurvey.KnownArchive;
import io.barlake.ingest.InputFiles.InputFile;
import io.barlake.ingest.SeriesMerge.Balance;
import io.barlake.ingest.SeriesMerge.Merged;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.clock.ClockRule;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.SourceBarsTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Takes archives into the lake: looks at every file, merges what overlaps, and commits minutes,
 * quarantine, clocks and last the manifest. Running it again, also after a kill, gives the same
 * tables; an archive that is known by its hash is passed over.
 */
public final class ArchiveIngest {
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final int MOST_ROUNDS = 10;

  private final Tables tables;
  private final Instruments instruments;
  private final ArchiveLimits limits;
  private final Progress progress;
  private final IngestLock.Turns turns;

  public ArchiveIngest(
      Tables tables, Instruments instruments, IngestSettings settings, Progress progress) {
    this(tables, instruments, settings, progress, IngestLock::take);
  }

  ArchiveIngest(
      Tables tables,
      Instruments instruments,
      IngestSettings settings,
      Progress progress,
      IngestLock.Turns turns) {
    this.turns = turns;
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
    ArchiveLimits usual = ArchiveLimits.DEFAULT;
    this.limits =
        new ArchiveLimits(
            settings.nestingDepth(),
            usual.members(),
            settings.memberMegabytes() << 20,
            usual.heldBytes(),
            settings.inflateRatio());
  }

  /** Ingests every archive at these paths: files or folders, local or of an object store. */
  public IngestResult ingest(List<String> paths, String runId) {
    return ingest(paths, Optional.empty(), runId);
  }

  /** The same, where a person gives the clock of the archives; known ones are stamped anew. */
  public IngestResult ingest(List<String> paths, ClockRule clock, String runId) {
    return ingest(paths, Optional.of(clock.name()), runId);
  }

  private IngestResult ingest(List<String> paths, Optional<String> clock, String runId) {
    InputFiles.Found input =
        new InputFiles(tables.spark().sessionState().newHadoopConf()).find(paths);
    List<InputFile> files = input.files();
    ColumnTable minutes = tables.columns(MinuteBarsTable.TABLE);
    Manifest manifest = new Manifest(tables);
    Map<String, DatedArchive> accepted = manifest.accepted();

    IngestResult.Builder result = new IngestResult.Builder();
    result.missing(input.missing());
    Map<String, SurveyedArchive> arrived = new TreeMap<>();
    progress.start("survey", files.size());
    for (Findings found : survey(files, accepted.keySet())) {
      result.add(found);
      for (SurveyedArchive archive : found.accepted()) {
        SurveyedArchive told = clock.map(archive::withClock).orElse(archive);
        if (arrived.putIfAbsent(archive.sha256(), told) != null) {
          result.repeated(archive.facts().name());
        }
      }
      for (KnownArchive known : found.known()) {
        SurveyedArchive before = accepted.get(known.sha256()).survey();
        if (clock.isPresent() && !before.givenClock().equals(clock.get())) {
          arrived.put(known.sha256(), before.withClock(clock.get()));
        } else {
          result.repeated(known.name());
        }
      }
    }
    progress.finish(result.found(files.size(), arrived.size()));
    progress.start("ingest", arrived.size());
    if (!arrived.isEmpty() || !result.refusals().isEmpty()) {
      inTurn(() -> write(arrived, result, manifest, minutes, runId));
    }
    IngestResult done = result.build();
    progress.finish(done.sentence());
    return done;
  }

  private void inTurn(Runnable writes) {
    try {
      Closeable turn = turns.take(tables.lake(), progress);
      try {
        writes.run();
      } finally {
        turn.close();
      }
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot lock the lake \"" + tables.lake().uri() + "\": " + e.getMessage() + ".",
          e);
    }
  }

  private void write(
      Map<String, SurveyedArchive> arrived,
      IngestResult.Builder result,
      Manifest manifest,
      ColumnTable minutes,
      String runId) {
    manifest
        .accepted()
        .forEach(
            (sha256, before) -> {
              SurveyedArchive archive = arrived.get(sha256);
              if (archive != null && archive.givenClock().equals(before.survey().givenClock())) {
                arrived.remove(sha256);
                result.repeated(archive.facts().name());
              }
            });
    if (!arrived.isEmpty()) {
      result.balances(takeIn(arrived, manifest, minutes, runId));
    }
    if (!result.refusals().isEmpty()) {
      result.forgetRefusalsOf(manifest.accepted().keySet());
      manifest.write(List.of(), result.refusals(), runId);
    }
  }

  /**
   * Merges and commits, and looks whether another process has meanwhile accepted archives of the
   * same minutes, or such that change the clock of ours; if so, merges again with them.
   */
  private List<Balance> takeIn(
      Map<String, SurveyedArchive> arrived, Manifest manifest, ColumnTable minutes, String runId) {
    Map<String, Balance> balances = new TreeMap<>();
    Set<List<String>> merged = new HashSet<>();
    IngestPlanner planner = new IngestPlanner(instruments);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      IngestPlanner.Plan plan = planner.plan(manifest.accepted(), arrived);
      List<List<DatedArchive>> groups =
          plan.groups().stream().filter(group -> merged.add(signature(group))).toList();
      if (groups.isEmpty()) {
        return List.copyOf(balances.values());
      }
      for (Balance balance : commit(plan, groups, minutes, manifest, runId)) {
        balances.put(balance.archive().sha256(), balance);
      }
    }
    throw new BarlakeException(
        ErrorCode.COMMIT_CONFLICT,
        "Cannot finish: other processes kept adding archives of the same minutes. Run the command"
            + " again when they are done.");
  }

  /** All that decides which rows a group becomes. */
  private static List<String> signature(List<DatedArchive> group) {
    return group.stream()
        .map(one -> one.sha256() + " " + one.clock() + " " + one.replacedBy())
        .sorted()
        .toList();
  }

  private List<Balance> commit(
      IngestPlanner.Plan plan,
      List<List<DatedArchive>> groups,
      ColumnTable minutes,
      Manifest manifest,
      String runId) {
    List<DataFile> files = new ArrayList<>();
    List<DataFile> coarseFiles = new ArrayList<>();
    List<Balance> balances = new ArrayList<>();
    for (Merged merged : merge(groups, minutes)) {
      (merged.series().frame() == 1 ? files : coarseFiles).addAll(merged.files());
      balances.addAll(merged.balances());
    }
    List<OwnedRange> owned = new ArrayList<>();
    List<OwnedRange> ownedCoarse = new ArrayList<>();
    for (List<DatedArchive> group : groups) {
      (group.get(0).series().frame() == 1 ? owned : ownedCoarse).add(range(group));
    }
    if (!owned.isEmpty()) {
      minutes.replace(owned, files, "ingest");
    }
    if (!ownedCoarse.isEmpty()) {
      tables.columns(SourceBarsTable.TABLE).replace(ownedCoarse, coarseFiles, "ingest");
    }
    new Quarantine(tables).write(balances);
    new ClockLedger(tables).write(plan.clocks());
    manifest.write(balances, List.of(), runId);
    return balances;
  }

  private List<Findings> survey(List<InputFile> files, Set<String> accepted) {
    SerializableConfiguration hadoop = hadoop();
    String kept = tables.lake().archives();
    ArchiveLimits allowed = limits;
    Set<String> hashes = new TreeSet<>(accepted);
    TaskProgress done = TaskProgress.of(tables.spark().sparkContext(), progress);
    return tasks("Looking at " + files.size() + " files")
        .parallelize(files, slices(files.size()))
        .map(
            file -> {
              Findings found =
                  ArchiveSurvey.survey(
                      file,
                      hadoop.value(),
                      allowed,
                      hashes,
                      new KeptArchives(hadoop.value(), kept));
              done.add(1L);
              return found;
            })
        .collect();
  }

  private List<Merged> merge(List<List<DatedArchive>> groups, ColumnTable minutes) {
    SerializableConfiguration hadoop = hadoop();
    String kept = tables.lake().archives();
    ArchiveLimits allowed = limits;
    BarFiles files =
        new BarFiles(minutes.files(), tables.columns(SourceBarsTable.TABLE).files(), instruments);
    TaskProgress done = TaskProgress.of(tables.spark().sparkContext(), progress);
    return tasks("Merging " + groups.size() + " groups of archives")
        .parallelize(groups, groups.size())
        .map(
            group -> {
              Merged merged =
                  new SeriesMerge(
                          hadoop.value(), allowed, new KeptArchives(hadoop.value(), kept), files)
                      .merge(group);
              done.add((long) group.size());
              return merged;
            })
        .collect();
  }

  private JavaSparkContext tasks(String words) {
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("ingest", words);
    return spark;
  }

  private SerializableConfiguration hadoop() {
    return new SerializableConfiguration(tables.spark().sessionState().newHadoopConf());
  }

  /** Small slices let unequal machines take what they can. */
  private static int slices(int files) {
    return Math.max(1, Math.min(files, 1_000));
  }

  private static OwnedRange range(List<DatedArchive> group) {
    SurveyedArchive.Series series = group.get(0).series();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (DatedArchive archive : group) {
      first = Math.min(first, archive.firstMinute());
      last = Math.max(last, archive.lastMinute());
    }
    Map<String, String> partition = new HashMap<>();
    partition.put(MinuteBarsTable.SOURCE, series.source().name());
    partition.put(MinuteBarsTable.SYMBOL, series.symbol().name());
    if (series.frame() > 1) {
      partition.put(SourceBarsTable.FRAME, String.valueOf(series.frame()));
    }
    return new OwnedRange(
        partition,
        Map.of(MinuteBarsTable.SIDE, series.side().word()),
        first * MINUTE_MICROS,
        last * MINUTE_MICROS);
  }
}
