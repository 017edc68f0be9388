package io.barlake.jobs.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Gives the help of every job one form: what it does, its options, an example, how it ends. */
final class HelpPage {
  private static final String[] ENDINGS = {
    "",
    "Exit status: 0 done; 2 something for you to mend in the command, the settings or the input;",
    "1 a failure of the program or the machine; 130 interrupted.",
    "A failure is one line on stderr, and --json then prints nothing.",
  };

  private HelpPage() {}

  static void of(CommandSpec spec) {
    UsageMessageSpec page = spec.usageMessage();
    page.abbreviateSynopsis(true);
    page.descriptionHeading("%n");
    page.parameterListHeading("%n");
    page.optionListHeading("%nOptions:%n");
    String[] example = page.footer();
    String[] footer = new String[example.length + ENDINGS.length];
    System.arraycopy(example, 0, footer, 0, example.length);
    System.arraycopy(ENDINGS, 0, footer, example.length, ENDINGS.length);
    page.footerHeading("%nExample:%n");
    page.footer(footer);
  }
}
