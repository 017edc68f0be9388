package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.harvest.SiteServer;
import io.barlake.ingest.harvest.SiteServer.Reply;
import io.barlake.ingest.harvest.SiteServer.Request;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every site is tested with this one: rates, waits, breaks and going on. */
class BinanceHarvestTest {
  private static final String NAME = "BTCUSDT-1m-2020-01.zip";
  private static final String PATH = "/data/spot/monthly/klines/BTCUSDT/1m/" + NAME;

  @TempDir Path folder;

  private HarvestFixture site;
  private final byte[] zip = zip(1);

  @BeforeEach
  void start() throws IOException {
    site = new HarvestFixture("2020-02-15T10:00:00Z", folder);
    site.server.on(PATH + ".CHECKSUM", checksum(zip));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void monthsThatAreOverAreFetchedAndVerified() throws IOException {
    site.server.on(PATH, SiteServer.file(zip, "\"v1\""));

    HarvestResult result = harvest();

    assertThat(result.failures()).isEmpty();
    assertThat(result.sentence())
        .isEqualTo("1 archive fetched (0.2 MB), 0 there already, 0 not published, 0 failed");
    assertThat(site.files()).containsExactly(NAME);
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
    assertThat(site.server.requests())
        .extracting(Request::path)
        .containsExactly(PATH + ".CHECKSUM", PATH);
  }

  @Test
  void dateOfIssueIsWrittenBesideTheArchiveAndChangesWithIt() throws IOException {
    Path note = folder.resolve("." + NAME + ".issued");
    site.server.on(
        PATH,
        SiteServer.with(
            "Last-Modified", "Mon, 03 Feb 2020 08:00:00 GMT", SiteServer.file(zip, "\"v1\"")));
    assertThat(harvest().failures()).isEmpty();
    assertThat(note).hasContent("2020-02-03T08:00:00Z");

    byte[] issuedAgain = zip(2);
    site.server.on(PATH + ".CHECKSUM", checksum(issuedAgain));
    site.server.on(PATH, SiteServer.bytes(issuedAgain));
    assertThat(harvest().total().replaced()).isEqualTo(1);
    assertThat(note).doesNotExist();
  }

  @Test
  void timeOfAnAnswerThatWasMadeWhenAskedForIsNoDateOfIssue() throws IOException {
    String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    site.server.on(PATH, SiteServer.with("Last-Modified", now, SiteServer.file(zip, "\"v1\"")));

    assertThat(harvest().failures()).isEmpty();
    assertThat(site.files()).containsExactly(NAME);
  }

  @Test
  void archiveIsFetchedAgainWhenItsChecksumHasChanged() throws IOException {
    site.server.on(PATH, SiteServer.file(zip, "\"v1\""));
    harvest();
    assertThat(harvest().total().there()).isEqualTo(1);
    assertThat(site.server.requests(PATH)).hasSize(1);

    byte[] issuedAgain = zip(2);
    site.server.on(PATH + ".CHECKSUM", checksum(issuedAgain));
    site.server.on(PATH, SiteServer.file(issuedAgain, "\"v2\""));

    assertThat(harvest().total().replaced()).isEqualTo(1);
    assertThat(folder.resolve(NAME)).hasBinaryContent(issuedAgain);
  }

  @Test
  void archiveThatIsNotThatOfItsChecksumIsNotKept() throws IOException {
    site.server.on(PATH, SiteServer.file(zip(2), "\"v1\""));

    assertThat(harvest().failures())
        .containsExactly(
            failure("its SHA-256 is " + sha256(zip(2)) + ", and the site lists " + sha256(zip)));
    assertThat(site.files()).isEmpty();
  }

  @Test
  void checksumInAnotherFormIsNamed() {
    site.server.on(PATH + ".CHECKSUM", SiteServer.text("<Error><Code>SlowDown</Code></Error>"));
    assertThat(harvest().failures())
        .containsExactly(failure("its .CHECKSUM cannot be read: the answer is a web page"));

    site.server.on(PATH + ".CHECKSUM", SiteServer.text(sha256(zip) + "  OTHER-1m-2020-01.zip\n"));
    assertThat(harvest().failures())
        .containsExactly(
            failure("its .CHECKSUM cannot be read: it is no line of sha256sum for this archive"));
  }

  @Test
  void monthBeforeTheListingIsNotPublishedAndNoFailure() throws IOException {
    site.close();
    site = new HarvestFixture("2020-03-15T10:00:00Z", folder);
    String february = PATH.replace("2020-01", "2020-02");
    site.server.on(
        february + ".CHECKSUM", SiteServer.text(sha256(february()) + "  BTCUSDT-1m-2020-02.zip\n"));
    site.server.on(february, SiteServer.file(february(), "\"v1\""));

    HarvestResult result = harvest();

    assertThat(result.failures()).isEmpty();
    assertThat(result.unpublished()).containsExactly(NAME);
    assertThat(site.files()).containsExactly("BTCUSDT-1m-2020-02.zip");
  }

  @Test
  void brokenDownloadIsGoneOnWithWhereItBroke() throws IOException {
    site.server.on(
        PATH, SiteServer.cut(zip, 70_000, "ETag", "\"v1\""), SiteServer.file(zip, "\"v1\""));

    HarvestResult result = harvest();

    assertThat(result.failures()).isEmpty();
    Request second = site.server.requests(PATH).get(1);
    long from = Long.parseLong(second.header("Range").replaceAll("[^0-9]", ""));
    assertThat(from).isBetween(1L, 70_000L);
    assertThat(second.header("If-Range")).isEqualTo("\"v1\"");
    assertThat(result.bytes()).isEqualTo(zip.length - from);
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
    assertThat(site.files()).containsExactly(NAME);
  }

  @Test
  void brokenDownloadOfAnotherVersionBeginsAnew() throws IOException {
    site.server.on(
        PATH, SiteServer.cut(zip(2), 70_000, "ETag", "\"v0\""), SiteServer.file(zip, "\"v1\""));

    assertThat(harvest().failures()).isEmpty();
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
  }

  @Test
  void brokenDownloadWithoutAVersionBeginsAnew() throws IOException {
    site.server.on(PATH, SiteServer.cut(zip, 70_000, "ETag", "W/\"weak\""), SiteServer.bytes(zip));

    assertThat(harvest().failures()).isEmpty();
    assertThat(site.server.requests(PATH).get(1).header("Range")).isEqualTo("null");
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
  }

  @Test
  void rangeThatIsRefusedOrAnotherThanAskedBeginsAnew() throws IOException {
    Reply cut = SiteServer.cut(zip, 70_000, "Last-Modified", "Wed, 01 Jan 2020 00:00:00 GMT");
    site.server.on(PATH, cut, SiteServer.status(416), SiteServer.bytes(zip));
    assertThat(harvest().failures()).isEmpty();
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);

    Files.delete(folder.resolve(NAME));
    site.server.on(
        PATH, cut, SiteServer.status(206, "Content-Range", "bytes 0-9/10"), SiteServer.bytes(zip));
    assertThat(harvest().failures()).isEmpty();
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
  }

  @Test
  void anotherRunGoesOnWithWhatAnEarlierOneLeft() throws IOException {
    site.server.on(PATH, SiteServer.cut(zip, 70_000, "ETag", "\"v1\""), SiteServer.status(503));
    assertThat(harvest().failures())
        .containsExactly(failure("the site answers HTTP 503, after 4 tries"));
    assertThat(site.files()).containsExactly("." + NAME + ".partial", "." + NAME + ".version");

    site.server.forget();
    site.server.on(PATH, SiteServer.file(zip, "\"v1\""));

    assertThat(harvest().failures()).isEmpty();
    assertThat(site.server.requests(PATH).get(0).header("Range")).startsWith("bytes=");
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
  }

  @Test
  void interruptedHarvestGoesOnWhereItWas() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    site.server.on(
        PATH, SiteServer.stall(zip, 70_000, "\"v1\"", told, end), SiteServer.file(zip, "\"v1\""));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread harvest = new Thread(this::harvest);
    harvest.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    harvest.start();
    told.await();
    harvest.interrupt();
    harvest.join();
    end.countDown();

    assertThat(thrown.get())
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Interrupted. Run the command again to go on.");
    assertThat(site.files()).doesNotContain(NAME);

    assertThat(harvest().failures()).isEmpty();
    assertThat(folder.resolve(NAME)).hasBinaryContent(zip);
  }

  @Test
  void retryAfterIsObeyedInSecondsAndAsADate() {
    Instant until = Instant.parse("2020-02-15T10:05:00Z");
    site.server.on(
        PATH,
        SiteServer.status(429, "Retry-After", "90"),
        SiteServer.status(503, "Retry-After", "Sat, 15 Feb 2020 10:05:00 GMT"),
        SiteServer.bytes(zip));

    assertThat(harvest().failures()).isEmpty();
    List<Request> tries = site.server.requests(PATH);
    assertThat(Duration.between(tries.get(0).at(), tries.get(1).at()))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(tries.get(2).at()).isEqualTo(until);
  }

  @Test
  void waitDoublesWithEveryFailure() {
    site.server.on(
        PATH,
        SiteServer.status(500),
        SiteServer.status(502),
        SiteServer.status(429, "Retry-After", "soon"),
        SiteServer.bytes(zip));

    assertThat(harvest().failures()).isEmpty();
    List<Request> tries = site.server.requests(PATH);
    for (int i = 1; i < 4; i++) {
      Duration full = Duration.ofSeconds(3L << (i - 1));
      assertThat(Duration.between(tries.get(i - 1).at(), tries.get(i).at()))
          .isBetween(full.dividedBy(2), full);
    }
    assertThat(site.server.shortestPause()).isGreaterThanOrEqualTo(HarvestFixture.INTERVAL);
  }

  @Test
  void siteThatAsksForTooLongAWaitIsLeftAlone() {
    site.server.on(PATH, SiteServer.status(429, "Retry-After", "3600"));

    HarvestResult result = site.harvest(HarvestSite.BINANCE, 2020, "BTCUSDT", "ETHUSDT", "XRPUSDT");

    assertThat(result.failures())
        .containsExactly(
            failure(
                "the site answers HTTP 429 and asks to be left alone until 2020-02-15T11:00:02Z"),
            "Stopped asking binance after these failures: 2 archives were not tried. Run the"
                + " command again later to go on.");
    assertThat(site.server.requests()).hasSize(2);
  }

  @Test
  void siteThatIsNotThereIsNamed() throws IOException {
    site.server.close();

    assertThat(harvest().failures())
        .containsExactly(failure("the site cannot be reached, after 4 tries"));
  }

  @Test
  void twoHarvestsDoNotWriteToOneFolder() throws IOException {
    try (FileChannel other =
        FileChannel.open(
            folder.resolve(".harvest.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();

      assertThatThrownBy(this::harvest)
          .isInstanceOf(BarlakeException.class)
          .hasMessage(
              "Cannot harvest into \"%s\": another harvest into it is under way. Wait for it, or"
                  + " name another folder.",
              folder);
    }
    assertThat(site.server.requests()).isEmpty();
  }

  @Test
  void yearsWithoutArchivesAreRefusedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> site.harvest(HarvestSite.BINANCE, 2021, "BTCUSDT"))
        .hasMessage("Invalid years 2021-2021: archives are published for 2000 to 2020.");
    assertThatThrownBy(() -> site.harvest(HarvestSite.BINANCE, 1999, "BTCUSDT"))
        .hasMessage("Invalid years 1999-1999: archives are published for 2000 to 2020.");
    assertThat(site.server.requests()).isEmpty();
  }

  private HarvestResult harvest() {
    return site.harvest(HarvestSite.BINANCE, 2020, "BTCUSDT");
  }

  private static String failure(String reason) {
    return "Cannot fetch \"%s\" (BTCUSDT 2020-01) from binance: %s.".formatted(NAME, reason);
  }

  private static Reply checksum(byte[] archive) {
    return SiteServer.text(sha256(archive) + "  " + NAME + "\n");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Incompressible, so that it does not fit into the buffers of a connection. */
  private static byte[] zip(long seed) {
    byte[] noise = new byte[200_000];
    new Random(seed).nextBytes(noise);
    return new TestZip().with("BTCUSDT-1m-2020-01.csv", noise).bytes();
  }

  private static byte[] february() {
    return new TestZip().with("BTCUSDT-1m-2020-02.csv", "1580515200000,1\n").bytes();
  }
}
