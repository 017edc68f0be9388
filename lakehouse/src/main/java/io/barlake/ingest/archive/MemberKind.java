package io.barlake.ingest.archive;

/** What bytes are. Their first ones decide; the name decides only between words and data. */
enum MemberKind {
  /** Records, to be read. */
  DATA,
  ZIP,
  TAR,
  GZIP,
  XZ,
  BZIP2,
  /** An archive of a kind that is not followed. */
  FOREIGN,
  /** The name says archive, and the bytes are none. */
  NOT_AN_ARCHIVE,
  /** A web page, which may be a report that holds data. */
  PAGE,
  EMPTY,
  /** The bytes cannot be looked at, and the name does not tell. */
  UNCLEAR,
  /** Words for people, pictures, what systems leave behind. */
  NOTHING;

  /** So many bytes from the start tell. */
  static final int HEAD_BYTES = 4096;

  private static final int TAR_MAGIC_AT = 257;

  /** Whether it leads to further members. */
  boolean isContainer() {
    return this == ZIP || this == TAR || isPacked() || this == FOREIGN || this == NOT_AN_ARCHIVE;
  }

  /** Whether it is one compressed file. */
  boolean isPacked() {
    return this == GZIP || this == XZ || this == BZIP2;
  }

  /** Whether it is data only if nothing beside it is. */
  boolean isDoubtful() {
    return this == PAGE || this == EMPTY || this == UNCLEAR;
  }

  static MemberKind of(String name, byte[] head) {
    if (MemberNames.isNothing(name)) {
      return NOTHING;
    }
    MemberKind container = container(head);
    if (container != NOTHING) {
      return container;
    }
    if (head.length == 0) {
      return empty(name);
    }
    return MemberNames.isData(name) ? DATA : text(name, head);
  }

  /** What the name alone tells, where the bytes cannot be looked at. */
  static MemberKind named(String name) {
    if (MemberNames.isNothing(name)) {
      return NOTHING;
    }
    if (MemberNames.isContainer(name)) {
      return ZIP;
    }
    return MemberNames.isData(name) ? DATA : UNCLEAR;
  }

  /** An hour without a tick is a file of Dukascopy's without a byte. */
  private static MemberKind empty(String name) {
    if (MemberNames.isBi5(name)) {
      return DATA;
    }
    boolean expected =
        MemberNames.isData(name) || MemberNames.isText(name) || MemberNames.isContainer(name);
    return expected ? EMPTY : NOTHING;
  }

  private static MemberKind container(byte[] head) {
    if (starts(head, 0, 'P', 'K', 3, 4) || starts(head, 0, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (starts(head, 0, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (starts(head, 0, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (starts(head, 0, 'B', 'Z', 'h') && starts(head, 4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)) {
      return BZIP2;
    }
    if (starts(head, TAR_MAGIC_AT, 'u', 's', 't', 'a', 'r')) {
      return TAR;
    }
    boolean sevenZip = starts(head, 0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c);
    boolean rar = starts(head, 0, 'R', 'a', 'r', '!', 0x1a, 7);
    boolean zstandard = starts(head, 0, 0x28, 0xb5, 0x2f, 0xfd);
    return sevenZip || rar || zstandard ? FOREIGN : NOTHING;
  }

  private static MemberKind text(String name, byte[] head) {
    HeadText text = HeadText.of(head);
    boolean archive = MemberNames.isContainer(name);
    boolean json = text.startsWith("{") || text.startsWith("[");
    if (text.isPage()) {
      return PAGE;
    }
    if (text.isGapReport()) {
      return NOTHING;
    }
    if (text.isTable()
        || (json && (archive || MemberNames.isText(name)))
        || starts(head, 0, 0x5d, 0, 0, 0x40, 0)) {
      return DATA;
    }
    if (archive) {
      return text.startsWith("<") ? PAGE : NOT_AN_ARCHIVE;
    }
    return NOTHING;
  }

  private static boolean starts(byte[] head, int at, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (at + i >= head.length || (head[at + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
