package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.ConfigFactory;
import io.barlake.market.BarSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The default features over a year of minutes that nobody made up. */
class RealMinutesTest {
  private static final FeatureSet FEATURES =
      FeatureSet.read(ConfigFactory.parseResources("conf/features/default.conf"));

  @ParameterizedTest
  @ValueSource(strings = {"EURUSD_M12018", "USDJPY_M12019", "XAUUSD_M12018"})
  void everyValueIsFiniteAndKnowsNoLaterMinute(String name) throws IOException {
    BarSeries year = read(name);
    int half = year.size() / 2;

    double[][] whole = FEATURES.over(year);
    double[][] begun = FEATURES.over(first(year, half));

    List<FeatureColumn> columns = FEATURES.columns();
    for (int c = 0; c < whole.length; c++) {
      int warmUp = columns.get(c).warmUp();
      assertThat(Arrays.stream(whole[c]).limit(warmUp).allMatch(Double::isNaN)).isTrue();
      assertThat(Arrays.stream(whole[c]).skip(warmUp).allMatch(Double::isFinite)).isTrue();
      assertThat(Arrays.equals(begun[c], Arrays.copyOf(whole[c], half)))
          .as(columns.get(c).name())
          .isTrue();
    }
  }

  private static BarSeries read(String name) throws IOException {
    Path archive = realData().resolve("histdata/HISTDATA_COM_ASCII_" + name + ".zip");
    assumeTrue(Files.exists(archive), "The folder of real data is not here.");
    try (ZipFile zip = new ZipFile(archive.toFile());
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    zip.getInputStream(
                        zip.stream()
                            .filter(entry -> entry.getName().endsWith(".csv"))
                            .findFirst()
                            .orElseThrow()),
                    StandardCharsets.US_ASCII))) {
      double[][] bars = lines.lines().map(RealMinutesTest::prices).toArray(double[][]::new);
      long[] stamps = new long[bars.length];
      Arrays.setAll(stamps, i -> i * 60_000_000L);
      return new BarSeries(
          stamps,
          column(bars, 0),
          column(bars, 1),
          column(bars, 2),
          column(bars, 3),
          column(bars, 4));
    }
  }

  /** The system property, else the nearest {@code shared/data} beside a folder above this one. */
  private static Path realData() {
    String property = System.getProperty("barlake.real-data");
    if (property != null) {
      return Path.of(property);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared/data");
  }

  /** {@code stamp;open;high;low;close;volume}. */
  private static double[] prices(String line) {
    return Arrays.stream(line.split(";")).skip(1).mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] column(double[][] bars, int field) {
    return Arrays.stream(bars).mapToDouble(bar -> bar[field]).toArray();
  }

  private static BarSeries first(BarSeries bars, int count) {
    return new BarSeries(
        Arrays.copyOf(bars.openMicros(), count),
        Arrays.copyOf(bars.open(), count),
        Arrays.copyOf(bars.high(), count),
        Arrays.copyOf(bars.low(), count),
        Arrays.copyOf(bars.close(), count),
        Arrays.copyOf(bars.volume(), count));
  }
}
