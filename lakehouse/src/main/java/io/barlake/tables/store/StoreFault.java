package io.barlake.tables.store;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.InvalidCipherTextException;

/** What the exceptions of MinIO's clients mean to a person. */
final class StoreFault {
  /** The client for accounts throws the answer of the store as it came. */
  private static final Pattern IN_ANSWER = Pattern.compile("\"Code\":\\s*\"([^\"]+)\"");

  private static final Pattern MESSAGE_IN_ANSWER = Pattern.compile("\"Message\":\\s*\"([^\"]+)\"");

  private StoreFault() {}

  /** A call of one of the clients. */
  @FunctionalInterface
  interface Call<T> {
    T run()
        throws MinioException, GeneralSecurityException, IOException, InvalidCipherTextException;
  }

  /** Runs a call; what it throws becomes one line that begins with what was asked for. */
  static <T> T asked(String what, Call<T> call) {
    try {
      return call.run();
    } catch (MinioException
        | GeneralSecurityException
        | IOException
        | InvalidCipherTextException
        | RuntimeException e) {
      if (e instanceof BarlakeException ours) {
        throw ours;
      }
      throw new BarlakeException(ErrorCode.STORAGE, "Cannot " + what + ": " + meaning(e) + ".", e);
    }
  }

  /** The word by which the store names the fault; empty where there is none. */
  static String code(Throwable thrown) {
    if (thrown instanceof ErrorResponseException answered) {
      return answered.errorResponse().code();
    }
    Matcher inAnswer = IN_ANSWER.matcher(String.valueOf(thrown.getMessage()));
    return inAnswer.find() ? inAnswer.group(1) : "";
  }

  /** A clause without a full stop. */
  private static String meaning(Exception e) {
    return switch (code(e)) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
          "the store refuses the access keys. Check store.credentials and store.profile of the"
              + " settings";
      case "AccessDenied" ->
          "the access keys of the settings may not do that. Take those of the owner of the store,"
              + " with store.credentials and store.profile";
      case "RequestTimeTooSkewed" ->
          "the clock of this machine is more than a quarter of an hour off that of the store. Set"
              + " it";
      case "" -> withoutCode(e);
      default -> told(e);
    };
  }

  private static String withoutCode(Exception e) {
    if (e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof SocketTimeoutException) {
      return "the store does not answer. Check store.endpoint of the settings, and that it runs";
    }
    if (e instanceof InvalidResponseException) {
      return "what answers is no S3 store. Check store.endpoint of the settings";
    }
    return told(e);
  }

  /** What the store says of the fault. */
  static String told(Exception e) {
    Matcher inAnswer = MESSAGE_IN_ANSWER.matcher(String.valueOf(e.getMessage()));
    String text = inAnswer.find() ? inAnswer.group(1) : String.valueOf(e.getMessage());
    String line = text.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
