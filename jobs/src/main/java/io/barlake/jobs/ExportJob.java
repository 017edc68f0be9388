package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.publish.BarExport;
import io.barlake.publish.BarSelection;
import io.barlake.publish.DayRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the bars of one symbol out of the lake as a file. */
@Command(
    name = "export",
    description = {
      "Write the bars of a symbol as a file for notebooks and other programs.",
      "CSV goes to stdout, unless --out names a file."
    },
    footer = {
      "  jobs/barlake export --symbol EURUSD --frame 1h --format parquet",
      "  jobs/barlake export --symbol EURUSD --frame 1m --from 2019-03-01 --to 2019-03-31 | head",
      "",
      "The last bar of a frame may still be open; its column \"closed\" tells."
    })
public final class ExportJob implements Job {
  @Option(
      names = "--symbol",
      required = true,
      paramLabel = "SYMBOL",
      description = "What was traded.")
  private String symbol;

  @Option(
      names = "--frame",
      required = true,
      paramLabel = "FRAME",
      description = "1m, or a frame that \"jobs/barlake bars\" has built.")
  private String frame;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Who made the data; default: market.default-source of the settings.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "bid, ask, mid or trade; default: bid, or else trade, mid, ask.")
  private Optional<String> side = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "First day in UTC, such as 2019-01-01; default: that of the first bar.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "Last day in UTC, included; default: that of the last bar.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "arrow, parquet or csv; default: what --out ends in, or csv on stdout.")
  private Optional<BarExport.Format> format = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file; default: stdout for csv, otherwise such as EURUSD-1h.arrow.")
  private Optional<Path> out = Optional.empty();

  @Override
  public JobResult run(JobContext job) {
    Source made = source.map(Source::new).orElse(job.config().defaultSource());
    Symbol traded = Symbol.parse(symbol);
    LocalDate first = from.map(text -> day("--from", text)).orElse(LocalDate.MIN);
    LocalDate last = to.map(text -> day("--to", text)).orElse(LocalDate.MAX);
    BarSelection bars =
        BarSelection.of(made.name(), traded.name(), Timeframe.parse(frame).label())
            .within(new DayRange(first, last));
    bars = side.map(Side::parse).map(Side::word).map(bars::ofSide).orElse(bars);
    BarExport.Format form = format.orElseGet(this::formatOfTheFile);
    Optional<Path> file =
        form == BarExport.Format.CSV ? out : Optional.of(out.orElse(Path.of(defaultName(form))));
    file.ifPresent(path -> OutputFile.checked(path, defaultName(form)));

    BarExport export = new BarExport(job.tables(), job.progress());
    BarExport.Result result =
        file.isPresent() ? export.write(bars, form, file.get()) : export.print(bars, job.out());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("source", made.name());
    facts.put("symbol", traded.name());
    facts.put("frame", Timeframe.parse(frame).label());
    facts.put("side", result.side());
    facts.put("format", form.ending());
    facts.put("rows", result.rows());
    file.ifPresent(path -> facts.put("file", path.toAbsolutePath().toString()));
    facts.put("bytes", result.bytes());
    facts.put("first", result.first().toString());
    facts.put("last", result.last().toString());
    file.ifPresent(path -> job.out().println(path.toAbsolutePath()));
    return new JobResult(facts, List.of());
  }

  private static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw BarlakeException.badArgument(
          "Invalid %s \"%s\": expected a day such as 2019-01-01.", option, text);
    }
  }

  private BarExport.Format formatOfTheFile() {
    if (out.isEmpty()) {
      return BarExport.Format.CSV;
    }
    String name = out.get().toString().toLowerCase(Locale.ROOT);
    for (BarExport.Format each : BarExport.Format.values()) {
      if (name.endsWith("." + each.ending())) {
        return each;
      }
    }
    throw BarlakeException.badArgument(
        "Missing --format: \"%s\" ends in none of .arrow, .parquet and .csv.", out.get());
  }

  private String defaultName(BarExport.Format form) {
    String name = Symbol.parse(symbol).name() + "-" + Timeframe.parse(frame).label();
    return name.replaceAll("[^A-Za-z0-9@-]", "-") + "." + form.ending();
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new ExportJob(), args);
  }
}
