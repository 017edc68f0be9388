package io.barlake.ingest.harvest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web site on this machine that answers as it is told, and remembers what it was asked, when. */
public final class SiteServer implements AutoCloseable {
  /** One request; {@code at} is the time of the harvest's clock. */
  public record Request(String method, String path, Headers headers, String body, Instant at) {
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  /** What is answered to one request. */
  @FunctionalInterface
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HarvestClock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Request> requests = new ArrayList<>();

  public SiteServer(HarvestClock clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The answers to this path, in their order; the last one stays. Anything else is a 404. */
  public SiteServer on(String path, Reply... inOrder) {
    replies.put(path, new ArrayDeque<>(List.of(inOrder)));
    return this;
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> requests(String path) {
    return requests().stream().filter(request -> request.path().equals(path)).toList();
  }

  public synchronized void forget() {
    requests.clear();
  }

  /** The shortest time between two requests. */
  public Duration shortestPause() {
    List<Request> all = requests();
    Duration shortest = Duration.ofDays(1);
    for (int i = 1; i < all.size(); i++) {
      Duration pause = Duration.between(all.get(i - 1).at(), all.get(i).at());
      shortest = pause.compareTo(shortest) < 0 ? pause : shortest;
    }
    return shortest;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply;
    synchronized (this) {
      requests.add(
          new Request(
              exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body, clock.now()));
      Deque<Reply> left = replies.getOrDefault(path, new ArrayDeque<>(List.of(status(404))));
      reply = left.size() > 1 ? left.remove() : left.element();
    }
    try (exchange) {
      reply.to(exchange);
    }
  }

  public static Reply status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  public static Reply status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  public static Reply text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Without ETag or Last-Modified, and without ranges. */
  public static Reply bytes(byte[] bytes) {
    return exchange -> send(exchange, 200, bytes, bytes.length);
  }

  /** As a file server does: ranges of the version that the request names, or the whole. */
  public static Reply file(byte[] bytes, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      int from = from(exchange, etag);
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
      }
      byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
      send(exchange, from > 0 ? 206 : 200, rest, rest.length);
    };
  }

  private static int from(HttpExchange exchange, String etag) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    return range != null && same ? Integer.parseInt(range.replaceAll("[^0-9]", "")) : 0;
  }

  /** The same answer with one more header. */
  public static Reply with(String header, String value, Reply reply) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      reply.to(exchange);
    };
  }

  /** Announces everything, sends the first bytes, and hangs up. */
  public static Reply cut(byte[] bytes, int sent, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      send(exchange, 200, Arrays.copyOf(bytes, sent), bytes.length);
    };
  }

  /** Sends the first bytes, says so, and then nothing until the latch is open. */
  public static Reply stall(
      byte[] bytes, int sent, String etag, CountDownLatch told, CountDownLatch end) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, sent);
      exchange.getResponseBody().flush();
      told.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int announced)
      throws IOException {
    exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
    if (bytes.length > 0) {
      OutputStream body = exchange.getResponseBody();
      body.write(bytes);
      body.flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
