package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.backtest.StrategyAudit;
import io.barlake.bars.AuditPlan;
import io.barlake.bars.FormingBar;
import io.barlake.bars.LookAheadAudit.Result;
import io.barlake.bars.LookAheadAudit.Scope;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.features.FeatureAudit;
import io.barlake.features.FeatureSets;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Symbol;
import io.barlake.publish.BarClock;
import io.barlake.publish.SqlAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for look-ahead in features, strategies and queries. */
@Command(
    name = "audit",
    description = {
      "Look for features, strategies and queries that know the future.",
      "The minutes are cut at random points and the bars built anew, once with nothing behind the",
      "cut and once with other minutes. What was known at the cut must not change: the values of a",
      "set, the signals and fills of a strategy, the rows of a query. Nothing is written."
    },
    footer = {
      "  jobs/barlake audit features --set default --symbols EURUSD",
      "  jobs/barlake audit strategy moving-average-cross",
      "  jobs/barlake audit sql my-features.sql --frame 1h",
      "",
      "The query of \"sql\" is one SELECT with a column ts, the open of the bar a row belongs to. It",
      "may read market.bars_1m, market.ticks, market.bars and research.features, and is asked of",
      "these tables as they stood at each cut. Numbers may differ there by 1e-9 of their size."
    })
public final class AuditJob implements Job {
  private static final int QUERY_CUTS = 5;
  private static final int OTHER_CUTS = 20;

  /** What is audited. */
  enum Subject {
    FEATURES,
    STRATEGY,
    SQL
  }

  @Parameters(
      index = "0",
      paramLabel = "SUBJECT",
      description = "What to audit: ${COMPLETION-CANDIDATES}, in small letters, too.")
  private Subject subject;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME_OR_FILE",
      description = "A strategy or a sweep file; of sql a file with one SELECT.")
  private Optional<String> which = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAMES",
      description = "Of features: files in conf/features, without .conf; default: default.")
  private Optional<String> sets = Optional.empty();

  @Option(
      names = "--frames",
      paramLabel = "FRAMES",
      description =
          "Frames, with commas between; default: of features 1h,4h,1d, of a strategy those of its"
              + " sweep file.")
  private Optional<String> frames = Optional.empty();

  @Option(
      names = "--frame",
      paramLabel = "FRAME",
      description = "Of sql: the frame of the rows; default: what their column \"frame\" says.")
  private Optional<String> frame = Optional.empty();

  @Option(
      names = "--parameter-sets",
      paramLabel = "NUMBER",
      description = "Of a strategy: so many parameter sets of the sweep; default: 5.")
  private Optional<Integer> parameterSets = Optional.empty();

  @Option(
      names = "--cuts",
      paramLabel = "NUMBER",
      description = "Cuts in the minutes of each symbol; default: 20, of sql 5 in the whole lake.")
  private Optional<Integer> cuts = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Another seed makes other cuts; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private MarketOptions market = new MarketOptions();

  @Override
  public JobResult run(JobContext job) {
    return switch (subject) {
      case FEATURES -> auditFeatures(job);
      case STRATEGY -> auditStrategy(job);
      case SQL -> auditSql(job);
    };
  }

  private JobResult auditFeatures(JobContext job) {
    refuse(which.isPresent(), "a name after \"features\"", "--set names a set of features");
    refuse(frame.isPresent(), "--frame", "bars of features have --frames");
    refuse(parameterSets.isPresent(), "--parameter-sets", "features have none");
    List<String> definitions =
        FeatureSets.definitions(
            ListOption.words("--set", "default,volume", sets.orElse("default")));
    Scope scope =
        new Scope(
            market.source(job), market.symbols(), ListOption.frames(frames.orElse("1h,4h,1d")));
    AuditPlan plan = plan(OTHER_CUTS);
    Result result =
        new FeatureAudit(job.tables(), job.instruments(), job.progress())
            .run(scope, plan, definitions);
    return AuditReport.print(result, plan, job.out());
  }

  private JobResult auditStrategy(JobContext job) {
    refuse(sets.isPresent(), "--set", "a strategy has no set of features");
    refuse(frame.isPresent(), "--frame", "a strategy has --frames");
    int sets = parameterSets.orElse(5);
    if (sets < 1) {
      throw BarlakeException.badArgument("Invalid --parameter-sets %d: expected at least 1.", sets);
    }
    StrategyAudit.Trials trials =
        StrategyAudit.Trials.of(named("moving-average-cross"), job.config().defaultSource());
    Scope scope = trials.scope();
    if (market.isSourceNamed()) {
      scope = scope.of(market.source(job));
    }
    List<Symbol> only = market.symbols();
    if (!only.isEmpty()) {
      scope = scope.ofSymbols(only);
    }
    if (frames.isPresent()) {
      scope = scope.inFrames(ListOption.frames(frames.get()));
    }
    AuditPlan plan = plan(OTHER_CUTS);
    Result result =
        new StrategyAudit(job.tables(), job.instruments(), job.progress())
            .run(new StrategyAudit.Trials(trials.sweep(), scope), plan, sets);
    return AuditReport.print(result, plan, job.out());
  }

  private JobResult auditSql(JobContext job) {
    refuse(sets.isPresent(), "--set", "a query has no set of features");
    refuse(frames.isPresent(), "--frames", "the rows of a query have one --frame");
    refuse(parameterSets.isPresent(), "--parameter-sets", "a query has none");
    refuse(
        market.isSourceNamed() || !market.symbols().isEmpty(),
        "--source or --symbols",
        "the query says itself what it reads");
    Path file = Path.of(named("my-features.sql"));
    String statement = text(file);
    Optional<String> label = frame.map(word -> Timeframe.parse(word).label());
    AuditPlan plan = plan(QUERY_CUTS);
    Instruments instruments = job.instruments();
    BarClock clock =
        (symbol, ofFrame, at) ->
            FormingBar.stamp(
                instruments.calendar(new Symbol(symbol)), Timeframe.parse(ofFrame), at);
    SqlAudit.Result result =
        new SqlAudit(job.tables(), clock, job.progress())
            .run(statement, label, plan.cuts(), plan.seed());
    return AuditReport.print(result, plan, job.out());
  }

  private AuditPlan plan(int usualCuts) {
    return new AuditPlan(cuts.orElse(usualCuts), seed);
  }

  private String named(String example) {
    return which.orElseThrow(
        () ->
            BarlakeException.badArgument(
                "Missing what to audit: give it after \"%s\", such as %s.",
                subject.name().toLowerCase(Locale.ROOT), example));
  }

  private static void refuse(boolean given, String what, String reason) {
    if (given) {
      throw BarlakeException.badArgument("Invalid %s: %s.", what, reason);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.BAD_ARGUMENT,
          "Cannot read \"" + file + "\": expected a file with one SELECT.",
          e);
    }
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new AuditJob(), args);
  }
}
