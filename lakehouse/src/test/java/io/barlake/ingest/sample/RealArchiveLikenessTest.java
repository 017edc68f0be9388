package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated archives beside real ones of the same symbol and year, where those are at hand. */
class RealArchiveLikenessTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"EURUSD, 2018", "EURUSD, 2019", "USDJPY, 2019", "XAUUSD, 2018"})
  void generatedArchiveLooksLikeTheRealOne(String name, int year) throws IOException {
    Symbol symbol = new Symbol(name);
    Path realFile = realFolder().resolve("histdata").resolve(SampleArchives.nameOf(symbol, year));
    assumeTrue(Files.exists(realFile), "There is no real archive of this symbol and year.");
    Path sampleFile =
        new SampleArchives(new SampleMarket(11))
            .write(SampleInstruments.find(symbol), year, folder);

    assertThat(headerFacts(sampleFile)).isEqualTo(headerFacts(realFile));
    ArchiveText real = ArchiveText.read(realFile);
    ArchiveText sample = ArchiveText.read(sampleFile);
    assertThat(sample.members).containsAll(real.members);
    assertThat((double) sample.size()).isCloseTo(real.size(), within(0.005 * real.size()));
    assertThat(sample.weekOpens()).hasSameSizeAs(real.weekOpens());
    assertThat((double) Files.size(sampleFile))
        .isBetween(0.7 * Files.size(realFile), 1.4 * Files.size(realFile));
    assertThat(correlation(sample.rangeOfHours(), real.rangeOfHours())).isGreaterThan(0.9);
    assertThat(equalOpens(sample)).isBetween(0.1, 0.7);
  }

  /** Version, flags and method of the first member; sizes known; length of name and extra field. */
  private static String headerFacts(Path zip) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
    return "%d %d %d %b %d %d"
        .formatted(
            header.getShort(4),
            header.getShort(6),
            header.getShort(8),
            header.getInt(22) > 0,
            header.getShort(26),
            header.getShort(28));
  }

  private static double equalOpens(ArchiveText archive) {
    int equal = 0;
    for (int i = 1; i < archive.size(); i++) {
      equal += archive.open[i] == archive.close[i - 1] ? 1 : 0;
    }
    return equal / (double) archive.size();
  }

  private static double correlation(double[] left, double[] right) {
    double products = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    for (int i = 0; i < left.length; i++) {
      products += (left[i] - 1) * (right[i] - 1);
      leftSquares += (left[i] - 1) * (left[i] - 1);
      rightSquares += (right[i] - 1) * (right[i] - 1);
    }
    return products / Math.sqrt(leftSquares * rightSquares);
  }

  private static Path realFolder() {
    String named = System.getProperty("barlake.real-data");
    Path found = named == null ? null : Path.of(named);
    for (Path up = Path.of("").toAbsolutePath(); found == null && up != null; up = up.getParent()) {
      found = Files.isDirectory(up.resolve("shared/data")) ? up.resolve("shared/data") : null;
    }
    assumeTrue(found != null && Files.isDirectory(found), "The folder of real data is absent.");
    return found;
  }
}
