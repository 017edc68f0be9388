package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.ingest.sample.SampleArchives;
import io.barlake.ingest.sample.SampleInstrument;
import io.barlake.ingest.sample.SampleInstruments;
import io.barlake.ingest.sample.SampleMarket;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates archives that look like HistData's, for people without data: one ZIP per symbol and
 * year, with the clock and the slips of the real ones. The same seed, symbol and year give the same
 * archive. Prices are made up; nothing learnt from them holds in a market.
 */
public final class SampleGenerator {
  public static final int FIRST_YEAR = 2000;
  public static final int LAST_YEAR = 2030;

  private final Progress progress;

  public SampleGenerator(Progress progress) {
    this.progress = progress;
  }

  /** Writes the archives of these symbols from the first to the last year, both included. */
  public List<Path> generate(
      List<Symbol> symbols, int firstYear, int lastYear, long seed, Path out) {
    checkYears(firstYear, lastYear);
    List<SampleInstrument> instruments = find(symbols);
    ArchiveFolder.create(out);
    SampleArchives archives = new SampleArchives(new SampleMarket(seed));
    List<Path> written = new ArrayList<>();
    long total = (long) instruments.size() * (lastYear - firstYear + 1);
    progress.start("generate", total);
    for (SampleInstrument instrument : instruments) {
      for (int year = firstYear; year <= lastYear; year++) {
        written.add(write(archives, instrument, year, out));
        progress.advance(1);
      }
    }
    progress.finish(
        (written.size() == 1 ? "1 archive" : written.size() + " archives") + " in " + out);
    return List.copyOf(written);
  }

  private static void checkYears(int firstYear, int lastYear) {
    if (firstYear > lastYear) {
      throw BarlakeException.badArgument(
          "Invalid years %d-%d: the first year is after the last.", firstYear, lastYear);
    }
    if (firstYear < FIRST_YEAR || lastYear > LAST_YEAR) {
      throw BarlakeException.badArgument(
          "Invalid years %d-%d: samples can be generated for %d to %d.",
          firstYear, lastYear, FIRST_YEAR, LAST_YEAR);
    }
  }

  private static List<SampleInstrument> find(List<Symbol> symbols) {
    if (symbols.isEmpty()) {
      throw BarlakeException.badArgument(
          "Missing symbols: name at least one to generate, such as EURUSD.");
    }
    return symbols.stream().distinct().map(SampleInstruments::find).toList();
  }

  private static Path write(
      SampleArchives archives, SampleInstrument instrument, int year, Path out) {
    try {
      return archives.write(instrument, year, out);
    } catch (IOException e) {
      String name = SampleArchives.nameOf(instrument.symbol(), year);
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write \"%s\": %s.".formatted(out.resolve(name), e), e);
    }
  }
}
