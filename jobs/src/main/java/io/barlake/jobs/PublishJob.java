package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.TableRegistrar;
import io.barlake.tables.TableRegistrar.Change;
import io.barlake.tables.TableRegistrar.Registration;
import io.barlake.tables.metastore.Metastore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what others read a lake by. */
@Command(
    name = "publish",
    description = "Make the catalog of a metastore from the tables of the lake.",
    footer = {
      "  jobs/barlake publish catalog",
      "  jobs/barlake publish catalog --dry-run",
      "",
      "Entries are made, brought up to date, and dropped where the table is gone. The tables",
      "themselves stay as they are. Needs catalog.metastore in the settings."
    })
public final class PublishJob implements Job {
  private static final List<String> HEAD = List.of("table", "entry", "lies at");

  /** What can be published. */
  enum Part {
    CATALOG
  }

  @Parameters(paramLabel = "PART", description = "What to publish: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("UnusedVariable") // there is one so far, and picocli refuses others
  private Part part;

  @Option(names = "--dry-run", description = "Only say what would change.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    String address = job.config().metastore();
    if (address.isEmpty()) {
      throw BarlakeException.badConfig(
          "Missing catalog.metastore: no metastore is named to publish to. Set it in the settings,"
              + " such as thrift://host:9083.");
    }
    try (Metastore metastore = Metastore.connect(address)) {
      TableRegistrar registrar = new TableRegistrar(job.tables(), metastore);
      List<Registration> done = dryRun ? registrar.plan() : registrar.publish();
      TextTable.print(
          HEAD,
          done.stream()
              .map(one -> List.of(one.name(), one.change().word(), one.location()))
              .toList(),
          HEAD.size(),
          job.out());
      return JobResult.of("dry_run", dryRun, "entries", counts(done))
          .withFailures(
              done.stream().map(Registration::problem).filter(text -> !text.isEmpty()).toList());
    }
  }

  private static Map<String, Long> counts(List<Registration> done) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Change change : Change.values()) {
      counts.put(
          change.name().toLowerCase(Locale.ROOT),
          done.stream().filter(one -> one.change() == change).count());
    }
    return counts;
  }

  /** The lake itself does not change. */
  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new PublishJob(), args);
  }
}
