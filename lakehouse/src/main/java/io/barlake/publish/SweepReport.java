package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.publish.report.DefinitionText;
import io.barlake.publish.report.KeptTrial;
import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ReportData;
import io.barlake.publish.report.ReportMetric;
import io.barlake.publish.report.ReportPage;
import io.barlake.publish.report.SweepFacts;
import io.barlake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.apache.spark.SparkContext;

/**
 * Writes the report of one sweep: a single HTML page that opens without a network. It reads the
 * research tables and the bars; what there may be millions of is gathered by Spark and never
 * brought to the driver row by row.
 */
public final class SweepReport {
  private final Tables tables;

  public SweepReport(Tables tables) {
    this.tables = tables;
  }

  /** Writes the page to a file; a reader of the file sees the old page or the new one. */
  public void write(String sweepId, Path out) {
    if (Files.isDirectory(out)) {
      throw BarlakeException.badArgument(
          "Cannot write the report to \"%s\": it is a folder. Name a file, such as %s.",
          out, out.resolve("report.html"));
    }
    replace(out.toAbsolutePath(), ReportPage.render(read(sweepId)));
  }

  /** What the page of a sweep shows. */
  ReportData read(String sweepId) {
    SparkContext spark = tables.spark().sparkContext();
    spark.setJobGroup("report", "Reading sweep " + sweepId + " for its report", false);
    try {
      SweepFacts sweep = new SweepLookup(tables).find(sweepId);
      ReportMetric rankBy = DefinitionText.of(sweep.definition()).rankBy();
      SweepTrials trials = new SweepTrials(tables, sweep);
      MarketBars bars = new MarketBars(tables, trials.ranges());
      List<MarketFacts> markets = trials.markets(bars);
      KeptTrials keptTrials = new KeptTrials(tables, sweep.id(), trials, markets);
      List<KeptTrial> kept = keptTrials.best(rankBy);
      return new ReportData(
          sweep,
          rankBy,
          markets,
          new TrialDistributions(trials, markets).distributions(),
          new TrialPlanes(trials, markets, rankBy).planes(),
          trials.best(rankBy, markets),
          kept,
          keptTrials.howMany(),
          kept.stream()
              .map(trial -> trial.row().market())
              .distinct()
              .sorted()
              .flatMap(market -> bars.columns(market, markets.get(market)).stream())
              .toList());
    } finally {
      spark.clearJobGroup();
    }
  }

  private static void replace(Path out, String page) {
    try {
      Files.createDirectories(out.getParent());
      // Not a temporary file of Java: only its owner could read the page.
      Path written = out.resolveSibling("." + out.getFileName() + "." + UUID.randomUUID());
      try {
        Files.writeString(written, page);
        Files.move(
            written, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write the report to \"" + out + "\": " + e.getMessage(), e);
    }
  }
}
