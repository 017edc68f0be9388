package io.barlake.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Stands between a client and an HTTP server, byte for byte, and does to some requests what
 * networks and servers do. It listens on loopback alone.
 */
public final class FaultyProxy implements AutoCloseable {
  /** What becomes of a request. */
  public enum Fault {
    NONE,
    /** The server carries it out, and its answer is lost. */
    LOSE_ANSWER,
    /** It is lost before the server sees it. */
    LOSE_REQUEST,
    /** The proxy answers in the place of the server: 409. */
    CONFLICT,
    /** The proxy answers in the place of the server: 503. */
    OVERLOADED
  }

  /** The first line of a request and its headers, in lower case. */
  public record Request(String method, String path, List<String> headers) {
    /** Whether it writes only where nothing is. */
    public boolean isConditionalPut() {
      return method.equals("PUT") && headers.stream().anyMatch(h -> h.startsWith("if-none-match"));
    }
  }

  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

  private final ServerSocket listening;
  private final URI server;
  private final Function<Request, Fault> faults;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public FaultyProxy(String server, Function<Request, Fault> faults) throws IOException {
    this.server = URI.create(server);
    this.faults = faults;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** Every request that came, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client;
        Socket upstream = new Socket(server.getHost(), server.getPort())) {
      open.add(upstream);
      InputStream fromClient = new BufferedInputStream(client.getInputStream());
      InputStream fromServer = new BufferedInputStream(upstream.getInputStream());
      while (exchange(fromClient, client.getOutputStream(), fromServer, upstream)) {
        // One request after the other.
      }
    } catch (IOException e) {
      // A side has gone: so does the other.
    }
  }

  private boolean exchange(
      InputStream fromClient, OutputStream toClient, InputStream fromServer, Socket upstream)
      throws IOException {
    String head = head(fromClient);
    if (head.isEmpty()) {
      return false;
    }
    List<String> lines = head.toLowerCase(Locale.ROOT).lines().toList();
    if (lines.contains("expect: 100-continue")) {
      toClient.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      toClient.flush();
      head = head.replaceAll("(?i)expect: 100-continue\r\n", "");
    }
    byte[] body = body(fromClient, lines);
    String[] first = head.substring(0, head.indexOf('\r')).split(" ", -1);
    Request request = new Request(first[0], first[1], lines);
    requests.add(request);
    Fault fault = faults.apply(request);
    switch (fault) {
      case LOSE_REQUEST -> {
        return false;
      }
      case CONFLICT -> {
        answer(toClient, "409 Conflict", "ConditionalRequestConflict");
        return true;
      }
      case OVERLOADED -> {
        answer(toClient, "503 Slow Down", "SlowDown");
        return true;
      }
      case NONE, LOSE_ANSWER -> {
        OutputStream toServer = upstream.getOutputStream();
        toServer.write(head.getBytes(StandardCharsets.ISO_8859_1));
        toServer.write(body);
        toServer.flush();
      }
    }
    String answerHead = head(fromServer);
    List<String> answerLines = answerHead.toLowerCase(Locale.ROOT).lines().toList();
    int status = Integer.parseInt(answerHead.split(" ", 3)[1]);
    byte[] answerBody =
        first[0].equals("HEAD") || WITHOUT_BODY.contains(status)
            ? new byte[0]
            : body(fromServer, answerLines);
    if (fault == Fault.LOSE_ANSWER) {
      return false;
    }
    toClient.write(answerHead.getBytes(StandardCharsets.ISO_8859_1));
    toClient.write(answerBody);
    toClient.flush();
    return !answerLines.contains("connection: close");
  }

  private static void answer(OutputStream toClient, String status, String code) throws IOException {
    String body = "<Error><Code>" + code + "</Code><Message>as asked</Message></Error>";
    String answer =
        "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body);
    toClient.write(answer.getBytes(StandardCharsets.US_ASCII));
    toClient.flush();
  }

  /** A first line, headers and the empty line after them; empty where the other side has gone. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** As the bytes came, those of chunks with their lengths between. */
  private static byte[] body(InputStream in, List<String> headers) throws IOException {
    for (String header : headers) {
      if (header.startsWith("content-length: ")) {
        return in.readNBytes(Integer.parseInt(header.substring("content-length: ".length())));
      }
    }
    return headers.contains("transfer-encoding: chunked") ? chunks(in) : new byte[0];
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      String length = line(in);
      all.write((length + "\r\n").getBytes(StandardCharsets.US_ASCII));
      int size = Integer.parseInt(length.split(";", 2)[0].strip(), 16);
      all.write(in.readNBytes(size + 2));
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    in.read();
    return line.toString();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
