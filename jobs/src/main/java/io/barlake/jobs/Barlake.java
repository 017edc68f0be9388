package io.barlake.jobs;

import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobLauncher;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main class behind {@code jobs/barlake}: lists the jobs and picks one. */
@Command(
    name = "jobs/barlake",
    header = "A market-data lakehouse for the machines people already own.%n",
    synopsisSubcommandLabel = "COMMAND",
    description = "%nEvery command answers to --help, with an example.%n",
    versionProvider = VersionText.class,
    commandListHeading = "Commands, in the order of the flow:%n")
public final class Barlake implements Runnable {
  static final List<Job> JOBS =
      List.of(
          new DemoJob(),
          new GenerateJob(),
          new HarvestJob(),
          new IngestJob(),
          new ClocksJob(),
          new BarsJob(),
          new GapsJob(),
          new QualityJob(),
          new ReconcileJob(),
          new FeaturesJob(),
          new LabelsJob(),
          new AuditJob(),
          new SweepJob(),
          new TrialJob(),
          new ReportJob(),
          new SqlJob(),
          new ExportJob(),
          new MaintainJob(),
          new HistoryJob(),
          new RestoreJob(),
          new PublishJob(),
          new StoreJob(),
          new DoctorJob());

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  @Spec private CommandSpec spec;

  /** The whole command line. */
  static CommandLine commandLine() {
    CommandLine barlake = new CommandLine(new Barlake());
    for (Job job : JOBS) {
      barlake.addSubcommand(JobLauncher.command(job));
    }
    barlake.addSubcommand(new CompletionCommand());
    CommandLine help = new CommandLine(new CommandLine.HelpCommand());
    help.getCommandSpec().usageMessage().hidden(true);
    barlake.addSubcommand(help);
    return barlake;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  public static void main(String[] args) {
    JobLauncher.launch(commandLine(), args);
  }
}
