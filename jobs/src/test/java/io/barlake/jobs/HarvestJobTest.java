package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.JobLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands against a Dukascopy on this machine, which has two days and refuses a third. */
class HarvestJobTest {
  private static final String MINUTES = "/BID_candles_min_1.bi5";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", HarvestJobTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    int status =
        switch (exchange.getRequestURI().toString()) {
          case "/EURUSD/2019/00/05" + MINUTES, "/EURUSD/2019/11/31" + MINUTES -> 200;
          case "/EURUSD/2019/00/07" + MINUTES -> 403;
          default -> 404;
        };
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void whatFailsIsNamedTheRestIsFetchedAndTheStatusIsTwo() throws IOException {
    assertThat(harvest("dukascopy", "--symbols", "eur/usd", "--years", "2019", "--json"))
        .isEqualTo(2);

    List<String> lines = text(out).lines().toList();
    assertThat(lines.subList(0, 4))
        .containsExactly(
            "symbol  fetched  replaced  there already  not published  failed",
            "EURUSD        2         0              0            362       1",
            "Not published: 362, from EURUSD/2019/00/01"
                + MINUTES
                + " to EURUSD/2019/11/30"
                + MINUTES
                + "; --json names them all.",
            "Failures: 1, see below.");
    JsonNode json = new ObjectMapper().readTree(lines.get(4));
    assertThat(json.path("unpublished")).hasSize(362);
    assertThat(json.path("symbols").path(0).path("fetched").asInt()).isEqualTo(2);
    assertThat(json.path("failures")).hasSize(1);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    assertThat(text(err))
        .contains("2 archives fetched (0.0 MB), 0 there already, 362 not published, 1 failed")
        .endsWith(
            "Cannot fetch \"EURUSD/2019/00/07"
                + MINUTES
                + "\" (EURUSD 2019-01-07) from dukascopy: the site answers HTTP 403 at "
                + url
                + "/EURUSD/2019/00/07"
                + MINUTES
                + ".\n");
    assertThat(folder.resolve("EURUSD/2019/00/05" + MINUTES)).isEmptyFile();
  }

  @Test
  void mistakesAreOneLineAndNothingIsAsked() {
    assertMistake(
        "Unknown site \"histdta\": expected histdata, binance or dukascopy.\n",
        "histdta",
        "--symbols",
        "EURUSD",
        "--years",
        "2019");
    assertMistake(
        "Unsupported ticks of histdata: they are harvested from dukascopy only.\n",
        "HistData",
        "--ticks",
        "--symbols",
        "EURUSD",
        "--years",
        "2019");
    assertMistake(
        "Invalid years \"20199\": expected a year or a range such as 2019-2020.\n",
        "binance",
        "--symbols",
        "EURUSD",
        "--years",
        "20199");
    assertMistake(
        "Missing required option: '--years=YEARS'. Try \"harvest --help\".\n",
        "binance",
        "--symbols",
        "EURUSD");
    assertMistake(
        "Missing required parameter: 'SITE'. Try \"harvest --help\".\n",
        "--symbols",
        "EURUSD",
        "--years",
        "2019");
    assertMistake(
        "Invalid symbol \"EUR$\": expected 2 to 24 letters and digits without separator, such as"
            + " EURUSD.\n",
        "binance",
        "--symbols",
        "EUR$",
        "--years",
        "2019");
  }

  private void assertMistake(String line, String... args) {
    err.reset();
    assertThat(harvest(args)).isEqualTo(2);
    assertThat(text(err)).isEqualTo(line);
    assertThat(text(out)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private int harvest(String... args) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> environment =
        Map.of(
            "BARLAKE_HARVEST_DUKASCOPY_URL",
            url,
            "BARLAKE_HARVEST_DUKASCOPY_REQUESTS_PER_MINUTE",
            "60000");
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--out";
    all[args.length + 1] = folder.toString();
    return new JobLauncher(Console.over(out, err), environment)
        .execute(JobLauncher.command(new HarvestJob()), all);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
