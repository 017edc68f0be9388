package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One member of an open ZIP. {@code path} names it from the outermost file down. */
record ZipMember(ZipFile zip, SharedChannel bytes, ZipArchiveEntry entry, String path) {
  private static final int TIME_IN_LOCAL_HEADER = 10;

  String name() {
    return MemberNames.oneLine(entry.getName());
  }

  boolean isData() {
    return !entry.isDirectory() && MemberNames.isData(entry.getName());
  }

  boolean isZip() {
    return !entry.isDirectory() && MemberNames.isZip(entry.getName());
  }

  boolean isUnsafe() {
    return entry.isUnixSymlink() || !MemberNames.isSafe(entry.getName());
  }

  /** Why the member's bytes cannot be had at all; empty when they can be tried. */
  Optional<MemberException> obstacle(long limit) {
    if (isUnsafe()) {
      return Optional.of(
          new MemberException(
              RefusalReason.UNSAFE_NAME,
              "Cannot trust \""
                  + path
                  + "\": a member's name leaves its folder or is a link. Pack the data anew under"
                  + " a plain name."));
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
    if (entry.getSize() > limit) {
      return Optional.of(
          new MemberException(
              RefusalReason.TOO_LARGE, Refusals.tooLarge(path, entry.getSize(), limit)));
    }
    return Optional.empty();
  }

  InputStream open(long limit, ArchiveLimits limits) throws IOException {
    return new GuardedStream(
        new SoundStream(() -> zip.getInputStream(entry)), path, entry, limit, limits);
  }

  /** The time as the ZIP has it: read from the bytes, because the library applies a zone. */
  LocalDateTime time() {
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
