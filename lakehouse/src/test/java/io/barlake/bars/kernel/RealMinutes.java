package io.barlake.bars.kernel;

import io.barlake.market.BarSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** Real minutes, where their folder is present; read plainly, for tests only. */
public final class RealMinutes {
  /** Which instant the stamps of an archive mean. */
  public enum Clock {
    /** UTC-5 in European winter and UTC-4 in European summer: Athens less seven hours. */
    EUROPEAN_SWITCHES(ZoneId.of("Europe/Athens"), 7),
    NEW_YORK(ZoneId.of("America/New_York"), 0);

    private final ZoneId zone;
    private final int hoursBehind;

    Clock(ZoneId zone, int hoursBehind) {
      this.zone = zone;
      this.hoursBehind = hoursBehind;
    }

    long utcMicros(LocalDateTime stamp) {
      return stamp.plusHours(hoursBehind).atZone(zone).toEpochSecond() * 1_000_000;
    }
  }

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd HHmmss", Locale.ROOT);

  private RealMinutes() {}

  public static Optional<Path> folder() {
    String named = System.getProperty("barlake.real-data");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  /** The minutes of a HistData year; an hour that is written twice counts once. */
  public static MinuteSeries histData(Path folder, String symbol, int year, Clock clock) {
    String name = "HISTDATA_COM_ASCII_" + symbol + "_M1" + year + ".zip";
    Map<Long, double[]> rows = new TreeMap<>();
    try (InputStream file = Files.newInputStream(folder.resolve("histdata").resolve(name));
        ZipInputStream zip = new ZipInputStream(file)) {
      zip.getNextEntry();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(zip, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(";", -1);
        double[] prices = new double[4];
        for (int i = 0; i < 4; i++) {
          prices[i] = Double.parseDouble(fields[i + 1]);
        }
        rows.put(clock.utcMicros(LocalDateTime.parse(fields[0], STAMP)), prices);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MinuteSeries.of(
        new BarSeries(
            rows.keySet().stream().mapToLong(Long::longValue).toArray(),
            column(rows, 0),
            column(rows, 1),
            column(rows, 2),
            column(rows, 3),
            unknown(rows.size())));
  }

  private static double[] unknown(int size) {
    double[] volume = new double[size];
    Arrays.fill(volume, Double.NaN);
    return volume;
  }

  static LocalDateTime utc(long micros) {
    return LocalDateTime.ofEpochSecond(micros / 1_000_000, 0, ZoneOffset.UTC);
  }

  private static double[] column(Map<Long, double[]> rows, int column) {
    return rows.values().stream().mapToDouble(prices -> prices[column]).toArray();
  }
}
