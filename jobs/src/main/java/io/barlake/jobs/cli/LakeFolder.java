package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a lake, looked at before a session opens: what is wrong with it is said in one line
 * then, and a mistyped name leaves nothing behind.
 */
record LakeFolder(String name, Path path) {
  private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/+(.*)");

  static LakeFolder of(String name) {
    if (name.isBlank()) {
      throw BarlakeException.badArgument(
          "Missing lake: its name is empty. Name a folder with --lake, such as ./lake.");
    }
    Matcher uri = URI.matcher(name);
    if (!uri.matches()) {
      return new LakeFolder(name, path(name));
    }
    if (uri.group(1).equalsIgnoreCase("file")) {
      String plain = "/" + uri.group(2);
      return new LakeFolder(plain, path(plain));
    }
    throw new BarlakeException(
        ErrorCode.UNSAFE_STORE,
        "Unsupported lake \""
            + name
            + "\": there is no safe log store for \""
            + uri.group(1)
            + "\" yet, and without one two writers could lose a commit. Name a folder with --lake.");
  }

  /** Of a lake that a command reads or changes. */
  void requireThere() {
    requireNoFile();
    if (!Files.isDirectory(path)) {
      throw BarlakeException.badInput(
          "Missing lake \"%s\": there is no such folder. Name another with --lake, or make one with"
              + " \"jobs/barlake ingest\" or \"jobs/barlake demo\".",
          name);
    }
  }

  void requireWritable() {
    requireNoFile();
    Path there = path.toAbsolutePath().normalize();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      throw unwritable(there == null ? "" : "\"" + there + "\" is no folder that can be written");
    }
  }

  /** Makes the folder if it is missing. */
  void make() {
    requireWritable();
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw unwritable("the folder cannot be made");
    }
  }

  private void requireNoFile() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw BarlakeException.badArgument(
          "Cannot use the lake \"%s\": it is a file. Name a folder with --lake.", name);
    }
  }

  private BarlakeException unwritable(String reason) {
    return BarlakeException.badArgument(
        "Cannot write the lake \"%s\": %s. Name another folder with --lake.", name, reason);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw BarlakeException.badArgument(
          "Invalid lake \"%s\": expected the name of a folder.", name);
    }
  }
}
