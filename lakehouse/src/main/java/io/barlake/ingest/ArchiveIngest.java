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
import io.barlake.tables.StorageFault;
import io.barlake.tables.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Takes archives into the lake: looks at every file, merges what overlaps, and commits minutes,
 * ticks and further sides where they are asked for, quarantine, clocks and last the manifest.
 * Running it again, also after a kill, gives the same tables; an archive that is known by its hash
 * is passed over, unless more is asked of it than before.
 */
public final class ArchiveIngest {
  private final Tables tables;
  private final Instruments instruments;
  private final SourceMappings mappings;
  private final ArchiveLimits limits;
  private final Extras extras;
  private final boolean keepOriginals;
  private final Progress progress;

  /** Stands in the place of a clock: what the stamps and the format tell is taken. */
  public static final String MEASURED = "measured";

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
    this.extras = Extras.of(settings);
    this.keepOriginals = settings.keepOriginals();
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

  /**
   * The same, where a person gives the clock of the archives, or takes back what was given before
   * with the word {@link #MEASURED}; known ones are stamped anew.
   */
  public IngestResult ingest(List<String> paths, String clock, String runId) {
    return clock.strip().equalsIgnoreCase(MEASURED)
        ? ingest(paths, Optional.of(MEASURED), runId)
        : ingest(paths, Optional.of(ClockRules.named(clock).name()), runId);
  }

  private IngestResult ingest(List<String> paths, Optional<String> clock, String runId) {
    InputFiles input = new InputFiles(tables.spark().sessionState().newHadoopConf());
    InputFiles.Found found = input.find(paths);
    List<InputFile> files = found.files();
    Manifest manifest = new Manifest(tables);
    Map<String, DatedArchive> accepted = manifest.accepted();
    boolean takesBack = clock.filter(MEASURED::equals).isPresent();
    Optional<String> given = clock.filter(word -> !takesBack);
    Set<String> hashes = new TreeSet<>(manifest.reports());
    accepted.forEach(
        (sha256, archive) -> {
          // What its clock was before a person gave one, the archive itself tells.
          if (!takesBack || archive.survey().isMeasured()) {
            hashes.add(sha256);
          }
        });

    IngestResult.Builder result = new IngestResult.Builder();
    result.missing(found.missing());
    Arrivals arrivals =
        new Arrivals(accepted, (known, again) -> asked(known, again, given, input), result);
    BarFiles barFiles = BarFiles.of(tables, instruments);
    progress.start("survey", files.size());
    survey(
            files,
            new ArchiveSurvey.Orders(
                limits,
                mappings,
                hashes,
                given.orElse(""),
                extras,
                keepOriginals,
                new DraftWriter(barFiles, instruments)))
        .forEach(arrivals::add);
    progress.finish(result.found(files.size(), arrivals.size()));
    progress.start("ingest", arrivals.work());
    if (!arrivals.isEmpty() || !result.refusals().isEmpty()) {
      inTurn(() -> write(arrivals, barFiles, result, manifest, runId));
    }
    arrivals.drafts().discard(barFiles);
    IngestResult done = result.build();
    progress.finish(done.sentence());
    return done;
  }

  /** A known archive as it is asked for now. */
  private SurveyedArchive asked(
      SurveyedArchive known, KnownArchive again, Optional<String> clock, InputFiles files) {
    SurveyedArchive stamped = clock.map(known::withClock).orElse(known);
    SurveyedArchive all = stamped.with(mappings.within(known.format(), extras));
    return known.liesAt().isEmpty() || files.isThere(known.liesAt())
        ? all
        : all.movedTo(again.facts().name(), again.file());
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
          "Cannot lock the lake \"" + tables.lake().uri() + "\": " + StorageFault.of(e) + ".",
          e);
    }
  }

  private void write(
      Arrivals arrivals,
      BarFiles barFiles,
      IngestResult.Builder result,
      Manifest manifest,
      String runId) {
    arrivals.leaveKnown(manifest);
    if (!arrivals.reports().isEmpty()) {
      new ImportedRuns(tables).write(arrivals.reports());
      manifest.writeReports(arrivals.reports(), runId);
      arrivals.reports().forEach(result::imported);
    }
    if (!arrivals.archives().isEmpty()) {
      KeptReader.Access kept = KeptReader.Access.of(tables, limits, mappings);
      result.balances(
          new ArchiveCommit(tables, new IngestPlanner(instruments), barFiles, kept, progress)
              .takeIn(arrivals, manifest, runId));
    }
    if (!result.refusals().isEmpty()) {
      result.forgetRefusalsOf(manifest.accepted().keySet());
      result.forgetRefusalsOf(manifest.reports());
      manifest.write(List.of(), result.refusals(), runId);
    }
  }
}
