package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.JobLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class JobHelpTest {
  private static final List<String> EVERY_JOB_HAS =
      List.of("--conf", "--help", "--json", "--lake", "--master", "--verbose");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\|.*");
  private static final int WIDTH = 96;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Stream<CommandSpec> jobs() {
    return Barlake.JOBS.stream().map(job -> JobLauncher.command(job).getCommandSpec());
  }

  static Stream<String> commands() {
    return Barlake.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void nameIsTheWordOfTheClass(CommandSpec job) {
    assertThat(job.userObject().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
        .isEqualTo(job.name() + "job");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void descriptionIsOneSentence(CommandSpec job) {
    assertThat(job.usageMessage().description()[0]).matches("[A-Z].*\\.");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void optionsOfEveryJobAreThere(CommandSpec job) {
    assertThat(job.options()).extracting(OptionSpec::longestName).containsAll(EVERY_JOB_HAS);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyOptionAndParameterIsDescribed(CommandSpec job) {
    assertThat(job.args())
        .allSatisfy(each -> assertThat(String.join(" ", each.description())).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void valuesHaveUpperCaseLabels(CommandSpec job) {
    assertThat(job.args())
        .filteredOn(each -> each.arity().max() > 0)
        .allSatisfy(each -> assertThat(each.paramLabel()).matches("[A-Z_]+"));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void defaultsAreTold(CommandSpec job) {
    assertThat(job.options())
        .filteredOn(option -> option.defaultValue() != null)
        .allSatisfy(
            option ->
                assertThat(String.join(" ", option.description()))
                    .contains("default: " + option.defaultValue()));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void helpGoesToStandardOutputWithAnExampleAndTheExitStatus(CommandSpec job) {
    assertThat(execute(job.name(), "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Usage: jobs/barlake " + job.name() + " [OPTIONS]")
        .contains("Example:\n  jobs/barlake " + job.name())
        .contains("Exit status: 0 done; 2 ");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void optionsAreSortedByName(CommandSpec job) {
    execute(job.name(), "--help");
    List<String> names = new ArrayList<>();
    Matcher option =
        Pattern.compile("(?m)^ +(?:-[a-zA-Z], )?--([a-z-]+)")
            .matcher(out.toString(StandardCharsets.UTF_8));
    while (option.find()) {
      names.add(option.group(1));
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(EVERY_JOB_HAS.size()).isSorted();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void linesFitAnOrdinaryTerminal(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
  }

  @Test
  void overviewNamesEveryCommandOnOneLine() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.matches("  [a-z]+ {2,}[A-Z].*\\."))
        .hasSize(Barlake.JOBS.size() + 1);
  }

  @Test
  void readmeListsTheCommandsInTheirOrder() throws IOException {
    List<String> listed =
        Files.readAllLines(Path.of("README.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1))
            .toList();
    assertThat(listed)
        .containsExactlyElementsOf(commands().filter(command -> !command.equals("help")).toList());
  }

  @Test
  void helpOfACommandIsFoundUnderTheWordHelpToo() {
    assertThat(execute("help", "bars")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Usage: jobs/barlake bars [OPTIONS]");
  }

  @Test
  void versionIsOneLine() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("Barlake ");
  }

  @Test
  void completionIsAScriptForTheCommands() {
    assertThat(execute("completion")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("#!").contains("ingest", "sweep");
  }

  private int execute(String... args) {
    CommandLine barlake = Barlake.commandLine();
    return new JobLauncher(Console.over(out, err), Map.of()).execute(barlake, args);
  }
}
