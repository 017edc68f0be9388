package io.barlake.ingest;

import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.tables.Tables;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Ingest as a person calls it. */
final class IngestFixture {
  private IngestFixture() {}

  /** A lake whose session interprets small queries: compiling each costs more than it saves. */
  static Tables lake(Path folder) {
    return interpreted(LocalLakehouse.in(folder));
  }

  static Tables interpreted(Tables tables) {
    tables.spark().conf().set("spark.sql.codegen.wholeStage", "false");
    tables.spark().conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    tables.spark().conf().set("spark.sql.adaptive.enabled", "false");
    return tables;
  }

  static IngestResult ingest(Tables tables, Path... paths) {
    return ingest(tables, Arrays.asList(paths));
  }

  static IngestResult ingest(Tables tables, List<Path> paths) {
    return of(tables).ingest(paths.stream().map(Path::toString).toList(), "run");
  }

  /** The same where the ticks of these archives are to be kept. */
  static IngestResult ingestKeepingTicks(Tables tables, Path... paths) {
    IngestSettings settings = LocalLakehouse.config(Path.of("unused")).ingest().keepingTicks();
    return new ArchiveIngest(tables, Instruments.load(), settings, Progress.NONE)
        .ingest(Arrays.stream(paths).map(Path::toString).toList(), "run");
  }

  /** The same where bars of these sides of quotes are to be made too. */
  static IngestResult ingestWithSides(Tables tables, Set<Side> sides, Path... paths) {
    IngestSettings settings = LocalLakehouse.config(Path.of("unused")).ingest().withSides(sides);
    return new ArchiveIngest(tables, Instruments.load(), settings, Progress.NONE)
        .ingest(Arrays.stream(paths).map(Path::toString).toList(), "run");
  }

  static ArchiveIngest of(Tables tables) {
    return of(tables, IngestLock::take);
  }

  static ArchiveIngest of(Tables tables, IngestLock.Turns turns) {
    return of(tables, SourceMappings.NONE, turns);
  }

  static ArchiveIngest of(Tables tables, SourceMappings mappings, IngestLock.Turns turns) {
    return new ArchiveIngest(
        tables,
        Instruments.load(),
        mappings,
        LocalLakehouse.config(Path.of("unused")).ingest(),
        Progress.NONE,
        turns);
  }
}
