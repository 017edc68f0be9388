package io.barlake.ingest.archive;

import java.util.Locale;

/** The sentences of the refusals that more than one place has to write. */
final class Refusals {
  private Refusals() {}

  static String damagedMember(String archive, String member, String detail) {
    return String.format(
        Locale.ROOT,
        "Cannot read \"%s\" in \"%s\": its bytes are damaged (%s). Download the archive again.",
        member,
        archive,
        MemberNames.oneLine(String.valueOf(detail)));
  }

  static String tooLarge(String what, long bytes, long limit) {
    return String.format(
        Locale.ROOT,
        "Cannot read \"%s\": %,d bytes or more pass the limit of %,d. Raise the limit if the file"
            + " is meant to be so large.",
        what,
        bytes,
        limit);
  }
}
