package io.barlake.ingest.sample;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;

/**
 * Packs a year of a made-up market as HistData packs its minutes: {@code
 * HISTDATA_COM_ASCII_EURUSD_M12019.zip} with {@code DAT_ASCII_EURUSD_M1_2019.csv} and the gap
 * report of the same stem. The members are a function of seed, symbol and year; the packed bytes
 * too, for one version of zlib.
 */
public final class SampleArchives {
  private static final int FIRST_YEAR_OF_UTF8_NAMES = 2019;

  private final SampleMarket market;

  public SampleArchives(SampleMarket market) {
    this.market = market;
  }

  public static String nameOf(Symbol symbol, int year) {
    return "HISTDATA_COM_ASCII_" + symbol + "_M1" + year + ".zip";
  }

  /**
   * Writes one archive into a folder and returns its path. It appears complete or not at all; an
   * archive that is there already with the same bytes is not touched.
   */
  public Path write(SampleInstrument instrument, int year, Path folder) throws IOException {
    Path archive = folder.resolve(nameOf(instrument.symbol(), year));
    Path partial = folder.resolve("." + archive.getFileName() + ".partial");
    try {
      pack(instrument, year, partial);
      if (Files.exists(archive) && Files.mismatch(partial, archive) < 0) {
        Files.delete(partial);
      } else {
        Files.move(partial, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(partial);
    }
    return archive;
  }

  private void pack(SampleInstrument instrument, int year, Path file) throws IOException {
    MinuteRows rows = FileClock.of(year).stamped(market.minutes(instrument, year));
    String stem = "DAT_ASCII_" + instrument.symbol() + "_M1_" + year;
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        PlainZip zip = new PlainZip(channel, publishedAfter(year), flags(year))) {
      try (OutputStream csv = zip.member(stem + ".csv")) {
        MinuteCsv.write(rows, instrument.digits(), csv);
      }
      try (OutputStream report = zip.member(stem + ".txt")) {
        GapReportText.write(rows, stem + ".csv", report);
      }
    }
  }

  private static LocalDateTime publishedAfter(int year) {
    return LocalDateTime.of(year + 1, 1, 2, 12, 0);
  }

  private static int flags(int year) {
    return year < FIRST_YEAR_OF_UTF8_NAMES ? PlainZip.NO_FLAGS : PlainZip.UTF8_NAMES;
  }
}
