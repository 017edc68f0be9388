package io.barlake.jobs.cli;

/**
 * Speaks when the process is ended from outside, by Ctrl-C or a service manager: one line, and
 * silence from everything that fails because of it. The JVM then ends with 128 plus the signal's
 * number, 130 for Ctrl-C.
 */
final class Interruption {
  private final Thread hook;

  private Interruption(Console console) {
    this.hook =
        new Thread(
            () ->
                console.lastWord(
                    "Interrupted. What was committed stays whole; run the command again to"
                        + " finish it."),
            "interruption");
  }

  static Interruption watch(Console console) {
    Interruption interruption = new Interruption(console);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the process is being ended from outside, so that what fails now fails for that. */
  static boolean isUnderWay() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread());
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** The process now ends by itself. */
  void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is being ended from outside at this very moment, and the line is said already.
      return;
    }
  }
}
