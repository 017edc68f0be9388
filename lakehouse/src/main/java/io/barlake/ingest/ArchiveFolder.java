package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that archives are written to. */
final class ArchiveFolder {
  private ArchiveFolder() {}

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, null);
    }
  }

  private static BarlakeException unwritable(Path folder, IOException cause) {
    return new BarlakeException(
        ErrorCode.BAD_ARGUMENT,
        "Cannot write archives to \""
            + folder
            + "\": it is not a folder that can be written. Name another folder.",
        cause);
  }
}
