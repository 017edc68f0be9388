package io.barlake.bars;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * Where days begin, and with them every frame: at the open of the market's session, or at midnight
 * of a zone. At midnight a market that opens on Sunday evening has a stub of a day then, which is a
 * day of its own or part of Monday's.
 */
public record Anchor(String zone, Stub stub) implements Serializable {
  private static final String OF_SESSION = "";
  private static final String UTC = "utc";
  private static final String MERGED = ":merged";

  /** What becomes of the hours before the first midnight of a week. */
  public enum Stub {
    KEPT,
    MERGED
  }

  /** The sessions of the market's calendar. */
  public static final Anchor SESSION = new Anchor(OF_SESSION, Stub.KEPT);

  /**
   * Reads {@code session}, {@code utc} or a zone such as {@code Europe/Berlin}, with {@code
   * :merged} behind it where the stub of Sunday belongs to Monday.
   */
  public static Anchor parse(String text) {
    if (text.equals("session")) {
      return SESSION;
    }
    Stub stub = text.endsWith(MERGED) ? Stub.MERGED : Stub.KEPT;
    String zone = stub == Stub.MERGED ? text.substring(0, text.length() - MERGED.length()) : text;
    if (zone.equalsIgnoreCase(UTC)) {
      return new Anchor(UTC, stub);
    }
    try {
      return new Anchor(ZoneId.of(zone).getId(), stub);
    } catch (DateTimeException e) {
      throw BarlakeException.badArgument(
          "Unknown anchor \"%s\": expected session, utc or a zone such as Europe/Berlin.", zone);
    }
  }

  public boolean isSession() {
    return zone.equals(OF_SESSION);
  }

  public ZoneId zoneId() {
    return zone.equals(UTC) ? ZoneId.of("UTC") : ZoneId.of(zone);
  }

  /** The same with the stub as a day of its own. */
  Anchor keepingStub() {
    return new Anchor(zone, Stub.KEPT);
  }

  /** What a frame's label ends with: nothing for sessions, {@code @utc}, {@code @utc:merged}. */
  String suffix() {
    if (isSession()) {
      return "";
    }
    return "@" + zone + (stub == Stub.MERGED ? MERGED : "");
  }
}
