package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** Real files, where the machine has them: tests that ask for one are skipped where it does not. */
public final class RealData {
  private RealData() {}

  public static Path file(String name) {
    Optional<Path> file = folder().map(folder -> folder.resolve(name)).filter(Files::exists);
    Assumptions.assumeTrue(
        file.isPresent(),
        "No real market data here: set -Dbarlake.real-data to a folder with " + name + ".");
    return file.get();
  }

  /** What a reader makes of the one archive in the file. */
  public static <T> T onlyArchive(String name, Function<Archive, T> reader) {
    Path file = file(name);
    List<T> results = new ArrayList<>();
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      new ArchiveWalker(ArchiveLimits.DEFAULT)
          .walk(file.getFileName().toString(), bytes, visitor(reader, results));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (results.size() != 1) {
      throw new AssertionError(file + " holds " + results.size() + " archives, expected 1");
    }
    return results.get(0);
  }

  private static <T> ArchiveVisitor visitor(Function<Archive, T> reader, List<T> results) {
    return new ArchiveVisitor() {
      @Override
      public void archive(Archive archive) {
        results.add(reader.apply(archive));
      }

      @Override
      public void refused(RefusedArchive refused) {
        throw new AssertionError(refused.message());
      }

      @Override
      public void skipped(String name) {}
    };
  }

  private static Optional<Path> folder() {
    String given = System.getProperty("barlake.real-data");
    if (given != null) {
      return Optional.of(Path.of(given));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/data");
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
