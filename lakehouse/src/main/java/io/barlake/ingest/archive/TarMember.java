package io.barlake.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** One member of a TAR: its bytes lie in the TAR as they are. */
record TarMember(SharedChannel bytes, TarArchiveEntry entry, long dataAt, String path)
    implements Member {
  private static final int BLOCK = 512;

  /** Long names and attributes of one member stay far below. */
  private static final int LONGEST_HEADER = 1 << 20;

  /** What the TAR lists, without folders; at most so many members. */
  static List<Member> list(SharedChannel bytes, MemberPaths paths, int limit) throws IOException {
    List<Member> members = new ArrayList<>();
    long at = 0;
    for (int listed = 0; ; listed++) {
      Header header = new Header(bytes.stream(at));
      TarArchiveInputStream tar = new TarArchiveInputStream(header, BLOCK, BLOCK, "UTF-8");
      TarArchiveEntry entry = SoundStream.sound(tar::getNextEntry);
      if (entry == null && header.count < BLOCK) {
        throw new MemberException(RefusalReason.TRUNCATED, Refusals.truncated(paths.parent()));
      }
      if (entry == null) {
        return members;
      }
      if (listed == limit) {
        throw new MemberException(
            RefusalReason.TOO_MANY_MEMBERS, Refusals.tooManyMembers(paths.parent(), limit));
      }
      long dataAt = at + header.count;
      long end = dataAt + entry.getSize();
      if (entry.getSize() < 0 || end < dataAt || end > bytes.size()) {
        throw new MemberException(RefusalReason.TRUNCATED, Refusals.truncated(paths.parent()));
      }
      if (!entry.isDirectory()) {
        members.add(new TarMember(bytes, entry, dataAt, paths.of(entry.getName())));
      }
      at = (end + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  @Override
  public String name() {
    return MemberNames.oneLine(entry.getName());
  }

  @Override
  public boolean isUnsafe() {
    boolean plain = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
    boolean device = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
    return !plain || device || !MemberNames.isSafe(entry.getName());
  }

  @Override
  public Optional<MemberException> obstacle() {
    if (isUnsafe()) {
      return Optional.of(new MemberException(RefusalReason.UNSAFE_NAME, Refusals.unsafeName(path)));
    }
    if (entry.isSparse()) {
      return Optional.of(
          new MemberException(RefusalReason.UNSUPPORTED_COMPRESSION, Refusals.foreign(path)));
    }
    return Optional.empty();
  }

  @Override
  public long size() {
    return entry.getSize();
  }

  @Override
  public long packedSize() {
    return entry.getSize();
  }

  @Override
  public InputStream open() {
    return bytes.stream(dataAt, entry.getSize());
  }

  @Override
  public LocalDateTime time() {
    try {
      return LocalDateTime.ofEpochSecond(
          entry.getLastModifiedTime().toInstant().getEpochSecond(), 0, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ArchiveFacts.NO_TIME;
    }
  }

  /** Counts the bytes of one member's headers, and ends where they go on for too long. */
  private static final class Header extends FilterInputStream {
    private long count;

    Header(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      count += Math.max(n, 0);
      if (count > LONGEST_HEADER) {
        throw new IOException("the header of a member has no end");
      }
      return n;
    }
  }
}
