package io.barlake.tables.store;

import java.util.List;

/**
 * One rule of ours by which a store deletes by itself. Its id begins with {@code barlake-} and ends
 * with the folder, so that lakes of one bucket do not take each other's.
 */
record LifecycleRule(Kind kind, String prefix, int days) {

  /** What is deleted. */
  enum Kind {
    /** Also the marker that a deletion leaves, once there is nothing below it. */
    OLD_VERSIONS("barlake-old-versions:") {
      @Override
      List<Setting> settings(int days) {
        return List.of(
            new Setting("Expiration", "ExpiredObjectDeleteMarker", "true"),
            new Setting("NoncurrentVersionExpiration", "NoncurrentDays", String.valueOf(days)));
      }
    },
    UNFINISHED_UPLOADS("barlake-unfinished-uploads:") {
      @Override
      List<Setting> settings(int days) {
        return List.of(
            new Setting(
                "AbortIncompleteMultipartUpload", "DaysAfterInitiation", String.valueOf(days)));
      }
    };

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    abstract List<Setting> settings(int days);
  }

  /** An element of the rule with one element in it. */
  record Setting(String action, String name, String value) {}

  String id() {
    return kind.id + prefix;
  }

  List<Setting> settings() {
    return kind.settings(days);
  }

  /** Whether a rule of this id and prefix is of the lake, be it of an older Barlake. */
  static boolean isOurs(String id, String itsPrefix, String prefix) {
    return id.startsWith("barlake-") && (itsPrefix.equals(prefix) || id.endsWith(":" + prefix));
  }
}
