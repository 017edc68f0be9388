package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.BarlakeConfig;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a lake lies, looked at before a session opens: what is wrong with it is said in one line
 * then, and a mistyped name leaves nothing behind.
 */
sealed interface LakePlace permits LakeFolder, LakeBucket {
  Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/+(.*)");

  static LakePlace of(BarlakeConfig config) {
    String name = config.lakePath();
    if (name.isBlank()) {
      throw BarlakeException.badArgument(
          "Missing lake: its name is empty. Name a folder with --lake, such as ./lake.");
    }
    Matcher uri = URI.matcher(name);
    if (!uri.matches()) {
      return LakeFolder.of(name);
    }
    return switch (uri.group(1).toLowerCase(Locale.ROOT)) {
      case "file" -> LakeFolder.of("/" + uri.group(2));
      case "s3a" -> LakeBucket.of(uri.group(2), config);
      case "s3" ->
          throw BarlakeException.badArgument(
              "Unsupported lake \"%s\": Barlake names S3 stores s3a://bucket/folder.", name);
      default ->
          throw new BarlakeException(
              ErrorCode.UNSAFE_STORE,
              String.format(
                  "Unsupported lake \"%s\": there is no safe log store for \"%s\", and without one"
                      + " two writers could lose a commit. Name a folder or s3a://bucket/folder"
                      + " with --lake.",
                  name, uri.group(1)));
    };
  }

  String name();

  /** Of a lake that a command reads or changes. */
  void requireThere();

  void requireWritable();

  /** Makes the lake if it is missing. */
  void make();
}
