package io.barlake.ingest.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks one site, one request at a time: never faster than its rate, not before the time that it
 * names in {@code Retry-After}, and again after what may pass by itself.
 */
public final class PoliteClient {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final int LARGEST_TEXT = 4 << 20;

  private final Manners manners;
  private final HarvestClock clock;
  private final BackOff backOff;
  private final HttpClient http;
  private Instant earliest = Instant.MIN;

  public PoliteClient(Manners manners, HarvestClock clock, RandomGenerator random) {
    this.manners = manners;
    this.clock = clock;
    this.backOff = new BackOff(manners, random);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .connectTimeout(manners.timeout())
            .build();
  }

  /** Work with one request, which is done anew after a failure that may pass. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException, FetchException, InterruptedException;
  }

  /** Does the work, as often as the manners allow. */
  <T> T persist(Exchange<T> exchange) throws FetchException, InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return exchange.run();
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        if (failures == manners.tries()) {
          throw new FetchException(reason(e) + ", after " + count(failures));
        }
      }
      clock.sleep(backOff.after(failures));
    }
  }

  /** A small text; empty where there is none (404). */
  Optional<String> text(URI address) throws FetchException, InterruptedException {
    return persist(
        () -> {
          try (Answer answer = send(HttpRequest.newBuilder(address))) {
            if (answer.status() == Answer.NOT_FOUND) {
              return Optional.empty();
            }
            byte[] bytes = answer.body().readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
              throw new FetchException("the page " + address + " does not end");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
          }
        });
  }

  /** One request, when its time has come. What the site refuses for good is no answer. */
  Answer send(HttpRequest.Builder request)
      throws IOException, FetchException, InterruptedException {
    awaitTurn();
    HttpResponse<InputStream> response =
        http.send(
            request
                .header("User-Agent", manners.userAgent())
                .header("Accept", "*/*")
                .timeout(manners.timeout())
                .build(),
            head -> new PatientBody(manners.timeout()));
    int status = response.statusCode();
    if (status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      response.body().close();
      heedRetryAfter(response);
      throw new PassingException("the site answers HTTP " + status);
    }
    if (!Answer.KNOWN.contains(status)) {
      response.body().close();
      throw new FetchException("the site answers HTTP " + status + " at " + response.uri());
    }
    return new Answer(status, response.headers(), response.body());
  }

  private void awaitTurn() throws InterruptedException {
    Instant now = clock.now();
    if (now.isBefore(earliest)) {
      clock.sleep(Duration.between(now, earliest));
      now = clock.now();
    }
    earliest = now.plus(manners.interval());
  }

  private void heedRetryAfter(HttpResponse<?> response) throws SiteClosedException {
    Optional<String> header = response.headers().firstValue("Retry-After");
    if (header.isEmpty()) {
      return;
    }
    Instant now = clock.now();
    Optional<Instant> asked = RetryAfter.parse(header.get(), now);
    if (asked.isEmpty() || !asked.get().isAfter(earliest)) {
      return;
    }
    Duration wait = Duration.between(now, asked.get());
    if (wait.compareTo(manners.longestWait()) > 0) {
      throw new SiteClosedException(
          "the site answers HTTP "
              + response.statusCode()
              + " and asks to be left alone until "
              + asked.get());
    }
    earliest = asked.get();
  }

  private static String reason(IOException e) {
    if (e instanceof PassingException) {
      return e.getMessage();
    }
    if (e instanceof HttpTimeoutException) {
      return "the site does not answer";
    }
    if (e instanceof java.net.ConnectException) {
      return "the site cannot be reached";
    }
    return "the connection broke (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + ")";
  }

  private static String count(int tries) {
    return tries == 1 ? "1 try" : tries + " tries";
  }
}
