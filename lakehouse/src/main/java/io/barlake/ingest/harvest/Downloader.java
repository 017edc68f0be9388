package io.barlake.ingest.harvest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches files: gone on with where they broke if the site can, checked before they get their name.
 */
public final class Downloader {
  private static final Pattern RANGE = Pattern.compile("bytes ([0-9]+)-[0-9]+/.*");

  private final PoliteClient client;
  private long bytes;

  public Downloader(PoliteClient client) {
    this.client = client;
  }

  /** Bytes that have come, those of broken tries too. */
  public long bytes() {
    return bytes;
  }

  Optional<String> text(URI address) throws FetchException, InterruptedException {
    return client.text(address);
  }

  /** Fetches what a plain request answers; false where there is nothing (404). */
  boolean file(URI address, Path target, ArchiveCheck check)
      throws FetchException, InterruptedException {
    return file(() -> HttpRequest.newBuilder(address), target, check);
  }

  boolean file(Supplier<HttpRequest.Builder> request, Path target, ArchiveCheck check)
      throws FetchException, InterruptedException {
    PartialFile partial = new PartialFile(target);
    return client.persist(() -> attempt(request.get(), partial, check));
  }

  private boolean attempt(HttpRequest.Builder request, PartialFile partial, ArchiveCheck check)
      throws IOException, FetchException, InterruptedException {
    long there = partial.size();
    if (there > 0) {
      request.header("Range", "bytes=" + there + "-").header("If-Range", partial.version());
    }
    boolean resumed;
    Optional<Instant> issued;
    try (Answer answer = client.send(request)) {
      if (answer.status() == Answer.NOT_FOUND) {
        partial.discard();
        return false;
      }
      resumed = answer.status() == Answer.PARTIAL_CONTENT && there > 0;
      if (resumed
          ? !startsAt(there, answer.header("Content-Range"))
          : answer.status() != Answer.OK) {
        partial.discard();
        throw new PassingException("the site does not go on where the file broke");
      }
      if (!resumed) {
        partial.begin(version(answer));
      }
      issued = IssueNote.told(answer);
      receive(answer, partial);
    }
    Optional<String> flaw = check.flaw(partial.path());
    if (flaw.isEmpty()) {
      partial.publish(issued);
      return true;
    }
    partial.discard();
    if (resumed) {
      throw new PassingException(flaw.get());
    }
    throw new FetchException(flaw.get());
  }

  private void receive(Answer answer, PartialFile partial) throws IOException {
    long came = partial.append(answer.body());
    bytes += came;
    if (came == 0 && !isLengthTold(answer)) {
      throw new PassingException("the connection broke before the first byte");
    }
  }

  /** Without a length, an answer that breaks off looks like one that is empty. */
  private static boolean isLengthTold(Answer answer) {
    return !answer.header("Content-Length").isEmpty()
        || answer.header("Transfer-Encoding").contains("chunked");
  }

  private static boolean startsAt(long from, String contentRange) {
    Matcher range = RANGE.matcher(contentRange);
    return range.matches() && range.group(1).equals(Long.toString(from));
  }

  /** Weak tags are of no use: two bodies of the same weak tag may differ. */
  private static String version(Answer answer) {
    String tag = answer.header("ETag");
    return tag.isEmpty() || tag.startsWith("W/") ? answer.header("Last-Modified") : tag;
  }
}
