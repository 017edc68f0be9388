package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at what the two jars are made of: the folder of classes, or the jar once it is built. */
class JarContentTest {
  @Test
  void jarOfTheJobsHoldsItsClassesOnly() throws Exception {
    assertThat(contents(Barlake.class))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io/barlake/jobs/") && name.endsWith(".class"));
  }

  @Test
  void jarOfTheLibraryHoldsItsClassesAndSettingsOnly() throws Exception {
    assertThat(contents(BarlakeException.class))
        .contains("conf/barlake.conf", "conf/instruments.conf")
        .allMatch(name -> name.matches("io/barlake/(?!jobs/).+|conf/.+\\.conf"));
  }

  private static List<String> contents(Class<?> any) throws IOException, URISyntaxException {
    Path place = Path.of(any.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return files(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return files(jar.getPath("/"));
    }
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(name -> !name.startsWith("META-INF/"))
          .toList();
    }
  }
}
