package io.barlake.ingest;

import io.barlake.ingest.format.mapped.SourceMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Mappings as a person writes them. */
final class TestMapping {
  private TestMapping() {}

  static SourceMapping of(String name, String text) {
    return all(name, text).find("mapped-" + name).orElseThrow();
  }

  static SourceMappings all(String name, String text) {
    try {
      Path folder = Files.createTempDirectory("sources");
      Path file = folder.resolve(name + ".conf");
      try {
        return SourceMappings.of(List.of(Files.writeString(file, text)));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is shipped. */
  static SourceMapping shipped(String name) {
    return SourceMappings.of(List.of(Path.of("../conf/sources", name + ".conf")))
        .find("mapped-" + name)
        .orElseThrow();
  }

  static String text(String name) {
    try {
      return Files.readString(Path.of("../conf/sources", name + ".conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
