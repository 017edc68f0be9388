package io.barlake.ingest.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Bytes somewhere in the file that is walked: the file itself, a member, or what either unpacks to.
 * They can be read from the start as often as needed.
 *
 * @param name what the bytes are called where they lie
 * @param channel the file itself; nothing else can be read at any place without being held
 */
record Content(
    String path, String name, LocalDateTime time, Optional<SharedChannel> channel, Opener opener) {

  /** Opens the bytes; reading fails behind a limit. */
  @FunctionalInterface
  interface Opener {
    InputStream open(long limit) throws IOException;
  }

  static Content file(String path, SharedChannel bytes) {
    return new Content(
        path,
        MemberNames.fileName(path),
        ArchiveFacts.NO_TIME,
        Optional.of(bytes),
        limit -> bytes.stream(0));
  }

  static Content member(Member member, ArchiveLimits limits, WalkBudget budget) {
    WalkBudget.Meter meter = budget.new Meter();
    return new Content(
        member.path(),
        member.name(),
        member.time(),
        Optional.empty(),
        limit -> {
          if (member.size() > limit) {
            throw new MemberException(
                RefusalReason.TOO_LARGE, Refusals.tooLarge(member.path(), member.size(), limit));
          }
          return new GuardedStream(
              member.open(),
              member.path(),
              limit,
              limits.inflateRatio(),
              member::packedSize,
              meter);
        });
  }

  /** No bytes, where something may be left out. */
  static Content empty(String path) {
    return new Content(
        path,
        MemberNames.fileName(path),
        ArchiveFacts.NO_TIME,
        Optional.empty(),
        limit -> InputStream.nullInputStream());
  }

  /** What these bytes unpack to. */
  Content unpacked(MemberKind kind, ArchiveLimits limits, WalkBudget budget) {
    String inner = MemberNames.unpacked(MemberNames.fileName(name));
    String innerPath = path + MemberPaths.INSIDE + inner;
    WalkBudget.Meter meter = budget.new Meter();
    return new Content(
        innerPath,
        inner,
        ArchiveFacts.NO_TIME,
        Optional.empty(),
        limit -> {
          UnpackedStream bytes =
              new UnpackedStream(kind, open(Long.MAX_VALUE), path, limits.heldBytes());
          return new GuardedStream(
              bytes, path, limit, limits.inflateRatio(), bytes::packedBytes, meter);
        });
  }

  InputStream open(long limit) throws IOException {
    return opener.open(limit);
  }

  byte[] head(int bytes) throws IOException {
    try (InputStream stream = open(Long.MAX_VALUE)) {
      return stream.readNBytes(bytes);
    }
  }

  ContentHash hash(long limit) throws IOException {
    try (InputStream stream = new BufferedInputStream(open(limit), 1 << 16)) {
      return ContentHash.of(stream);
    }
  }

  /** The bytes for reading at any place, in memory unless they are the file itself. */
  SharedChannel held(long limit) throws IOException {
    if (channel.isPresent()) {
      return channel.get();
    }
    try (InputStream stream = open(limit)) {
      return new SharedChannel(path, new SeekableInMemoryByteChannel(stream.readAllBytes()));
    }
  }
}
