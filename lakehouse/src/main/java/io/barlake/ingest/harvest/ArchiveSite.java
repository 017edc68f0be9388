package io.barlake.ingest.harvest;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A place that gives archives away: what it calls them, and how one asks for them. */
public interface ArchiveSite {
  /**
   * What the site should have of a symbol and year. Periods that are not over on {@code today} are
   * left out: their archives would grow, and those that are there are not fetched again.
   */
  List<RemoteArchive> archives(Symbol symbol, int year, LocalDate today);

  /** Fetches an archive into this file, unless it is there already. */
  Fetched fetch(RemoteArchive archive, Path file, Downloader downloader)
      throws IOException, FetchException, InterruptedException;

  /** What came of a download into a file that was there, or not, before. */
  static Fetched fetched(boolean published, boolean wasThere) {
    if (!published) {
      return Fetched.NOT_PUBLISHED;
    }
    return wasThere ? Fetched.REPLACED : Fetched.NEW;
  }

  static boolean isThere(Path file, ArchiveCheck check) throws IOException {
    return Files.exists(file) && check.isSound(file);
  }
}
