package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One member of an open ZIP. */
record ZipMember(ZipFile zip, SharedChannel bytes, ZipArchiveEntry entry, String path)
    implements Member {
  private static final int LOCAL_HEADER = 30;
  private static final int TIME_IN_LOCAL_HEADER = 10;

  /** What the ZIP lists, without folders. */
  static List<Member> list(ZipFile zip, SharedChannel bytes, MemberPaths paths)
      throws MemberException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    if (overlap(entries, bytes.size())) {
      throw new MemberException(
          RefusalReason.OVERLAPPING_MEMBERS, Refusals.overlapping(paths.parent()));
    }
    List<Member> members = new ArrayList<>();
    for (ZipArchiveEntry entry : entries) {
      if (!entry.isDirectory()) {
        members.add(new ZipMember(zip, bytes, entry, paths.of(entry.getName())));
      }
    }
    return members;
  }

  /** Whether members share bytes, or one claims bytes behind the end. */
  private static boolean overlap(List<ZipArchiveEntry> entries, long size) {
    List<ZipArchiveEntry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    long end = 0;
    for (ZipArchiveEntry entry : inOrder) {
      long from = entry.getLocalHeaderOffset();
      if (from < end) {
        return true;
      }
      end = from + LOCAL_HEADER + entry.getCompressedSize();
      if (end < from || end > size) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String name() {
    return MemberNames.oneLine(entry.getName());
  }

  @Override
  public boolean isUnsafe() {
    return entry.isUnixSymlink() || !MemberNames.isSafe(entry.getName());
  }

  @Override
  public Optional<MemberException> obstacle() {
    if (isUnsafe()) {
      return Optional.of(new MemberException(RefusalReason.UNSAFE_NAME, Refusals.unsafeName(path)));
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return Optional.of(
          new MemberException(
              RefusalReason.ENCRYPTED,
              "Cannot read \"" + path + "\": it is encrypted. Pack it anew without a password."));
    }
    if (!zip.canReadEntryData(entry)) {
      return Optional.of(
          new MemberException(
              RefusalReason.UNSUPPORTED_COMPRESSION,
              "Unsupported compression of \""
                  + path
                  + "\": method "
                  + entry.getMethod()
                  + ". Pack it anew as an ordinary ZIP."));
    }
    return Optional.empty();
  }

  @Override
  public long size() {
    return entry.getSize();
  }

  @Override
  public long packedSize() {
    return entry.getCompressedSize();
  }

  @Override
  public InputStream open() throws IOException {
    return new WholeStream(new SoundStream(() -> zip.getInputStream(entry)), path, entry);
  }

  /** The time as the ZIP has it: read from the bytes, because the library applies a zone. */
  @Override
  public LocalDateTime time() {
    long at = entry.getLocalHeaderOffset() + TIME_IN_LOCAL_HEADER;
    if (at < 0 || at + 4 > bytes.size()) {
      return ArchiveFacts.NO_TIME;
    }
    ByteBuffer stamp = ByteBuffer.wrap(bytes.bytes(at, 4)).order(ByteOrder.LITTLE_ENDIAN);
    int time = Short.toUnsignedInt(stamp.getShort(0));
    int date = Short.toUnsignedInt(stamp.getShort(2));
    try {
      return LocalDateTime.of(
          1980 + (date >> 9),
          (date >> 5) & 15,
          date & 31,
          time >> 11,
          (time >> 5) & 63,
          (time & 31) * 2);
    } catch (DateTimeException e) {
      return ArchiveFacts.NO_TIME;
    }
  }
}
