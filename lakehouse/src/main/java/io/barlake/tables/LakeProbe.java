package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.tables.logstore.CommitProbe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Looks at the place of a lake before a session opens. */
public final class LakeProbe {
  private static final int QUICK_WRITERS = 4;
  private static final int TIMEOUT_MILLIS = 5_000;

  private final String uri;
  private final StoreSettings store;
  private final Configuration hadoop;

  private LakeProbe(String uri, StoreSettings store) {
    this.uri = uri;
    this.store = store;
    this.hadoop = SessionSettings.hadoop(store);
  }

  public static LakeProbe of(BarlakeConfig config) {
    return new LakeProbe(Lake.of(config).uri(), config.store());
  }

  public String uri() {
    return uri;
  }

  /** Whether anything lies under its name. */
  public boolean exists() {
    Path root = new Path(uri);
    try {
      return root.getFileSystem(hadoop).exists(root);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Lets writers race for a commit, once: a store that does not keep to conditions is found out by
   * the first race.
   */
  public void requireSafe() {
    CommitProbe.Outcome outcome = race(1, QUICK_WRITERS);
    if (!outcome.isSafe()) {
      throw new BarlakeException(
          ErrorCode.UNSAFE_STORE,
          "Cannot write the lake \""
              + uri
              + "\": its store tells several writers of one commit that they won, and so would lose"
              + " commits. Choose a store with conditional writes; \"jobs/barlake doctor\" tries"
              + " one.");
    }
  }

  /** Lets this many writers race for each of so many commits. */
  public CommitProbe.Outcome race(int races, int writers) {
    try {
      return CommitProbe.in(uri, hadoop).race(races, writers);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * How much later it is at the store than here; a store refuses what is signed a quarter of an
   * hour off. Nothing where the store does not say, or the lake is a folder.
   */
  public Optional<Duration> clockAhead() {
    if (uri.startsWith("file:")) {
      return Optional.empty();
    }
    String address =
        store.endpoint().isEmpty()
            ? "https://s3." + store.region() + ".amazonaws.com"
            : store.endpoint();
    try {
      HttpURLConnection request = (HttpURLConnection) URI.create(address).toURL().openConnection();
      request.setConnectTimeout(TIMEOUT_MILLIS);
      request.setReadTimeout(TIMEOUT_MILLIS);
      request.setRequestMethod("HEAD");
      request.getResponseCode();
      String date = request.getHeaderField("Date");
      return date == null
          ? Optional.empty()
          : Optional.of(
              Duration.between(
                  Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from)));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private BarlakeException unusable(IOException e) {
    return new BarlakeException(
        ErrorCode.STORAGE, "Cannot use the lake \"" + uri + "\": " + StorageFault.of(e) + ".", e);
  }
}
