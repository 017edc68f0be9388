package io.barlake.tables;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store's exception means to a person, without the numbers of requests and the classes that
 * the S3 client quotes. Its classes are told by their names: they are not there when a lake is a
 * folder.
 */
public final class StorageFault {
  private static final String NO_ANSWER =
      "the store does not answer. Check store.endpoint of the settings, and that it runs";

  private StorageFault() {}

  /** A clause without a full stop: the known meaning, or else what the exception itself says. */
  public static String of(Throwable thrown) {
    return known(thrown).orElseGet(() -> text(thrown));
  }

  /** The meaning of a fault of a store; nothing if the exception is of another kind. */
  public static Optional<String> known(Throwable thrown) {
    boolean isOfStore = comesFromStore(thrown);
    return causes(thrown).flatMap(cause -> meaning(cause, isOfStore).stream()).findFirst();
  }

  /** Whether an S3 store or the way to it has failed, whatever that made of the work above it. */
  static boolean comesFromStore(Throwable thrown) {
    return causes(thrown).anyMatch(StorageFault::isOfStore);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  /** A denied folder and an unknown host are the same to Java, wherever they are. */
  private static boolean isOfStore(Throwable one) {
    String name = one.getClass().getName();
    return name.startsWith("software.amazon.awssdk.")
        || name.startsWith("org.apache.hadoop.fs.s3a.");
  }

  private static Optional<String> meaning(Throwable one, boolean isOfStore) {
    String text = text(one);
    if (text.startsWith("No FileSystem for scheme \"s3\"")) {
      return Optional.of("Barlake names S3 stores s3a://bucket/folder");
    }
    if (!isOfStore) {
      return Optional.empty();
    }
    String kind = one.getClass().getSimpleName();
    if (kind.equals("NoSuchBucketException") || kind.equals("UnknownStoreException")) {
      return Optional.of("the store has no such bucket");
    }
    if (text.contains("CredentialsProvider") || kind.equals("NoAuthWithAWSException")) {
      return Optional.of(
          "there are no access keys for the store"
              + profileFile(text)
              + ". Name their file with store.credentials of the settings, or set"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
    if (one instanceof AccessDeniedException) {
      return Optional.of(
          "the store refuses the access keys. Check store.credentials of the settings, what these"
              + " keys may do, and the clock of this machine");
    }
    boolean isUnreachable =
        one instanceof ConnectException
            || one instanceof UnknownHostException
            || one instanceof NoRouteToHostException
            || one instanceof SocketTimeoutException;
    return isUnreachable ? Optional.of(NO_ANSWER) : Optional.empty();
  }

  private static String profileFile(String text) {
    int start = text.indexOf("Profile file '");
    int end = text.indexOf("' does not exist", start);
    return start < 0 || end < 0
        ? ""
        : ": \"" + text.substring(start + "Profile file '".length(), end) + "\" does not exist";
  }

  private static String text(Throwable thrown) {
    return Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getSimpleName());
  }
}
