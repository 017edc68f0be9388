package io.barlake;

/**
 * Where long work reports how far it is. The library is silent otherwise; the launcher decides
 * whether this becomes a line that updates or lines of a log.
 */
public interface Progress {
  /** For callers who do not listen. */
  Progress NONE =
      new Progress() {
        @Override
        public void start(String stage, long total) {}

        @Override
        public void advance(long done) {}

        @Override
        public void finish(String result) {}
      };

  /** A stage begins; {@code total} is 0 where the amount of work is not known. */
  void start(String stage, long total);

  /** Nothing goes on until that comes, such as "another ingest of this lake". */
  default void await(String what) {}

  /** So much more of the stage is done. May be called from any thread. */
  void advance(long done);

  /** What is known by now of what will come of the stage, such as "best sharpe 1.93, trial 7". */
  default void note(String words) {}

  /** The stage has ended; {@code result} says in a few words what came of it. */
  void finish(String result);
}
