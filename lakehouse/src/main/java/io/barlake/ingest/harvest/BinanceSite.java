package io.barlake.ingest.harvest;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Binance Vision's spot minutes: one ZIP a month, with its SHA-256 in a file beside it. Archives
 * are issued again, so the checksum is asked for even where the archive is there.
 */
public final class BinanceSite implements ArchiveSite {
  private static final Pattern CHECKSUM = Pattern.compile("([0-9a-fA-F]{64}) [ *](\\S+)\\s*");

  private final String base;

  public BinanceSite(URI base) {
    this.base = base.toString();
  }

  @Override
  public List<RemoteArchive> archives(Symbol symbol, int year, LocalDate today) {
    List<RemoteArchive> months = new ArrayList<>();
    YearMonth current = YearMonth.from(today);
    for (YearMonth month = YearMonth.of(year, 1);
        month.getYear() == year && month.isBefore(current);
        month = month.plusMonths(1)) {
      months.add(new RemoteArchive(symbol, month.toString(), stem(symbol, month) + ".zip"));
    }
    return months;
  }

  private static String stem(Symbol symbol, YearMonth month) {
    return symbol + "-1m-" + month;
  }

  @Override
  public Fetched fetch(RemoteArchive archive, Path file, Downloader downloader)
      throws IOException, FetchException, InterruptedException {
    URI address =
        URI.create(
            base + "/data/spot/monthly/klines/" + archive.symbol() + "/1m/" + archive.path());
    ZipCheck zip = new ZipCheck(archive.path().replace(".zip", ""));
    Optional<String> listed = downloader.text(URI.create(address + ".CHECKSUM"));
    if (listed.isEmpty()) {
      return ArchiveSite.isThere(file, zip) ? Fetched.THERE : Fetched.NOT_PUBLISHED;
    }
    String sha256 = sha256(listed.get(), archive);
    boolean wasThere = Files.exists(file);
    if (wasThere && FileHash.sha256(file).equals(sha256)) {
      return Fetched.THERE;
    }
    return ArchiveSite.fetched(downloader.file(address, file, zip.and(checksum(sha256))), wasThere);
  }

  private static ArchiveCheck checksum(String sha256) {
    return file -> {
      String found = FileHash.sha256(file);
      return found.equals(sha256)
          ? Optional.empty()
          : Optional.of("its SHA-256 is " + found + ", and the site lists " + sha256);
    };
  }

  /** The hash in a line of sha256sum: {@code 3f2a... BTCUSDT-1m-2024-01.zip}. */
  private static String sha256(String text, RemoteArchive archive) throws FetchException {
    Matcher line = CHECKSUM.matcher(text);
    if (!line.matches() || !line.group(2).equals(archive.path())) {
      String what = WebPage.in(text).orElse("it is no line of sha256sum for this archive");
      throw new FetchException("its .CHECKSUM cannot be read: " + what);
    }
    return line.group(1).toLowerCase(Locale.ROOT);
  }
}
