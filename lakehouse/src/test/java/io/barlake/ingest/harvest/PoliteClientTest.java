package io.barlake.ingest.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliteClientTest {
  private static final Manners MANNERS =
      new Manners(
          60, 2, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMillis(150), "tester/1");

  @TempDir Path folder;

  private final PassingClock clock = new PassingClock("2020-01-01T00:00:00Z");

  @Test
  void siteThatFallsSilentWithinAFileIsGivenUp() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    byte[] bytes = new byte[100_000];
    try (SiteServer server = new SiteServer(clock)) {
      PoliteClient client = new PoliteClient(MANNERS, clock, new Random(1));
      server.on("/a", SiteServer.stall(bytes, 50_000, "\"v1\"", new CountDownLatch(1), end));
      Downloader downloader = new Downloader(client);
      URI address = server.address().resolve("/a");

      assertThatThrownBy(
              () -> downloader.file(address, folder.resolve("a"), file -> Optional.empty()))
          .isInstanceOf(FetchException.class)
          .hasMessage("no byte came for 0.15 s, after 2 tries");
      assertThat(folder.resolve("a")).doesNotExist();
    } finally {
      end.countDown();
    }
  }

  /** It would pass as an hour without data. */
  @Test
  void emptyAnswerOfUnknownLengthIsABrokenConnection() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PoliteClient client = new PoliteClient(MANNERS, clock, new Random(1));
      Thread server = new Thread(() -> answer(socket, "", "Content-Length: 3\r\n\r\nabc"));
      server.start();
      URI address = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/a");

      assertThat(
              new Downloader(client).file(address, folder.resolve("a"), file -> Optional.empty()))
          .isTrue();
      server.join();
      assertThat(folder.resolve("a")).hasContent("abc");
    }
  }

  private static void answer(ServerSocket socket, String... answers) {
    for (String answer : answers) {
      try (Socket connection = socket.accept()) {
        connection.getInputStream().read(new byte[4096]);
        String text = "HTTP/1.1 200 OK\r\nConnection: close\r\n" + answer + "\r\n";
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void siteThatDoesNotAnswerIsGivenUp() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (SiteServer server = new SiteServer(clock)) {
      PoliteClient client = new PoliteClient(MANNERS, clock, new Random(1));
      server.on("/a", exchange -> await(end));

      assertThatThrownBy(() -> client.text(server.address().resolve("/a")))
          .isInstanceOf(FetchException.class)
          .hasMessage("the site does not answer, after 2 tries");
    } finally {
      end.countDown();
    }
  }

  @Test
  void waitIsDoubledUpToTheLongestAndVaried() {
    BackOff backOff = new BackOff(MANNERS, new Random(1));
    for (int failures = 1; failures <= 100; failures++) {
      long full = Math.min(8_000, 1_000L << Math.min(failures - 1, 20));
      assertThat(backOff.after(failures).toMillis()).isBetween(full / 2, full);
    }
    assertThat(backOff.after(3)).isNotEqualTo(backOff.after(3));
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    Instant now = clock.now();
    assertThat(RetryAfter.parse(" 120 ", now)).contains(now.plusSeconds(120));
    assertThat(RetryAfter.parse("Wed, 01 Jan 2020 00:01:00 GMT", now))
        .contains(now.plusSeconds(60));
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.parse("-5", now)).isEmpty();
    assertThat(RetryAfter.parse("99999999999999999999", now)).isEmpty();
  }

  private static void await(CountDownLatch end) throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
