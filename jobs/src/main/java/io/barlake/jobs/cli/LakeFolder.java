package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A lake in a folder of this machine. */
record LakeFolder(String name, Path path) implements LakePlace {
  static LakeFolder of(String name) {
    return new LakeFolder(name, path(name));
  }

  @Override
  public void requireThere() {
    requireNoFile();
    if (!Files.isDirectory(path)) {
      throw BarlakeException.badInput(
          "Missing lake \"%s\": there is no such folder. Name another with --lake, or make one with"
              + " \"jobs/barlake ingest\" or \"jobs/barlake demo\".",
          name);
    }
  }

  @Override
  public void requireWritable() {
    requireNoFile();
    Path there = path.toAbsolutePath().normalize();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      throw unwritable(there == null ? "" : "\"" + there + "\" is no folder that can be written");
    }
  }

  @Override
  public void make() {
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
