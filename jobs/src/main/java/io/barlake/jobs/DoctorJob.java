package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.LakeProbe;
import io.barlake.tables.logstore.CommitProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries what a lake stands on, and says of each part whether it holds. */
@Command(
    name = "doctor",
    description = "Try the place of a lake: is it there, and are commits safe when writers race.",
    footer = {
      "  jobs/barlake doctor",
      "  jobs/barlake doctor --lake s3a://lake/warehouse --races 100",
      "",
      "Races write to a folder of their own inside the lake and delete it again."
    })
public final class DoctorJob implements Job {
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);
  private static final List<String> HEAD = List.of("", "check", "found");

  @Option(
      names = "--races",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many commits to race for (default: ${DEFAULT-VALUE}).")
  private int races;

  @Option(
      names = "--writers",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many writers race for each (default: ${DEFAULT-VALUE}).")
  private int writers;

  /** One part that was tried. */
  private record Finding(String check, boolean holds, String text) {
    List<String> cells() {
      return List.of(holds ? "ok" : "BAD", check, text);
    }
  }

  @Override
  public JobResult run(JobContext job) {
    checkCounts();
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    LakeProbe lake = LakeProbe.of(job.config());
    lake.clockAhead().map(DoctorJob::clock).ifPresent(findings::add);
    findings.add(store(lake));
    Optional<CommitProbe.Outcome> outcome = Optional.empty();
    if (findings.get(findings.size() - 1).holds()) {
      outcome = commits(lake, job, findings);
    }
    TextTable.print(HEAD, findings.stream().map(Finding::cells).toList(), HEAD.size(), job.out());
    return result(findings, outcome);
  }

  private void checkCounts() {
    if (races < 1 || races > 100_000 || writers < 2 || writers > 256) {
      throw BarlakeException.badArgument(
          "Invalid --races %d or --writers %d: expected 1 to 100000 races of 2 to 256 writers.",
          races, writers);
    }
  }

  private static Finding java() {
    return new Finding(
        "java",
        true,
        String.format(
            Locale.ROOT,
            "%s, %d cores, %,d MB of memory",
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20));
  }

  private static Finding clock(Duration ahead) {
    boolean holds = ahead.abs().compareTo(MOST_SKEW) < 0;
    return new Finding(
        "clock",
        holds,
        holds
            ? "as at the store"
            : "the store's is " + ahead.toSeconds() + " s ahead. Set the time of this machine");
  }

  private static Finding store(LakeProbe lake) {
    try {
      return new Finding(
          "store", true, lake.uri() + (lake.exists() ? "" : ": nothing there yet, it can be made"));
    } catch (BarlakeException e) {
      return new Finding("store", false, e.getMessage());
    }
  }

  private Optional<CommitProbe.Outcome> commits(
      LakeProbe lake, JobContext job, List<Finding> findings) {
    try {
      job.progress().start("Racing for " + races + " commits", 0);
      CommitProbe.Outcome outcome = lake.race(races, writers);
      findings.add(
          new Finding(
              "commits",
              outcome.isSafe(),
              (outcome.isSafe() ? "safe: " : "NOT SAFE: ") + outcome.sentence()));
      return Optional.of(outcome);
    } catch (BarlakeException e) {
      findings.add(new Finding("commits", false, e.getMessage()));
      return Optional.empty();
    }
  }

  private static JobResult result(List<Finding> findings, Optional<CommitProbe.Outcome> outcome) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Finding finding : findings) {
      facts.put(finding.check(), Map.of("holds", finding.holds(), "found", finding.text()));
    }
    outcome.ifPresent(races -> facts.put("races", races));
    List<String> bad =
        findings.stream().filter(finding -> !finding.holds()).map(Finding::check).toList();
    return new JobResult(
        facts,
        bad.isEmpty() ? List.of() : List.of("Not all is well: " + String.join(", ", bad) + "."));
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new DoctorJob(), args);
  }
}
