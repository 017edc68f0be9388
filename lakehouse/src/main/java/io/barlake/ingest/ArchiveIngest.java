package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveSurvey.Findings;
import io.barlake.ingest.InputFiles.InputFile;
import io.barlake.ingest.SeriesMerge.Balance;
import io.barlake.ingest.SeriesMerge.Merged;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    InputFiles.Found input =
        new InputFiles(tables.spark().sessionState().newHadoopConf()).find(paths);
    List<InputFile> files = input.files();
    ColumnTable minutes = tables.columns(MinuteBarsTable.TABLE);
    Manifest manifest = new Manifest(tables);
    Map<String, SurveyedArchive> accepted = manifest.accepted();

    IngestResult.Builder result = new IngestResult.Builder();
    result.missing(input.missing());
    Map<String, SurveyedArchive> fresh = new TreeMap<>();
    progress.start("survey", files.size());
    for (Findings found : survey(files, accepted.keySet())) {
      result.add(found);
      for (SurveyedArchive archive : found.accepted()) {
        if (fresh.putIfAbsent(archive.sha256(), archive) != null) {
          result.repeated(archive.facts().name());
        }
      }
    }
    progress.finish(result.found(files.size(), fresh.size()));
    progress.start("ingest", fresh.size());
    if (!fresh.isEmpty() || !result.refusals().isEmpty()) {
      inTurn(() -> write(fresh, result, manifest, minutes, runId));
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
      Map<String, SurveyedArchive> fresh,
      IngestResult.Builder result,
      Manifest manifest,
      ColumnTable minutes,
      String runId) {
    for (String meanwhile : manifest.accepted().keySet()) {
      if (fresh.containsKey(meanwhile)) {
        result.repeated(fresh.remove(meanwhile).facts().name());
      }
    }
    if (!fresh.isEmpty()) {
      result.balances(takeIn(fresh, manifest, minutes, runId));
    }
    if (!result.refusals().isEmpty()) {
      result.forgetRefusalsOf(manifest.accepted().keySet());
      manifest.write(List.of(), result.refusals(), runId);
    }
  }

  /**
   * Merges and commits, and looks whether another process has meanwhile accepted archives of the
   * same minutes; if so, merges again with them.
   */
  private List<Balance> takeIn(
      Map<String, SurveyedArchive> fresh, Manifest manifest, ColumnTable minutes, String runId) {
    Map<String, Balance> balances = new TreeMap<>();
    Map<String, Set<String>> mergedWith = new HashMap<>();
    Map<String, SurveyedArchive> todo = fresh;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<String, SurveyedArchive> all = new TreeMap<>(manifest.accepted());
      all.putAll(fresh);
      refuseShortHashClash(all);
      List<List<SurveyedArchive>> groups = new ArrayList<>();
      for (List<SurveyedArchive> group : IngestPlanner.plan(all.values(), todo.keySet())) {
        Set<String> hashes = new TreeSet<>();
        group.forEach(archive -> hashes.add(archive.sha256()));
        boolean asBefore = hashes.stream().allMatch(hash -> hashes.equals(mergedWith.get(hash)));
        if (!asBefore) {
          groups.add(group);
          hashes.forEach(hash -> mergedWith.put(hash, hashes));
        }
      }
      if (groups.isEmpty()) {
        return List.copyOf(balances.values());
      }
      for (Balance balance : commit(groups, minutes, manifest, runId)) {
        balances.put(balance.archive().sha256(), balance);
      }
    }
    throw new BarlakeException(
        ErrorCode.COMMIT_CONFLICT,
        "Cannot finish: other processes kept adding archives of the same minutes. Run the command"
            + " again when they are done.");
  }

  private List<Balance> commit(
      List<List<SurveyedArchive>> groups, ColumnTable minutes, Manifest manifest, String runId) {
    List<DataFile> files = new ArrayList<>();
    List<Balance> balances = new ArrayList<>();
    List<OwnedRange> owned = new ArrayList<>();
    for (Merged merged : merge(groups, minutes)) {
      files.addAll(merged.files());
      balances.addAll(merged.balances());
    }
    List<SurveyedArchive> measured = new ArrayList<>();
    for (List<SurveyedArchive> group : groups) {
      owned.add(range(group));
      group.stream().filter(archive -> archive.clock().weeks() > 0).forEach(measured::add);
    }
    minutes.replace(owned, files, "ingest");
    new Quarantine(tables).write(balances);
    new ClockLedger(tables).write(measured);
    manifest.write(balances, List.of(), runId);
    return balances;
  }

  private List<Findings> survey(List<InputFile> files, Set<String> accepted) {
    SerializableConfiguration hadoop = hadoop();
    Instruments known = instruments;
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
                      known,
                      hashes,
                      new KeptArchives(hadoop.value(), kept));
              done.add(1L);
              return found;
            })
        .collect();
  }

  private List<Merged> merge(List<List<SurveyedArchive>> groups, ColumnTable minutes) {
    SerializableConfiguration hadoop = hadoop();
    String kept = tables.lake().archives();
    ArchiveLimits allowed = limits;
    ColumnTable.FileAccess files = minutes.files();
    TaskProgress done = TaskProgress.of(tables.spark().sparkContext(), progress);
    return tasks("Merging " + groups.size() + " groups of archives")
        .parallelize(groups, groups.size())
        .map(
            group -> {
              Merged merged =
                  new SeriesMerge(
                          hadoop.value(),
                          allowed,
                          new KeptArchives(hadoop.value(), kept),
                          files.open())
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

  private static OwnedRange range(List<SurveyedArchive> group) {
    SurveyedArchive.Series series = group.get(0).series();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (SurveyedArchive archive : group) {
      first = Math.min(first, archive.firstMinute());
      last = Math.max(last, archive.lastMinute());
    }
    return new OwnedRange(
        Map.of(
            MinuteBarsTable.SOURCE, series.source().name(),
            MinuteBarsTable.SYMBOL, series.symbol().name()),
        Map.of(MinuteBarsTable.SIDE, series.side().word()),
        first * MINUTE_MICROS,
        last * MINUTE_MICROS);
  }

  private static void refuseShortHashClash(Map<String, SurveyedArchive> archives) {
    Map<Long, String> seen = new HashMap<>();
    archives.forEach(
        (sha256, archive) -> {
          String other = seen.put(SurveyedArchive.shortHash(archive.facts()), sha256);
          if (other != null) {
            throw new BarlakeException(
                ErrorCode.INTERNAL,
                String.format(
                    Locale.ROOT,
                    "Cannot tell two archives apart: %s and %s begin alike.",
                    other,
                    sha256));
          }
        });
  }
}
