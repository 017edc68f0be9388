package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.HarvestSettings;
import io.barlake.ingest.harvest.ArchiveSite;
import io.barlake.ingest.harvest.Downloader;
import io.barlake.ingest.harvest.FetchException;
import io.barlake.ingest.harvest.HarvestClock;
import io.barlake.ingest.harvest.Manners;
import io.barlake.ingest.harvest.PoliteClient;
import io.barlake.ingest.harvest.RemoteArchive;
import io.barlake.ingest.harvest.SiteClosedException;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fetches archives from a site into a folder, one after the other, at the site's rate. What is
 * there and sound is not fetched again, what broke is gone on with, and what fails does not keep
 * the rest from being fetched.
 */
public final class ArchiveHarvest {
  /** No site goes further back. */
  public static final int FIRST_YEAR = 2000;

  private final HarvestSettings settings;
  private final Progress progress;
  private final HarvestClock clock;

  public ArchiveHarvest(HarvestSettings settings, Progress progress) {
    this(settings, progress, HarvestClock.ofMachine());
  }

  ArchiveHarvest(HarvestSettings settings, Progress progress, HarvestClock clock) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /** Fetches the archives of these symbols from the first to the last year, both included. */
  public HarvestResult harvest(
      HarvestSite site, List<Symbol> symbols, int firstYear, int lastYear, Path out) {
    LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
    checkYears(firstYear, lastYear, today.getYear());
    ArchiveSite source = site.open(settings);
    List<RemoteArchive> archives = new ArrayList<>();
    for (Symbol symbol : symbols) {
      for (int year = firstYear; year <= lastYear; year++) {
        archives.addAll(source.archives(symbol, year, today));
      }
    }
    ArchiveFolder.create(out);
    PoliteClient client = new PoliteClient(manners(site), clock, RandomGenerator.getDefault());
    try (FileChannel lock = openLock(out)) {
      requireTurn(lock, out);
      return fetchAll(site, source, archives, out, new Downloader(client));
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot read or write \"" + out + "\": " + e.getMessage() + ".", e);
    }
  }

  private HarvestResult fetchAll(
      HarvestSite site,
      ArchiveSite source,
      List<RemoteArchive> archives,
      Path out,
      Downloader downloader)
      throws IOException {
    HarvestResult.Builder result = new HarvestResult.Builder();
    int failuresInARow = 0;
    progress.start("harvest", archives.size());
    for (int i = 0; i < archives.size(); i++) {
      RemoteArchive archive = archives.get(i);
      try {
        result.add(
            archive.symbol(),
            archive.path(),
            source.fetch(archive, out.resolve(archive.path()), downloader));
        failuresInARow = 0;
      } catch (SiteClosedException e) {
        result.failed(archive.symbol(), message(site, archive, e));
        failuresInARow = settings.failuresInARow();
      } catch (FetchException e) {
        result.failed(archive.symbol(), message(site, archive, e));
        failuresInARow++;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BarlakeException(
            ErrorCode.INTERNAL, "Interrupted. Run the command again to go on.", e);
      }
      progress.advance(1);
      int left = archives.size() - i - 1;
      if (failuresInARow >= settings.failuresInARow() && left > 0) {
        result.failed(
            ("Stopped asking %s after these failures: %d archives were not tried. Run the command"
                    + " again later to go on.")
                .formatted(site.word(), left));
        break;
      }
    }
    for (Symbol symbol : result.unknown()) {
      result.failed(
          ("Cannot find \"%s\" at %s: none of its archives of these years is published. Check the"
                  + " symbol and the years.")
              .formatted(symbol, site.word()));
    }
    HarvestResult done = result.build(downloader.bytes());
    progress.finish(done.sentence());
    return done;
  }

  private static String message(HarvestSite site, RemoteArchive archive, FetchException e) {
    return "Cannot fetch \"%s\" (%s %s) from %s: %s."
        .formatted(archive.path(), archive.symbol(), archive.period(), site.word(), e.getMessage());
  }

  private Manners manners(HarvestSite site) {
    return new Manners(
        site.settings(settings).requestsPerMinute(),
        settings.tries(),
        Duration.ofSeconds(settings.firstWaitSeconds()),
        Duration.ofSeconds(settings.longestWaitSeconds()),
        Duration.ofSeconds(settings.timeoutSeconds()),
        settings.userAgent());
  }

  private static void checkYears(int first, int last, int thisYear) {
    if (first > last) {
      throw BarlakeException.badArgument(
          "Invalid years %d-%d: the first year is after the last.", first, last);
    }
    if (first < FIRST_YEAR || last > thisYear) {
      throw BarlakeException.badArgument(
          "Invalid years %d-%d: archives are published for %d to %d.",
          first, last, FIRST_YEAR, thisYear);
    }
  }

  private static FileChannel openLock(Path out) throws IOException {
    return FileChannel.open(
        out.resolve(".harvest.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Two harvests would write to the same unfinished files; the lock ends with the process. */
  private static void requireTurn(FileChannel lock, Path out) throws IOException {
    try {
      if (lock.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Told below: it is this very process.
    }
    throw BarlakeException.badArgument(
        "Cannot harvest into \"%s\": another harvest into it is under way. Wait for it, or name"
            + " another folder.",
        out);
  }
}
