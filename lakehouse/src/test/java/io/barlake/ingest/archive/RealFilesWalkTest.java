package io.barlake.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every real file that is at hand is found to be what it is. */
class RealFilesWalkTest {
  @Test
  void filesOfDataAreArchivesAndWordsAreNot() throws IOException {
    Path folder = RealData.file("README.md").getParent();
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      RecordingVisitor seen = new RecordingVisitor();
      try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
        new ArchiveWalker(ArchiveLimits.DEFAULT).walk(file.toString(), bytes, seen);
      }
      boolean words = file.toString().endsWith(".md");
      assertThat(seen.refused).as(file.toString()).isEmpty();
      assertThat(seen.archives).as(file.toString()).hasSize(words ? 0 : 1);
      assertThat(seen.skipped).as(file.toString()).hasSize(words ? 1 : 0);
    }
  }
}
