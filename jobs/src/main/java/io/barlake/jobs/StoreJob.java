package io.barlake.jobs;

import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.store.Step;
import io.barlake.tables.store.StoreSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the bucket of a lake and the accounts that use it what the settings say. */
@Command(
    name = "store",
    description = "Set up the bucket of a lake and the accounts that may read or write it.",
    footer = {
      "  jobs/barlake store --lake s3a://lake/warehouse --dry-run",
      "  jobs/barlake store --lake s3a://lake/warehouse",
      "  jobs/barlake store --lake s3a://lake/warehouse --renew notebook",
      "",
      "The section \"store\" of the settings says what is wanted. What is so already is left alone,",
      "and so are rules and accounts of others. Keys go to the file store.account-keys and are",
      "never shown."
    })
public final class StoreJob implements Job {
  private static final List<String> HEAD = List.of("part", "name", "", "then");

  @Option(names = "--dry-run", description = "Only say what would change.")
  private boolean dryRun;

  @Option(
      names = "--renew",
      paramLabel = "ACCOUNT",
      description = "Give this account a new key, which ends the old one; may be repeated.")
  private Set<String> renewed = Set.of();

  @Override
  public JobResult run(JobContext job) {
    try (StoreSetup setup = StoreSetup.of(job.config())) {
      List<Step> steps = setup.plan(renewed);
      if (!dryRun) {
        setup.apply(steps);
      }
      TextTable.print(HEAD, steps.stream().map(this::cells).toList(), HEAD.size(), job.out());
      return JobResult.of(
              "dry_run",
              dryRun,
              "changes",
              steps.stream().filter(Step::isChange).count(),
              "steps",
              steps.stream().map(StoreJob::facts).toList())
          .withFailures(steps.stream().filter(Step::isRefused).map(Step::text).toList());
    }
  }

  private List<String> cells(Step step) {
    String word =
        dryRun && step.isChange() ? "to be " + step.change().word() : step.change().word();
    return List.of(word(step.part()), step.name(), word, step.isRefused() ? "" : step.text());
  }

  private static Map<String, Object> facts(Step step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("part", word(step.part()));
    facts.put("name", step.name());
    facts.put("change", word(step.change()));
    facts.put("text", step.text());
    return facts;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /** The lake itself does not change. */
  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new StoreJob(), args);
  }
}
