package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.ingest.harvest.Bi5;
import io.barlake.ingest.harvest.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DukascopyHarvestTest {
  private static final String MINUTES = "/BID_candles_min_1.bi5";
  private static final byte[] CANDLES = Bi5.of(new byte[24 * 1_440]);

  @TempDir Path folder;

  private HarvestFixture site;

  @BeforeEach
  void start() throws IOException {
    site = new HarvestFixture("2020-02-02T00:30:00Z", folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void daysThatAreOverLieWhereTheSiteHasThem() throws IOException {
    site.server.on("/EURUSD/2020/00/31" + MINUTES, SiteServer.bytes(CANDLES));
    site.server.on("/EURUSD/2020/01/01" + MINUTES, SiteServer.bytes(CANDLES));

    HarvestResult result = site.harvest(HarvestSite.DUKASCOPY, 2020, "EURUSD");

    assertThat(result.failures()).isEmpty();
    assertThat(result.symbols())
        .containsExactly(new HarvestResult.SymbolLine("EURUSD", 2, 0, 0, 30, 0));
    assertThat(result.unpublished())
        .startsWith("EURUSD/2020/00/01" + MINUTES)
        .endsWith("EURUSD/2020/00/30" + MINUTES);
    assertThat(site.files())
        .containsExactly("EURUSD/2020/00/31" + MINUTES, "EURUSD/2020/01/01" + MINUTES);
    assertThat(site.server.requests("/EURUSD/2020/01/02" + MINUTES)).isEmpty();
    assertThat(site.server.shortestPause()).isEqualTo(HarvestFixture.INTERVAL);
  }

  @Test
  void fileWithoutAByteIsADayWithoutDataAndIsKept() throws IOException {
    String day = "EURUSD/2020/00/04" + MINUTES;
    site.server.on("/" + day, SiteServer.bytes(new byte[0]));

    assertThat(site.harvest(HarvestSite.DUKASCOPY, 2020, "EURUSD").total().fetched()).isEqualTo(1);
    assertThat(folder.resolve(day)).isEmptyFile();

    site.server.forget();
    assertThat(site.harvest(HarvestSite.DUKASCOPY, 2020, "EURUSD").total().there()).isEqualTo(1);
    assertThat(site.server.requests("/" + day)).isEmpty();
  }

  @Test
  void ticksAreTheHoursOfADay() throws IOException {
    byte[] ticks = Bi5.of(new byte[20 * 7]);
    for (int hour = 0; hour < 24; hour++) {
      String name = (hour < 10 ? "0" : "") + hour + "h_ticks.bi5";
      site.server.on("/EURUSD/2020/00/02/" + name, SiteServer.bytes(ticks));
    }

    HarvestResult result = site.harvest(HarvestSite.DUKASCOPY.ticks(), 2020, "EURUSD");

    assertThat(result.failures()).isEmpty();
    assertThat(result.total().fetched()).isEqualTo(24);
    assertThat(site.files())
        .hasSize(24)
        .startsWith("EURUSD/2020/00/02/00h_ticks.bi5")
        .endsWith("EURUSD/2020/00/02/23h_ticks.bi5");
  }

  @Test
  void whatIsNoBi5IsNamedAndNotKept() throws IOException {
    site.server.on("/EURUSD/2020/00/02" + MINUTES, SiteServer.bytes(Bi5.of(new byte[20])));
    site.server.on(
        "/EURUSD/2020/00/03" + MINUTES,
        SiteServer.bytes(Arrays.copyOf(CANDLES, CANDLES.length - 3)));
    site.server.on("/EURUSD/2020/00/05" + MINUTES, SiteServer.text("<html>Blocked</html>"));

    assertThat(site.harvest(HarvestSite.DUKASCOPY, 2020, "EURUSD").failures())
        .containsExactly(
            failure("02", "the bi5 file ends within a record"),
            failure("03", "the answer is no sound bi5 file"),
            failure("05", "the answer is a web page"));
    assertThat(site.files()).isEmpty();
  }

  @Test
  void damagedFileIsReplaced() throws IOException {
    String day = "EURUSD/2020/00/02" + MINUTES;
    Files.createDirectories(folder.resolve(day).getParent());
    Files.write(folder.resolve(day), new byte[] {1, 2, 3});
    site.server.on("/" + day, SiteServer.bytes(CANDLES));

    assertThat(site.harvest(HarvestSite.DUKASCOPY, 2020, "EURUSD").total().replaced()).isEqualTo(1);
    assertThat(folder.resolve(day)).hasBinaryContent(CANDLES);
  }

  @Test
  void onlyDukascopyGivesTicks() {
    assertThatThrownBy(HarvestSite.BINANCE::ticks)
        .hasMessage("Unsupported ticks of binance: they are harvested from dukascopy only.");
  }

  private static String failure(String day, String reason) {
    return "Cannot fetch \"EURUSD/2020/00/%s%s\" (EURUSD 2020-01-%s) from dukascopy: %s."
        .formatted(day, MINUTES, day, reason);
  }
}
