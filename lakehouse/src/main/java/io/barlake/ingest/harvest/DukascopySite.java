package io.barlake.ingest.harvest;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Dukascopy's bi5 files: the bid minutes of a day, or the ticks of an hour. They are kept by the
 * site's own path, in which months count from 00.
 */
public final class DukascopySite implements ArchiveSite {
  private static final int CANDLE_BYTES = 24;
  private static final int TICK_BYTES = 20;
  private static final int HOURS = 24;

  /** What a file holds. */
  private enum Content {
    MINUTES,
    TICKS
  }

  private final String base;
  private final Content content;

  private DukascopySite(URI base, Content content) {
    this.base = base.toString();
    this.content = content;
  }

  public static DukascopySite minutes(URI base) {
    return new DukascopySite(base, Content.MINUTES);
  }

  public static DukascopySite ticks(URI base) {
    return new DukascopySite(base, Content.TICKS);
  }

  @Override
  public List<RemoteArchive> archives(Symbol symbol, int year, LocalDate today) {
    List<RemoteArchive> files = new ArrayList<>();
    for (LocalDate day = LocalDate.of(year, 1, 1);
        day.getYear() == year && day.isBefore(today);
        day = day.plusDays(1)) {
      String folder =
          String.format(
              Locale.ROOT,
              "%s/%d/%02d/%02d/",
              symbol,
              year,
              day.getMonthValue() - 1,
              day.getDayOfMonth());
      switch (content) {
        case MINUTES ->
            files.add(new RemoteArchive(symbol, day.toString(), folder + "BID_candles_min_1.bi5"));
        case TICKS -> addHours(symbol, day, folder, files);
      }
    }
    return files;
  }

  private static void addHours(
      Symbol symbol, LocalDate day, String folder, List<RemoteArchive> files) {
    for (int hour = 0; hour < HOURS; hour++) {
      String name = String.format(Locale.ROOT, "%02dh_ticks.bi5", hour);
      String period = String.format(Locale.ROOT, "%s %02dh", day, hour);
      files.add(new RemoteArchive(symbol, period, folder + name));
    }
  }

  @Override
  public Fetched fetch(RemoteArchive archive, Path file, Downloader downloader)
      throws IOException, FetchException, InterruptedException {
    Bi5Check check =
        new Bi5Check(
            switch (content) {
              case MINUTES -> CANDLE_BYTES;
              case TICKS -> TICK_BYTES;
            });
    if (ArchiveSite.isThere(file, check)) {
      return Fetched.THERE;
    }
    boolean wasThere = Files.exists(file);
    URI address = URI.create(base + "/" + archive.path());
    return ArchiveSite.fetched(downloader.file(address, file, check), wasThere);
  }
}
