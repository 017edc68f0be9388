package io.barlake.ingest.harvest;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * HistData's minutes: one ZIP for each year that is past, one for each month of this year. Every
 * archive has a page with a hidden form, and is what the form's fields get when they are posted
 * with the page as referer.
 */
public final class HistDataSite implements ArchiveSite {
  private static final String PAGES =
      "/download-free-forex-historical-data/?/ascii/1-minute-bar-quotes/";

  private final String base;

  public HistDataSite(URI base) {
    this.base = base.toString();
  }

  @Override
  public List<RemoteArchive> archives(Symbol symbol, int year, LocalDate today) {
    if (year < today.getYear()) {
      return List.of(archive(symbol, Integer.toString(year)));
    }
    List<RemoteArchive> months = new ArrayList<>();
    for (int month = 1; month < today.getMonthValue(); month++) {
      months.add(archive(symbol, String.format(Locale.ROOT, "%d%02d", year, month)));
    }
    return months;
  }

  private static RemoteArchive archive(Symbol symbol, String period) {
    return new RemoteArchive(
        symbol, period, "HISTDATA_COM_ASCII_" + symbol + "_M1" + period + ".zip");
  }

  @Override
  public Fetched fetch(RemoteArchive archive, Path file, Downloader downloader)
      throws IOException, FetchException, InterruptedException {
    ZipCheck check = new ZipCheck("DAT_ASCII_" + archive.symbol() + "_M1_" + archive.period());
    if (ArchiveSite.isThere(file, check)) {
      return Fetched.THERE;
    }
    boolean wasThere = Files.exists(file);
    URI address = page(archive);
    Optional<String> page = downloader.text(address);
    if (page.isEmpty()) {
      return Fetched.NOT_PUBLISHED;
    }
    HistDataForm form = HistDataForm.in(page.get(), address);
    if (!form.isOffered()) {
      return Fetched.NOT_PUBLISHED;
    }
    form.requireOf(archive);
    return ArchiveSite.fetched(downloader.file(() -> post(form, address), file, check), wasThere);
  }

  private HttpRequest.Builder post(HistDataForm form, URI page) {
    return HttpRequest.newBuilder(URI.create(base + "/get.php"))
        .header("Referer", page.toString())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form.encoded()));
  }

  /** Months are written without a leading zero there. */
  private URI page(RemoteArchive archive) {
    String period = archive.period();
    String path =
        period.length() == 4
            ? period
            : period.substring(0, 4) + "/" + Integer.parseInt(period.substring(4));
    String symbol = archive.symbol().name().toLowerCase(Locale.ROOT);
    return URI.create(base + PAGES + symbol + "/" + path);
  }
}
