package io.barlake.jobs.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The line for a command line that cannot be understood, with what was probably meant. */
final class UsageMistake {
  private UsageMistake() {}

  static String line(ParameterException mistake) {
    String help = mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return sentence(mistake) + " Try \"" + help + "\".";
  }

  private static String sentence(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched);
    }
    String text = mistake.getMessage().replaceAll("\\s+", " ").strip();
    text = text.replaceAll("is not an? (long|int)$", "is not a whole number");
    return text.endsWith(".") ? text : text + ".";
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    String word = unmatched.getUnmatched().get(0);
    boolean option = word.startsWith("-");
    if (command.getSubcommands().isEmpty()) {
      return option
          ? "Unknown option \"" + word + "\"" + suggestion(unmatched)
          : "Unexpected argument \"" + word + "\".";
    }
    return option
        ? "Unknown option \"" + word + "\" before a command: options follow the command."
        : "Unknown command \"" + word + "\"" + suggestion(unmatched);
  }

  private static String suggestion(UnmatchedArgumentException unmatched) {
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? "." : ": did you mean \"" + near.get(0) + "\"?";
  }
}
