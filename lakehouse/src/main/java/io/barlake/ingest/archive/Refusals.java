package io.barlake.ingest.archive;

import java.util.Locale;

/** The sentences of the refusals. */
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

  static String emptyFile(String name) {
    return "Cannot read \"" + name + "\": the file is empty. Download the archive again.";
  }

  static String page(String name) {
    return "Cannot read \""
        + name
        + "\": it is a web page saved under the name of an archive. Download the archive again.";
  }

  static String notAnArchive(String name) {
    return "Cannot read \""
        + name
        + "\": no archive, whatever its name"
        + " says. Download the archive again.";
  }

  static String foreign(String name) {
    return "Unsupported compression of \"" + name + "\". Pack it anew as an ordinary ZIP.";
  }

  static String noData(String name) {
    return "Cannot find data in \"" + name + "\": it holds neither data nor another archive.";
  }

  static String unsafeName(String path) {
    return "Cannot trust \""
        + path
        + "\": a member's name leaves its folder or is a link. Pack the data anew under a plain"
        + " name.";
  }

  static String tooDeep(String name, int depth) {
    return "Cannot follow \""
        + name
        + "\": archives are nested deeper than "
        + depth
        + ". Unpack the outer ones, or raise the limit.";
  }

  static String tooManyMembers(String name, int limit) {
    return "Cannot read \""
        + name
        + "\": with it the file lists more members than the limit of "
        + limit
        + ". Split it, or raise the limit.";
  }

  static String truncated(String name) {
    return "Cannot read \"" + name + "\": the archive was cut short. Download it again.";
  }

  static String overlapping(String name) {
    return "Cannot trust \""
        + name
        + "\": its members share bytes, as in a bomb. Do not trust this archive; if you do, pack"
        + " the data anew.";
  }

  static String damaged(String name, String detail) {
    return "Cannot read \""
        + name
        + "\": the archive is damaged ("
        + MemberNames.oneLine(String.valueOf(detail))
        + "). Download it again.";
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
