package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.bars.Anchor;
import io.barlake.bars.BarResampler;
import io.barlake.bars.DateRange;
import io.barlake.bars.EventResampler;
import io.barlake.bars.TickCoverage;
import io.barlake.bars.Timeframe;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the bars of the higher frames from the minutes. */
@Command(
    name = "bars",
    description = {
      "Build bars of higher frames from market.bars_1m into market.bars.",
      "Days begin with the session of the symbol's calendar in conf/calendars: of forex at 17:00 New",
      "York. With --anchor they begin at midnight of a zone, and the frame is called 1d@utc."
    },
    footer = {
      "  jobs/barlake bars --symbols EURUSD --frames 7m,1h,4h,1d,3M",
      "  jobs/barlake bars --frames 1d,1w --anchor utc --sunday merge",
      "  jobs/barlake bars --events range:20,renko:10 --symbols EURUSD"
    })
public final class BarsJob implements Job {
  private static final String USUAL = "5m,15m,30m,1h,4h,1d,1w";
  private static final int MOST_RANGES = 5;

  @Option(
      names = "--frames",
      paramLabel = "FRAMES",
      description =
          "Any number of minutes (m), hours (h), days (d), weeks (w) or months (M), with commas"
              + " between; default: "
              + USUAL
              + ", and those that the source has already.")
  private Optional<String> frames = Optional.empty();

  @Option(
      names = "--anchor",
      paramLabel = "ANCHOR",
      description =
          "Where days begin: session, utc or a zone such as Europe/Berlin; default: session.")
  private Optional<String> anchor = Optional.empty();

  @Option(
      names = "--sunday",
      paramLabel = "WHAT",
      description =
          "With an anchor: keep the hours of Sunday as a day of their own, or merge them into Monday;"
              + " default: keep.")
  private Optional<String> sunday = Optional.empty();

  @Option(
      names = "--events",
      paramLabel = "RULES",
      description =
          "Bars that are not of time, into market.event_bars: ticks:N, volume:V, range:N, renko:N,"
              + " imbalance:N, volume-imbalance:V, with commas between.")
  private Optional<String> events = Optional.empty();

  @Option(
      names = "--sides",
      paramLabel = "SIDES",
      description =
          "With --events: bid, ask, mid or trade, with commas between; default: what the source"
              + " has. Ask and mid need their ticks or minutes in the lake: see ingest.")
  private Optional<String> sides = Optional.empty();

  @Option(
      names = "--of-minutes",
      description =
          "With --events: make the bars of whole minutes, also where the lake keeps ticks. Without"
              + " it a symbol that has ticks gets no bars on days that have none.")
  private boolean ofMinutes;

  @Mixin private MarketOptions market = new MarketOptions();

  @Option(names = "--dry-run", description = "Print which bars would be built, and stop.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    List<Symbol> only = market.symbols();
    Source from = market.source(job);
    if (events.isPresent()) {
      return buildEvents(job, from, only);
    }
    if (ofMinutes) {
      throw BarlakeException.badArgument(
          "Invalid --of-minutes: bars of time are made of minutes. Give it with --events.");
    }
    if (sides.isPresent()) {
      throw BarlakeException.badArgument(
          "Invalid --sides: bars of time are built for every side of the minutes. Give it with"
              + " --events, such as --events ticks:1000.");
    }
    BarResampler resampler = new BarResampler(job.tables(), job.instruments(), job.progress());
    List<Timeframe> asked = frames(resampler, from);
    if (dryRun) {
      return plan(resampler.plan(from, only, asked), job);
    }
    BarResampler.Result result = resampler.build(from, only, asked);
    return JobResult.of(
        "symbols", result.symbols().stream().map(Symbol::name).toList(),
        "frames", asked.stream().map(Timeframe::label).toList(),
        "minutes", result.minutesRead(),
        "bars", result.barsWritten(),
        "version", result.version());
  }

  private static JobResult plan(List<BarResampler.Planned> planned, JobContext job) {
    if (planned.isEmpty()) {
      job.out().println("Nothing has changed since the bars were built.");
    } else {
      TextTable.print(
          List.of("symbol", "from (UTC)", "until", "frames"),
          planned.stream()
              .map(
                  one ->
                      List.of(
                          one.symbol().name(),
                          one.from().toString(),
                          one.until().toString(),
                          one.frames().stream()
                              .map(Timeframe::label)
                              .collect(Collectors.joining(","))))
              .toList(),
          4,
          job.out());
    }
    return JobResult.of("tasks", planned.size(), "dry_run", true);
  }

  private JobResult buildEvents(JobContext job, Source from, List<Symbol> only) {
    if (dryRun) {
      throw BarlakeException.badArgument(
          "Invalid --dry-run: with --events all bars of the rules are built each time.");
    }
    if (frames.isPresent() || anchor.isPresent() || sunday.isPresent()) {
      throw BarlakeException.badArgument(
          "Invalid --events: such bars have no frame and no anchor. Run the command once for each.");
    }
    EventResampler resampler = new EventResampler(job.tables(), job.instruments(), job.progress());
    List<String> rules = ListOption.words("--events", "ticks:1000", events.orElseThrow());
    List<Side> ofSides = sides.map(ListOption::sides).orElse(List.of());
    EventResampler.Result result =
        ofMinutes
            ? resampler.buildOfMinutes(from, only, rules, ofSides)
            : resampler.build(from, only, rules, ofSides);
    result.ticks().stream()
        .filter(coverage -> !coverage.isWhole())
        .forEach(coverage -> job.out().println(line(coverage)));
    return JobResult.of(
        "symbols", result.symbols().stream().map(Symbol::name).toList(),
        "rules", result.rules(),
        "bars", result.bars(),
        "ticks", result.ticks().stream().map(BarsJob::fact).toList(),
        "version", result.version());
  }

  /** Which days have no bars, as they have minutes and no ticks. */
  private static String line(TickCoverage coverage) {
    List<String> words = new ArrayList<>();
    if (coverage.daysWithout() > 0) {
      words.add(
          "no bars on %s of %s days, which have minutes and no ticks: %s%s"
              .formatted(
                  TextTable.count(coverage.daysWithout()),
                  TextTable.count(coverage.days()),
                  coverage.without().stream()
                      .limit(MOST_RANGES)
                      .map(DateRange::toString)
                      .collect(Collectors.joining(", ")),
                  coverage.without().size() > MOST_RANGES ? ", ...; --json lists them" : ""));
    }
    if (coverage.partly() > 0) {
      words.add(
          "bars of a part of %s days, which have ticks for some minutes"
              .formatted(TextTable.count(coverage.partly())));
    }
    return "%s %s: %s. Ingest their archives of ticks with --keep-ticks, or build with --of-minutes."
        .formatted(coverage.symbol(), coverage.side().word(), String.join("; ", words));
  }

  private static Map<String, Object> fact(TickCoverage coverage) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("symbol", coverage.symbol().name());
    fact.put("side", coverage.side().word());
    fact.put("days", coverage.days());
    fact.put("days_without", coverage.daysWithout());
    fact.put("days_partly", coverage.partly());
    fact.put("without", coverage.without().stream().map(DateRange::toString).toList());
    return fact;
  }

  private List<Timeframe> frames(BarResampler resampler, Source from) {
    List<Timeframe> asked = ListOption.frames(frames.orElse(USUAL));
    if (anchor.isPresent() || sunday.isPresent()) {
      Anchor at = anchor();
      asked.stream()
          .filter(frame -> !frame.anchor().isSession() && !frame.anchor().equals(at))
          .findFirst()
          .ifPresent(
              frame -> {
                throw BarlakeException.badArgument(
                    "Invalid --anchor: the frame \"%s\" says itself where its days begin. Leave"
                        + " one of both out.",
                    frame);
              });
      return asked.stream().map(frame -> frame.at(at)).distinct().toList();
    }
    return frames.isPresent()
        ? asked
        : Stream.concat(asked.stream(), resampler.framesOf(from).stream()).distinct().toList();
  }

  private Anchor anchor() {
    String where = anchor.orElse("session");
    String stub = sunday.orElse("keep");
    if (!stub.equals("keep") && !stub.equals("merge")) {
      throw BarlakeException.badArgument(
          "Unknown value \"%s\" of --sunday: expected keep or merge.", stub);
    }
    if (sunday.isPresent() && where.equals("session")) {
      throw BarlakeException.badArgument(
          "Invalid --sunday: days that begin with the session have no hours of Sunday. Give it"
              + " with --anchor, such as --anchor utc.");
    }
    return Anchor.parse(stub.equals("merge") ? where + ":merged" : where);
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new BarsJob(), args);
  }
}
