package io.barlake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of {@code conf}. The folder beside the launcher wins over the copy inside the jar. */
public final class ConfFolder {
  /** Where the launcher says that the folder {@code conf} lies. */
  public static final String FOLDER_PROPERTY = "barlake.conf";

  private ConfFolder() {}

  /** One file of {@code conf}, such as {@code instruments.conf}, as it is parsed. */
  public static Config file(String name) {
    Optional<Path> onDisk = onDisk(name);
    if (onDisk.isPresent()) {
      return parse(onDisk.get());
    }
    try {
      return ConfigFactory.parseResources(
              ConfFolder.class.getClassLoader(),
              "conf/" + name,
              ConfigParseOptions.defaults().setAllowMissing(false))
          .resolve();
    } catch (ConfigException e) {
      throw missing(name);
    }
  }

  private static BarlakeException missing(String name) {
    return BarlakeException.badConfig(
        "Missing settings file conf/%s: neither beside the launcher nor in the jar.", name);
  }

  /** The text of one file of {@code conf}, such as {@code sweeps/demo.conf}. */
  public static String text(String name) {
    try {
      Optional<Path> onDisk = onDisk(name);
      if (onDisk.isPresent()) {
        return Files.readString(onDisk.get());
      }
      try (InputStream inJar =
          ConfFolder.class.getClassLoader().getResourceAsStream("conf/" + name)) {
        if (inJar != null) {
          return new String(inJar.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot read conf/" + name + ": " + e.getMessage() + ".", e);
    }
    throw missing(name);
  }

  /** A file of {@code conf} beside the launcher, if there is one. */
  public static Optional<Path> onDisk(String name) {
    String folder = System.getProperty(FOLDER_PROPERTY);
    return Optional.ofNullable(folder).map(f -> Path.of(f, name)).filter(Files::isRegularFile);
  }

  /** The {@code .conf} files of a folder of {@code conf} beside the launcher, by their names. */
  public static List<Path> filesOnDisk(String name) {
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder == null || !Files.isDirectory(Path.of(folder, name))) {
      return List.of();
    }
    try {
      return confFiles(Path.of(folder, name));
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot list conf/" + name + ": " + e.getMessage() + ".", e);
    }
  }

  /** A set of this name has to be there; one that is not is answered with those that are. */
  public static void requireSet(String folder, String name) {
    List<String> known = names(folder);
    if (!known.contains(name)) {
      Optional<String> nearest = NearestWord.of(name, known);
      throw BarlakeException.badArgument(
          "Unknown set \"%s\": conf/%s has %s.%s",
          name,
          folder,
          String.join(", ", known),
          nearest.map(word -> " The nearest is " + word + ".").orElse(""));
    }
  }

  /** What the {@code .conf} files of a folder of {@code conf} are called, in order. */
  public static List<String> names(String name) {
    List<Path> onDisk = filesOnDisk(name);
    return (onDisk.isEmpty() ? filesInJar(name) : onDisk)
        .stream()
            .map(file -> file.getFileName().toString().replaceAll("\\.conf$", ""))
            .sorted()
            .toList();
  }

  /** The files of a folder of the copy of {@code conf} that the jar carries. */
  private static List<Path> filesInJar(String name) {
    URL folder = ConfFolder.class.getClassLoader().getResource("conf/" + name);
    if (folder == null) {
      throw missing(name);
    }
    try {
      if (folder.getProtocol().equals("file")) {
        return confFiles(Path.of(folder.toURI()));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder.toURI(), Map.of())) {
        return confFiles(jar.getPath("conf", name));
      }
    } catch (IOException | URISyntaxException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot list conf/" + name + ": " + e.getMessage() + ".", e);
    }
  }

  private static List<Path> confFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".conf") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** Parses a HOCON file; what is wrong with it becomes one line with its place. */
  public static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw BarlakeException.badConfig(
          "Missing settings file \"%s\": there is no such file.", file);
    }
    try {
      return ConfigFactory.parseFile(
              file.toFile(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF))
          .resolve();
    } catch (ConfigException e) {
      throw BarlakeException.badConfig("Cannot read \"%s\": %s", file, oneLine(e));
    }
  }

  static String oneLine(ConfigException e) {
    return e.getMessage().replaceAll("\\s+", " ").strip();
  }
}
