package io.barlake.ingest.harvest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What has come of a file, under a hidden name beside it. Where the site named the version, the
 * version is kept too, so that a later run goes on with the same bytes or begins anew.
 */
final class PartialFile {
  private final Path target;
  private final Path bytes;
  private final Path version;

  PartialFile(Path target) {
    this.target = target;
    this.bytes = target.resolveSibling("." + target.getFileName() + ".partial");
    this.version = target.resolveSibling("." + target.getFileName() + ".version");
  }

  Path path() {
    return bytes;
  }

  /** How many bytes are there of a version that is known; others are worth nothing. */
  long size() {
    return stored(() -> Files.exists(version) && Files.exists(bytes) ? Files.size(bytes) : 0L);
  }

  /** What the site called the version of these bytes. */
  String version() {
    return stored(() -> Files.readString(version));
  }

  /** Begins anew with another version; an empty one cannot be gone on with. */
  void begin(String named) {
    discard();
    stored(
        () -> {
          Files.createDirectories(bytes.toAbsolutePath().getParent());
          Files.createFile(bytes);
          if (!named.isEmpty()) {
            Files.writeString(version, named, StandardCharsets.UTF_8);
          }
          return bytes;
        });
  }

  /** Adds what comes, and keeps what has come when it breaks; returns how much it was. */
  long append(InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    // A channel would be closed by an interruption, and that would pass as a failing disk.
    try (FileOutputStream out = stored(() -> new FileOutputStream(bytes.toFile(), true))) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        int count = n;
        stored(
            () -> {
              out.write(buffer, 0, count);
              return count;
            });
        size += n;
      }
      // A file that a power cut robs of its bytes would pass as an empty hour.
      stored(
          () -> {
            out.getFD().sync();
            return bytes;
          });
    }
    return size;
  }

  /**
   * Gives the file its name, at once and whole, and writes down when it was issued. A kill between
   * the two loses the date; one of other bytes never stays.
   */
  void publish(Optional<Instant> issued) {
    stored(
        () -> {
          Files.deleteIfExists(IssueNote.beside(target));
          Files.move(bytes, target, StandardCopyOption.ATOMIC_MOVE);
          if (issued.isPresent()) {
            Files.writeString(IssueNote.beside(target), IssueNote.text(issued.get()));
          }
          return Files.deleteIfExists(version);
        });
  }

  void discard() {
    stored(
        () -> {
          Files.deleteIfExists(version);
          return Files.deleteIfExists(bytes);
        });
  }

  /** An operation of the local disk. */
  @FunctionalInterface
  private interface Stored<T> {
    T run() throws IOException;
  }

  /** A disk that fails is no failure of the site. */
  private <T> T stored(Stored<T> operation) {
    try {
      return operation.run();
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot write \"" + target + "\": " + e.getMessage() + ". Check the disk.",
          e);
    }
  }
}
