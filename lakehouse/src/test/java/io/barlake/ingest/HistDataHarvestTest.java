package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.harvest.SiteServer;
import io.barlake.ingest.harvest.SiteServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistDataHarvestTest {
  private static final String PAGES =
      "/download-free-forex-historical-data/?/ascii/1-minute-bar-quotes/";
  private static final String FORM =
      """
      <!DOCTYPE html><html><head><title>EURUSD</title></head><body>
      <form id="search" action="/find"><input type="hidden" name="tk" value="other" /></form>
      <form id="file_down" name="file_down" target="nullDisplay" method="POST" action="/get.php">
        <input type="hidden" name="tk" id="tk" value="4d2a+9" />
        <input type="hidden" name="date" id="date" value="%s" />
        <input type="hidden" name="datemonth" id="datemonth" value="%s" />
        <input type="hidden" name="platform" id="platform" value="ASCII" />
        <input type='hidden' name='timeframe' id='timeframe' value='M1' />
        <input id="fxpair" value="%s">
      </form></body></html>
      """;

  @TempDir Path folder;

  private HarvestFixture site;

  @BeforeEach
  void start() throws IOException {
    site = new HarvestFixture("2020-06-15T10:00:00Z", folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void archiveOfAPastYearIsWhatTheFormOfItsPageGets() throws IOException {
    byte[] zip = zip("EURUSD", "2019");
    site.server.on(PAGES + "eurusd/2019", page("EURUSD", "2019"));
    site.server.on("/get.php", SiteServer.bytes(zip));

    HarvestResult result = site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD");

    assertThat(result.failures()).isEmpty();
    assertThat(result.symbols())
        .containsExactly(new HarvestResult.SymbolLine("EURUSD", 1, 0, 0, 0, 0));
    assertThat(result.bytes()).isEqualTo(zip.length);
    assertThat(site.files()).containsExactly("HISTDATA_COM_ASCII_EURUSD_M12019.zip");
    assertThat(folder.resolve("HISTDATA_COM_ASCII_EURUSD_M12019.zip")).hasBinaryContent(zip);
    Request post = site.server.requests("/get.php").get(0);
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.body())
        .isEqualTo(
            "tk=4d2a%2B9&date=2019&datemonth=2019&platform=ASCII&timeframe=M1&fxpair=EURUSD");
    assertThat(post.header("Referer")).isEqualTo(site.server.address() + PAGES + "eurusd/2019");
    assertThat(post.header("User-Agent")).isEqualTo("tester/1");
  }

  @Test
  void thisYearIsMadeOfTheMonthsThatAreOver() throws IOException {
    for (int month = 1; month <= 6; month++) {
      site.server.on(PAGES + "eurusd/2020/" + month, page("EURUSD", "20200" + month));
    }
    site.server.on(
        "/get.php",
        SiteServer.bytes(zip("EURUSD", "202001")),
        SiteServer.bytes(zip("EURUSD", "202002")),
        SiteServer.bytes(zip("EURUSD", "202003")),
        SiteServer.bytes(zip("EURUSD", "202004")),
        SiteServer.bytes(zip("EURUSD", "202005")));

    HarvestResult result = site.harvest(HarvestSite.HISTDATA, 2020, "EURUSD");

    assertThat(result.total().fetched()).isEqualTo(5);
    assertThat(site.files())
        .startsWith("HISTDATA_COM_ASCII_EURUSD_M1202001.zip")
        .endsWith("HISTDATA_COM_ASCII_EURUSD_M1202005.zip")
        .hasSize(5);
    assertThat(site.server.requests(PAGES + "eurusd/2020/6")).isEmpty();
  }

  @Test
  void requestsKeepTheRate() throws IOException {
    for (String symbol : List.of("EURUSD", "USDJPY")) {
      site.server.on(PAGES + symbol.toLowerCase(Locale.ROOT) + "/2019", page(symbol, "2019"));
    }
    site.server.on(
        "/get.php",
        SiteServer.status(503),
        SiteServer.bytes(zip("EURUSD", "2019")),
        SiteServer.bytes(zip("USDJPY", "2019")));

    HarvestResult result = site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD", "USDJPY");

    assertThat(result.failures()).isEmpty();
    assertThat(site.server.requests()).hasSize(5);
    assertThat(site.server.shortestPause()).isEqualTo(HarvestFixture.INTERVAL);
  }

  @Test
  void whatIsThereAndSoundIsNotAskedForAgain() throws IOException {
    offer("EURUSD", zip("EURUSD", "2019"));
    site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD");
    site.server.forget();

    HarvestResult again = site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD");

    assertThat(again.total().there()).isEqualTo(1);
    assertThat(site.server.requests()).isEmpty();
  }

  @Test
  void damagedArchiveIsReplaced() throws IOException {
    byte[] zip = zip("EURUSD", "2019");
    offer("EURUSD", zip);
    byte[] damaged = zip.clone();
    damaged[60] ^= 1;
    Path file = folder.resolve("HISTDATA_COM_ASCII_EURUSD_M12019.zip");
    Files.write(file, damaged);

    assertThat(site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD").total().replaced()).isEqualTo(1);
    assertThat(file).hasBinaryContent(zip);
  }

  @Test
  void changedFormIsNamedAndTheRestIsFetched() throws IOException {
    site.server.on(
        PAGES + "eurusd/2019",
        SiteServer.text(FORM.formatted("2019", "2019", "EURUSD").replace("datemonth", "period")));
    site.server.on(PAGES + "gbpusd/2019", SiteServer.text("<html><body>New site!</body></html>"));
    site.server.on(PAGES + "usdjpy/2019", page("USDJPY", "2019"));
    site.server.on("/get.php", SiteServer.bytes(zip("USDJPY", "2019")));

    HarvestResult result = site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD", "GBPUSD", "USDJPY");

    assertThat(result.failures())
        .containsExactly(
            failure("EURUSD", "the form of the page %s has no datemonth: the site has changed"),
            failure(
                "GBPUSD",
                "the page %s has no form \"file_down\": the site has changed, or has no such"
                    + " symbol"));
    assertThat(site.files()).containsExactly("HISTDATA_COM_ASCII_USDJPY_M12019.zip");
    assertThat(site.server.requests("/get.php")).hasSize(1);
  }

  @Test
  void captchaInPlaceOfThePageOrTheArchiveIsNamed() throws IOException {
    String captcha =
        "<html><head><title>Just a\n moment</title></head><div class='h-captcha'></div></html>";
    site.server.on(PAGES + "eurusd/2019", SiteServer.text(captcha));
    site.server.on(PAGES + "usdjpy/2019", page("USDJPY", "2019"));
    site.server.on("/get.php", SiteServer.text(captcha));

    HarvestResult result = site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD", "USDJPY");

    String reason =
        "the answer is a captcha page (\"Just a moment\"); open the site in a browser, or try again"
            + " later";
    assertThat(result.failures())
        .containsExactly(failure("EURUSD", reason), failure("USDJPY", reason));
    assertThat(site.files()).isEmpty();
    assertThat(site.server.requests()).hasSize(3);
  }

  @Test
  void answerThatIsNoArchiveOfThePeriodIsNamedAndNotKept() throws IOException {
    byte[] cut = Arrays.copyOf(zip("EURUSD", "2019"), 80);
    offer("EURUSD", cut);
    assertThat(site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD").failures())
        .singleElement()
        .asString()
        .contains("the answer is no sound ZIP (");

    offer("EURUSD", zip("EURUSD", "2018"));
    assertThat(site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD").failures())
        .containsExactly(failure("EURUSD", "the ZIP holds no DAT_ASCII_EURUSD_M1_2019*.csv"));

    offer("EURUSD", new byte[0]);
    assertThat(site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD").failures())
        .containsExactly(
            failure(
                "EURUSD", "the answer is empty: the site may not offer this symbol and period"));

    site.server.on("/get.php", SiteServer.text("  <html><title>Sorry</title></html>"));
    assertThat(site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD").failures())
        .containsExactly(failure("EURUSD", "the answer is a web page (\"Sorry\")"));
    assertThat(site.files()).isEmpty();
  }

  @Test
  void pageOfAnotherArchiveIsNotFetchedUnderAWrongName() throws IOException {
    site.server.on(PAGES + "eurusd/2019", page("EURUSD", "2020"));

    assertThat(site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD").failures())
        .containsExactly(failure("EURUSD", "the page %s is that of EURUSD 2020"));
    assertThat(site.server.requests("/get.php")).isEmpty();
  }

  @Test
  void pageWithoutATokenOrNoPageMeansNotPublished() throws IOException {
    site.server.on(
        PAGES + "eurusd/2019",
        SiteServer.text(FORM.formatted("2019", "2019", "EURUSD").replace("4d2a+9", "")));

    HarvestResult result = site.harvest(HarvestSite.HISTDATA, 2019, "EURUSD", "EURUDS");

    assertThat(result.unpublished())
        .containsExactly(
            "HISTDATA_COM_ASCII_EURUSD_M12019.zip", "HISTDATA_COM_ASCII_EURUDS_M12019.zip");
    assertThat(result.failures())
        .containsExactly(
            "Cannot find \"EURUDS\" at histdata: none of its archives of these years is published."
                + " Check the symbol and the years.",
            "Cannot find \"EURUSD\" at histdata: none of its archives of these years is published."
                + " Check the symbol and the years.");
  }

  @Test
  void afterFailuresInARowTheSiteIsLeftAlone() throws IOException {
    HarvestResult result;
    for (String symbol : List.of("a1", "a2", "a3", "a4", "a5")) {
      site.server.on(PAGES + symbol + "/2019", SiteServer.status(403));
    }

    result = site.harvest(HarvestSite.HISTDATA, 2019, "A1", "A2", "A3", "A4", "A5");

    assertThat(result.failures()).hasSize(4);
    assertThat(result.failures().get(0))
        .isEqualTo(failure("A1", "the site answers HTTP 403 at %s"));
    assertThat(result.failures().get(3))
        .isEqualTo(
            "Stopped asking histdata after these failures: 2 archives were not tried. Run the"
                + " command again later to go on.");
    assertThat(site.server.requests()).hasSize(3);
  }

  private void offer(String symbol, byte[] zip) {
    String lower = symbol.toLowerCase(Locale.ROOT);
    site.server.on(PAGES + lower + "/2019", page(symbol, "2019"));
    site.server.on("/get.php", SiteServer.bytes(zip));
  }

  private String failure(String symbol, String reason) {
    String page = site.server.address() + PAGES + symbol.toLowerCase(Locale.ROOT) + "/2019";
    return "Cannot fetch \"HISTDATA_COM_ASCII_%s_M12019.zip\" (%s 2019) from histdata: %s."
        .formatted(symbol, symbol, reason.replace("%s", page));
  }

  private static SiteServer.Reply page(String symbol, String period) {
    return SiteServer.text(FORM.formatted(period.substring(0, 4), period, symbol));
  }

  private static byte[] zip(String symbol, String period) {
    String stem = "DAT_ASCII_" + symbol + "_M1_" + period;
    return new TestZip()
        .with(stem + ".csv", "20190102 030000;1.1;1.1;1.1;1.1;0\n")
        .with(stem + ".txt", "HistData.com (c) 2012\n")
        .bytes();
  }
}
