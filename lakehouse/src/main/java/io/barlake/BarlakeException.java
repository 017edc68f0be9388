package io.barlake;

import java.util.Locale;

/**
 * Something that stops a job. The message is one line for the person who reads it: what is wrong,
 * where, and what to do.
 */
public final class BarlakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public BarlakeException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public BarlakeException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  public static BarlakeException badArgument(String format, Object... values) {
    return new BarlakeException(ErrorCode.BAD_ARGUMENT, String.format(Locale.ROOT, format, values));
  }

  public static BarlakeException badConfig(String format, Object... values) {
    return new BarlakeException(ErrorCode.BAD_CONFIG, String.format(Locale.ROOT, format, values));
  }

  public static BarlakeException badInput(String format, Object... values) {
    return new BarlakeException(ErrorCode.BAD_INPUT, String.format(Locale.ROOT, format, values));
  }
}
