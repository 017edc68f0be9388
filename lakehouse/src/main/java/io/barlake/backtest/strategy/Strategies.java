package io.barlake.backtest.strategy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Every strategy that is a class, by the word that sweep files use: Barlake's own, and those of any
 * jar on the class path that lists them as services.
 */
public final class Strategies {
  private Strategies() {}

  public static Optional<Strategy> named(String name) {
    return Optional.ofNullable(all().get(name));
  }

  public static List<String> names() {
    return List.copyOf(all().keySet());
  }

  /**
   * Differs where another version of the code may desire something else: the name, and for a class
   * from elsewhere the hash of its jar. Barlake's own rules have a version.
   */
  public static String text(Strategy strategy) {
    CodeSource code = strategy.getClass().getProtectionDomain().getCodeSource();
    CodeSource own = Strategy.class.getProtectionDomain().getCodeSource();
    return own.getLocation().equals(code.getLocation())
        ? strategy.text()
        : strategy.text() + " of " + hash(strategy, code);
  }

  private static Map<String, Strategy> all() {
    Map<String, Strategy> byName = new TreeMap<>();
    try {
      for (Strategy each :
          ServiceLoader.load(Strategy.class, Thread.currentThread().getContextClassLoader())) {
        Strategy other = byName.put(each.name(), each);
        if (other != null) {
          throw BarlakeException.badConfig(
              "Two strategies are called \"%s\": %s and %s. Give one of them another name.",
              each.name(), other.getClass().getName(), each.getClass().getName());
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG,
          "Cannot load the strategies of the class path: "
              + e.getMessage()
              + ". Each line of META-INF/services/"
              + Strategy.class.getName()
              + " is a public class with a constructor without parameters.",
          e);
    }
    return byName;
  }

  /** Of the jar, or of the class alone where it lies in a folder. */
  private static String hash(Strategy strategy, CodeSource code) {
    Path path = Path.of(code.getLocation().getPath());
    String file = "/" + strategy.getClass().getName().replace('.', '/') + ".class";
    try (InputStream in =
        Files.isRegularFile(path)
            ? Files.newInputStream(path)
            : strategy.getClass().getResourceAsStream(file)) {
      return Sha256.shortOf(HexFormat.of().formatHex(Sha256.digest().digest(in.readAllBytes())));
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG, "Cannot read \"" + path + "\": " + e.getMessage() + ".", e);
    }
  }
}
