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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the report of one sweep: a single HTML page that opens without a network. It reads the
 * research tables and the bars; what there may be millions of is gathered by Spark and never
 * brought to the driver row by row.
 */
public final class SweepReport {
  private final SparkSession spark;

  public SweepReport(SparkSession spark) {
    this.spark = spark;
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
    spark
        .sparkContext()
        .setJobGroup("report", "Reading sweep " + sweepId + " for its report", false);
    try {
      SweepFacts sweep = new SweepLookup(spark).find(sweepId);
      ReportMetric rankBy = DefinitionText.of(sweep.definition()).rankBy();
      SweepTrials trials = new SweepTrials(spark, sweep);
      MarketBars bars = new MarketBars(spark, trials.ranges());
      List<MarketFacts> markets = trials.markets(bars);
      KeptTrials keptTrials = new KeptTrials(spark, sweep.id(), trials, markets);
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
      spark.sparkContext().clearJobGroup();
    }
  }

  private static void replace(Path out, String page) {
    try {
      Files.createDirectories(out.getParent());
      Path written = Files.createTempFile(out.getParent(), ".report-", ".html");
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
