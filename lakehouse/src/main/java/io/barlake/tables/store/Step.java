package io.barlake.tables.store;

/**
 * One thing that a store is to have, and what has to be done for it. The text says how it then is;
 * of a step that is refused, it is the line that says why and what to do.
 */
public record Step(Part part, String name, Change change, String text) {

  /** What can be set up. */
  public enum Part {
    BUCKET,
    VERSIONING,
    LIFECYCLE,
    ACCOUNT
  }

  /** What is done about it. */
  public enum Change {
    NONE("is so already"),
    MADE("made"),
    CHANGED("changed"),
    RENEWED("new key"),
    REFUSED("NOT DONE");

    private final String word;

    Change(String word) {
      this.word = word;
    }

    /** What a person reads of it. */
    public String word() {
      return word;
    }
  }

  public boolean isRefused() {
    return change == Change.REFUSED;
  }

  /** Whether the store or the file of keys changes by it. */
  public boolean isChange() {
    return change != Change.NONE && change != Change.REFUSED;
  }
}
