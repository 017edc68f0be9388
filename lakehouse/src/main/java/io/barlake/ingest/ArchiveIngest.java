package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveSurvey.Findings;
import io.barlake.ingest.ArchiveSurvey.KnownArchive;
import io.barlake.ingest.InputFiles.InputFile;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.imported.ImportedReport;
import io.barlake.tables.Tables;
import java.io.Closeable;
import java.io.IOException;
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
 * ticks where they are asked for, quarantine, clocks and last the manifest. Running it again, also
 * after a kill, gives the same tables; an archive that is known by its hash is passed over, unless
 * more is asked of it than before.
 */
public final class ArchiveIngest {
  private final Tables tables;
  private final Instruments instruments;
  private final SourceMappings mappings;
  private final ArchiveLimits limits;
  private final boolean keepTicks;
  private final Progress progress;
  private final IngestLock.Turns turns;

  public ArchiveIngest(
      Tables tables, Instruments instruments, IngestSettings settings, Progress progress) {
    this(tables, instruments, SourceMappings.NONE, settings, progress);
  }

  /** The same, which also knows the sources that a person has described. */
  public ArchiveIngest(
      Tables tables,
      Instruments instruments,
      SourceMappings mappings,
      IngestSettings settings,
      Progress progress) {
    this(tables, instruments, mappings, settings, progress, IngestLock::take);
  }

  ArchiveIngest(
      Tables tables,
      Instruments instruments,
      SourceMappings mappings,
      IngestSettings settings,
      Progress progress,
      IngestLock.Turns turns) {
    this.turns = turns;
    this.tables = tables;
    this.instruments = instruments;
    this.mappings = mappings;
    this.progress = progress;
    this.keepTicks = settings.keepTicks();
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
  public IngestResult ingest(List<String> paths, String clock, String runId) {
    return ingest(paths, Optional.of(ClockRules.named(clock).name()), runId);
  }

  private IngestResult ingest(List<String> paths, Optional<String> clock, String runId) {
    InputFiles.Found input =
        new InputFiles(tables.spark().sessionState().newHadoopConf()).find(paths);
    List<InputFile> files = input.files();
    Manifest manifest = new Manifest(tables);
    Map<String, DatedArchive> accepted = manifest.accepted();
    Set<String> hashes = new TreeSet<>(accepted.keySet());
    hashes.addAll(manifest.reports());

    IngestResult.Builder result = new IngestResult.Builder();
    result.missing(input.missing());
    Map<String, SurveyedArchive> arrived = new TreeMap<>();
    Map<String, ImportedReport> reports = new TreeMap<>();
    Drafts drafts = new Drafts();
    BarFiles barFiles = BarFiles.of(tables, instruments);
    progress.start("survey", files.size());
    for (Findings found :
        survey(
            files,
            new ArchiveSurvey.Orders(
                limits,
                mappings,
                hashes,
                clock.orElse(""),
                keepTicks,
                new DraftWriter(barFiles, instruments)))) {
      result.add(found);
      drafts.add(found.drafts());
      for (SurveyedArchive archive : found.accepted()) {
        if (arrived.putIfAbsent(archive.sha256(), archive) != null) {
          result.repeated(archive.facts().name());
        }
      }
      for (ImportedReport report : found.reports()) {
        if (reports.putIfAbsent(report.facts().sha256(), report) != null) {
          result.repeated(report.facts().name());
        }
      }
      for (KnownArchive known : found.known()) {
        DatedArchive before = accepted.get(known.sha256());
        if (before == null || asked(before.survey(), clock).asksNoMoreThan(before.survey())) {
          result.repeated(known.name());
        } else {
          arrived.put(known.sha256(), asked(before.survey(), clock));
        }
      }
    }
    progress.finish(result.found(files.size(), arrived.size() + reports.size()));
    progress.start(
        "ingest",
        arrived.size() + arrived.values().stream().filter(SurveyedArchive::keepsTicks).count());
    if (!reports.isEmpty()) {
      inTurn(() -> writeReports(reports, result, manifest, runId));
    }
    if (!arrived.isEmpty() || !result.refusals().isEmpty()) {
      inTurn(() -> write(arrived, drafts, result, manifest, runId));
    }
    drafts.discard(barFiles);
    IngestResult done = result.build();
    progress.finish(done.sentence());
    return done;
  }

  /** A known archive as it is asked for now. */
  private SurveyedArchive asked(SurveyedArchive known, Optional<String> clock) {
    SurveyedArchive stamped = clock.map(known::withClock).orElse(known);
    return keepTicks && mappings.holdTicks(known.format()) ? stamped.keepingTicks() : stamped;
  }

  private List<Findings> survey(List<InputFile> files, ArchiveSurvey.Orders orders) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(tables.spark().sessionState().newHadoopConf());
    String kept = tables.lake().archives();
    TaskProgress done = TaskProgress.of(tables.spark().sparkContext(), progress);
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("ingest", "Looking at " + files.size() + " files");
    return spark
        .parallelize(files, slices(files.size()))
        .map(
            file -> {
              Findings found =
                  ArchiveSurvey.survey(
                      file, hadoop.value(), new KeptArchives(hadoop.value(), kept), orders);
              done.add(1L);
              return found;
            })
        .collect();
  }

  /** Small slices let unequal machines take what they can. */
  private static int slices(int files) {
    return Math.max(1, Math.min(files, 1_000));
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

  private void writeReports(
      Map<String, ImportedReport> reports,
      IngestResult.Builder result,
      Manifest manifest,
      String runId) {
    for (String meanwhile : manifest.reports()) {
      if (reports.containsKey(meanwhile)) {
        result.repeated(reports.remove(meanwhile).facts().name());
      }
    }
    List<ImportedReport> imported = List.copyOf(reports.values());
    new ImportedRuns(tables).write(imported);
    manifest.writeReports(imported, runId);
    imported.forEach(result::imported);
  }

  private void write(
      Map<String, SurveyedArchive> arrived,
      Drafts drafts,
      IngestResult.Builder result,
      Manifest manifest,
      String runId) {
    manifest
        .accepted()
        .forEach(
            (sha256, before) -> {
              SurveyedArchive archive = arrived.get(sha256);
              if (archive != null && archive.asksNoMoreThan(before.survey())) {
                arrived.remove(sha256);
                result.repeated(archive.facts().name());
              } else if (archive != null && before.survey().keepsTicks()) {
                arrived.put(sha256, archive.keepingTicks());
              }
            });
    if (!arrived.isEmpty()) {
      result.balances(
          new ArchiveCommit(
                  tables,
                  instruments,
                  KeptReader.Access.of(tables, limits, mappings),
                  progress,
                  manifest)
              .takeIn(arrived, drafts, runId));
    }
    if (!result.refusals().isEmpty()) {
      result.forgetRefusalsOf(manifest.accepted().keySet());
      result.forgetRefusalsOf(manifest.reports());
      manifest.write(List.of(), result.refusals(), runId);
    }
  }
}
