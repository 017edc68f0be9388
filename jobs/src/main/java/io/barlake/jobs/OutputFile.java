package io.barlake.jobs;

import io.barlake.BarlakeException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written at the end of long work: whether it can be is asked at the beginning. */
final class OutputFile {
  private OutputFile() {}

  /** {@code example} is a name for those who named a folder. */
  static Path checked(Path file, String example) {
    if (Files.isDirectory(file)) {
      throw BarlakeException.badArgument(
          "Cannot write \"%s\": it is a folder. Name a file in it with --out, such as %s.",
          file, file.resolve(example));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw BarlakeException.badArgument(
          "Cannot write \"%s\": it is a device or a pipe, not a file. Name another with --out.",
          file);
    }
    Path folder = file.toAbsolutePath().normalize().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw BarlakeException.badArgument(
          "Cannot write \"%s\": \"%s\" is no folder that can be written. Name another file with"
              + " --out.",
          file, folder);
    }
    return file;
  }
}
