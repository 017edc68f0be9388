package io.barlake.jobs;

import io.barlake.backtest.SweepDefinition;
import io.barlake.backtest.SweepRunner;
import io.barlake.bars.BarResampler;
import io.barlake.bars.Timeframe;
import io.barlake.config.ConfFolder;
import io.barlake.features.FeatureRunner;
import io.barlake.features.FeatureSets;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.IngestResult;
import io.barlake.ingest.SampleGenerator;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.publish.SweepReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole flow on generated archives: from ZIPs to a ranked table of backtests and its page. */
@Command(
    name = "demo",
    description = "Generate archives and take them through the whole flow, to a report.",
    footer = "  jobs/barlake demo --lake demo/lake --symbols EURUSD --years 2019")
public final class DemoJob implements Job {
  private static final List<Timeframe> FRAMES =
      Stream.of("5m", "15m", "30m", "1h", "4h", "1d", "1w").map(Timeframe::parse).toList();
  private static final List<Timeframe> FEATURE_FRAMES =
      Stream.of("1h", "4h", "1d").map(Timeframe::parse).toList();
  private static final String SWEEP = "sweeps/demo.conf";
  private static final int SHOWN = 10;

  @Option(
      names = "--symbols",
      defaultValue = "EURUSD,USDJPY",
      paramLabel = "SYMBOLS",
      description = "Symbols, with commas between; default: ${DEFAULT-VALUE}.")
  private String symbols;

  @Option(
      names = "--years",
      defaultValue = "2019-2020",
      paramLabel = "YEARS",
      description = "A year or a range such as 2019-2020; default: ${DEFAULT-VALUE}.")
  private String years;

  @Option(
      names = "--seed",
      defaultValue = "3",
      paramLabel = "N",
      description = "Another seed, another market; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      defaultValue = "demo",
      paramLabel = "DIR",
      description = "Folder for the archives and the report; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  public JobResult run(JobContext job) {
    YearRange range = YearRange.parse(years);
    List<Symbol> asked = ListOption.symbols(symbols);
    Path archives = out.resolve("archives");
    job.requireSeenByWorkers("ingest", List.of(archives.toString()));
    Path page = OutputFile.checked(out.resolve("report.html"), "report.html");
    List<Path> generated =
        new SampleGenerator(job.progress())
            .generate(asked, range.first(), range.last(), seed, archives);
    DemoLake.requireNoOther(job.tables(), generated, asked, range);

    IngestResult ingested =
        new ArchiveIngest(job.tables(), job.instruments(), job.config().ingest(), job.progress())
            .ingest(List.of(archives.toString()), job.runId());
    BarResampler.Result bars =
        new BarResampler(job.tables(), job.instruments(), job.progress())
            .build(Source.HISTDATA, asked, FRAMES);
    FeatureRunner.Result features =
        new FeatureRunner(job.tables(), job.instruments(), job.progress())
            .compute(
                Source.HISTDATA,
                asked,
                FEATURE_FRAMES,
                FeatureSets.definitions(List.of("default")));
    String text = sweepOf(asked, range);
    SweepDefinition definition = SweepDefinition.parse(text, SWEEP, Source.HISTDATA);
    SweepRunner.Result sweep =
        new SweepRunner(job.tables(), job.instruments(), job.progress())
            .run(definition, text, plan -> {});
    String sweepId = sweep.plan().sweepId();
    job.progress().start("report", 0);
    new SweepReport(job.tables()).write(sweepId, page);
    job.progress().finish(page.toString());

    SweepTables trials = new SweepTables(job.tables());
    job.out().println();
    trials.printBest(sweepId, definition, SHOWN, job.out());
    printWhereEverythingLies(job, page, sweepId);
    return JobResult.of(
            "minutes", bars.minutesRead(),
            "records", ingested.records(),
            "bars", bars.barsWritten(),
            "features", features.columns().size(),
            "feature_rows", features.rows(),
            "sweep_id", sweepId,
            "trials", sweep.plan().trials(),
            "result_hash", sweep.resultHash(),
            "best", trials.best(sweepId, definition, SHOWN),
            "report", page.toAbsolutePath().toString(),
            "archives", archives.toAbsolutePath().toString())
        .withFailures(ingested.refused());
  }

  /** The sweep of the settings, over what the demo was asked for. */
  private static String sweepOf(List<Symbol> symbols, YearRange range) {
    return ConfFolder.text(SWEEP)
        + String.format(
            Locale.ROOT,
            "%nsweep.symbols = %s%nsweep.period { from = %d-01-01, to = %d-12-31 }%n",
            symbols,
            range.first(),
            range.last());
  }

  private void printWhereEverythingLies(JobContext job, Path page, String sweepId) {
    String lake = job.config().lakePath();
    job.out().println();
    job.out().println("The market above is generated: it shows the way, not an edge.");
    job.out().println("Archives  " + out.resolve("archives"));
    job.out().println("Tables    " + lake);
    job.out().println("Report    " + page);
    job.out()
        .printf(
            Locale.ROOT,
            "Ask more  jobs/barlake sql --lake %s \"SELECT * FROM research.trials WHERE sweep_id ="
                + " '%s' ORDER BY sharpe DESC LIMIT 5\"%n",
            quoted(lake),
            sweepId);
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  @Override
  public boolean makesLake() {
    return true;
  }

  @Override
  public boolean takesWholeMachines() {
    return true;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new DemoJob(), args);
  }
}
