package io.barlake.jobs.cli;

/** How progress is shown: {@code columns} is the width of a terminal, 0 where there is none. */
record LineForm(int columns) {
  static final LineForm LOG = new LineForm(0);

  private static final int USUAL_COLUMNS = 80;

  /** What the launcher found out: whether standard error is a terminal, and how wide. */
  static LineForm ofProcess() {
    boolean terminal =
        Boolean.getBoolean("barlake.terminal") && !"dumb".equals(System.getenv("TERM"));
    return terminal ? new LineForm(Integer.getInteger("barlake.columns", USUAL_COLUMNS)) : LOG;
  }

  boolean isTerminal() {
    return columns > 0;
  }

  /** A line that updates must not wrap, or its beginning would stay. */
  String fit(String line) {
    int room = Math.max(1, columns - 1);
    return line.length() <= room ? line : line.substring(0, room);
  }
}
