package io.barlake.ingest.archive;

import java.util.Locale;

/** Why an archive as a whole was not taken in. */
public enum RefusalReason {
  /** The file, or the data member inside it, has no bytes or no line. */
  EMPTY_FILE,
  /** A web page stands where an archive was expected: a download that failed. */
  HTML_PAGE,
  /** The name is that of an archive, such as .zip, and the bytes are something else. */
  NOT_A_ZIP,
  /** A ZIP or TAR without its end: a download or a copy that stopped early. */
  TRUNCATED,
  /** An archive whose directory, compressed bytes or checksum are wrong. */
  DAMAGED,
  /** The data member needs a password. */
  ENCRYPTED,
  /** An archive, or the data member inside it, is compressed in a way that cannot be read. */
  UNSUPPORTED_COMPRESSION,
  /** A member's name leaves its folder, is absolute, or is a link. */
  UNSAFE_NAME,
  /** Archives are nested deeper than the limit. */
  TOO_DEEP,
  /** A member, or a ZIP inside a ZIP, is larger than the limit. */
  TOO_LARGE,
  /** More members are listed than the limit, at all depths of the file together. */
  TOO_MANY_MEMBERS,
  /** Members share bytes, so that few bytes would be many members. */
  OVERLAPPING_MEMBERS,
  /** A member, or all of a file, inflates to many times its compressed size: a bomb. */
  INFLATES_TOO_MUCH,
  /** The archive holds neither a data member nor another archive. */
  NO_DATA,
  /** The lines have the shape of no known format. */
  UNKNOWN_FORMAT,
  /** The records lack what only a name could tell, such as their day or side, and none does. */
  INCOMPLETE_NAME,
  /** No name tells which symbol the data is of. */
  UNKNOWN_SYMBOL,
  /** The format was recognised, and still too few of its lines can be read. */
  UNREADABLE;

  /** The word in tables: {@code html_page}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
