package io.barlake.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.backtest.StrategyAudit.Trials;
import io.barlake.market.Source;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies from elsewhere: the example that users start from, compiled as they would. */
class StrategiesTest {
  private static final Path EXAMPLE = Path.of("..", "jobs", "examples", "zig-zag", "src", "main");
  private static final String SERVICES = "META-INF/services/" + Strategy.class.getName();

  @TempDir Path folder;

  @Test
  void aClassThatIsListedAsAServiceIsKnownByItsName() throws IOException {
    compile("0.01");
    list("com.example.ZigZag");

    assertThat(withFolder(() -> Strategies.names()))
        .containsExactly("moving-average-cross", "zig-zag");
  }

  @Test
  void anotherVersionOfAClassHasAnotherText() throws IOException {
    list("com.example.ZigZag");
    compile("0.01");
    String text = withFolder(StrategiesTest::text);
    assertThat(text).matches("zig-zag of [0-9a-f]{12}");
    assertThat(withFolder(StrategiesTest::text)).isEqualTo(text);

    compile("0.02");

    assertThat(withFolder(StrategiesTest::text)).isNotEqualTo(text);
    assertThat(Strategies.text(new MovingAverageCross())).isEqualTo("moving-average-cross");
  }

  @Test
  void aClassIsAuditedByASweepFileThatGivesItsParametersValues() throws IOException {
    compile("0.01");
    list("com.example.ZigZag");
    String sweep = EXAMPLE.resolve("../../zig-zag.conf").toString();

    assertThat(withFolder(() -> Trials.of(sweep, Source.HISTDATA).sweep().trials())).isEqualTo(360);
    assertThatThrownBy(() -> withFolder(() -> Trials.of("zig-zag", Source.HISTDATA)))
        .hasMessageStartingWith("Cannot audit \"zig-zag\" by its name: ")
        .hasMessageEndingWith("Name a sweep file instead.");
  }

  @Test
  void aServiceThatIsNoStrategyIsTold() throws IOException {
    list("com.example.Missing");

    assertThatThrownBy(() -> withFolder(() -> Strategies.names()))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG))
        .hasMessageContainingAll("com.example.Missing", "META-INF/services");
  }

  @Test
  void twoStrategiesOfOneNameAreTold() throws IOException {
    list(MovingAverageCross.class.getName() + "\ncom.example.ZigZag");
    compile("0.01", "\"zig-zag\"", "\"moving-average-cross\"");

    assertThatThrownBy(() -> withFolder(() -> Strategies.names()))
        .hasMessageMatching("Two strategies are called \"moving-average-cross\": .*");
  }

  private static String text() {
    return Strategies.text(Strategies.named("zig-zag").orElseThrow());
  }

  private void list(String classes) throws IOException {
    Path services = folder.resolve(SERVICES);
    Files.createDirectories(services.getParent());
    Files.writeString(services, classes + "\n");
  }

  /** The class with another lowest number and with other words. */
  private void compile(String lowest, String... words) throws IOException {
    String code = Files.readString(EXAMPLE.resolve("java/com/example/ZigZag.java"));
    assertThat(code).contains("0.01");
    code = code.replace("0.01", lowest);
    for (int n = 0; n < words.length; n += 2) {
      code = code.replace(words[n], words[n + 1]);
    }
    Path source = Files.writeString(folder.resolve("ZigZag.java"), code);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(status).isZero();
  }

  private interface Asked<T> {
    T ask();
  }

  private <T> T withFolder(Asked<T> asked) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(own);
      return asked.ask();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
