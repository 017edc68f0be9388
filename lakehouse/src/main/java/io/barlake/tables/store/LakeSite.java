package io.barlake.tables.store;

import io.barlake.BarlakeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a store a lake lies: a bucket, and a folder of it without a slash at either end. */
public record LakeSite(String bucket, String folder) {
  private static final Pattern URI = Pattern.compile("s3a://([^/]+)/+(.*[^/])/*");

  /** The place of a lake such as {@code s3a://lake/warehouse}. */
  public static LakeSite of(String lake) {
    Matcher uri = URI.matcher(lake);
    if (!uri.matches()) {
      throw BarlakeException.badArgument(
          "Cannot set up a store for the lake \"%s\": it lies in a folder of this machine. Name one"
              + " in a store with --lake, such as s3a://lake/warehouse.",
          lake);
    }
    return new LakeSite(uri.group(1), uri.group(2));
  }

  /** What the names of all objects of the lake begin with. */
  String prefix() {
    return folder + "/";
  }

  String uri() {
    return "s3a://" + bucket + "/" + folder;
  }
}
