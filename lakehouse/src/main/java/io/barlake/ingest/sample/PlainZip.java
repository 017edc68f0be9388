package io.barlake.ingest.sample;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a ZIP as old tools do and {@code ZipOutputStream} cannot: deflated members whose sizes
 * stand in the local header, no data descriptors, no extra fields, made by FAT. Members are
 * streamed and their headers completed afterwards, so the channel must seek. Stamps are given as
 * local times and written as they are, whatever the zone of the machine.
 */
final class PlainZip implements Closeable {
  /** The general purpose flag by which a tool says that names are UTF-8. */
  static final int UTF8_NAMES = 1 << 11;

  static final int NO_FLAGS = 0;

  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END_OF_CENTRAL = 0x06054b50;
  private static final short VERSION_2_0 = 20;
  private static final short DEFLATED = 8;

  private final SeekableByteChannel channel;
  private final int dosTime;
  private final short flags;
  private final List<Member> members = new ArrayList<>();

  PlainZip(SeekableByteChannel channel, LocalDateTime modified, int flags) {
    this.channel = channel;
    this.dosTime = dosTime(modified);
    this.flags = (short) flags;
  }

  /** Opens the next member; closing the stream ends it. One member is open at a time. */
  OutputStream member(String name) throws IOException {
    Member member = new Member(name, channel.position());
    members.add(member);
    write(member.localHeader());
    return new MemberStream(member);
  }

  /** Writes the central directory; the channel stays open. */
  @Override
  public void close() throws IOException {
    long start = channel.position();
    for (Member member : members) {
      write(member.centralHeader());
    }
    ByteBuffer end = header(22).putInt(END_OF_CENTRAL).putShort((short) 0).putShort((short) 0);
    end.putShort((short) members.size()).putShort((short) members.size());
    end.putInt((int) (channel.position() - start)).putInt((int) start).putShort((short) 0);
    write(end);
  }

  private void write(ByteBuffer bytes) throws IOException {
    bytes.flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer header(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int dosTime(LocalDateTime time) {
    int date = (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
    int clock = time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    return date << 16 | clock;
  }

  private final class Member {
    private final byte[] name;
    private final long offset;
    private long crc;
    private long packedSize;
    private long size;

    Member(String name, long offset) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.offset = offset;
    }

    ByteBuffer localHeader() {
      ByteBuffer header = header(30 + name.length).putInt(LOCAL_HEADER);
      return putFacts(header).putShort((short) 0).put(name);
    }

    ByteBuffer centralHeader() {
      ByteBuffer header = header(46 + name.length).putInt(CENTRAL_HEADER).putShort(VERSION_2_0);
      putFacts(header).putShort((short) 0).putShort((short) 0);
      header.putShort((short) 0).putShort((short) 0).putInt(0);
      return header.putInt((int) offset).put(name);
    }

    private ByteBuffer putFacts(ByteBuffer header) {
      header.putShort(VERSION_2_0).putShort(flags).putShort(DEFLATED).putInt(dosTime);
      header.putInt((int) crc).putInt((int) packedSize).putInt((int) size);
      return header.putShort((short) name.length);
    }
  }

  private final class MemberStream extends OutputStream {
    private final Member member;
    private final CRC32 checksum = new CRC32();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final DeflaterOutputStream packed =
        new DeflaterOutputStream(Channels.newOutputStream(channel), deflater, 1 << 16);

    MemberStream(Member member) {
      this.member = member;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      checksum.update(bytes, offset, length);
      packed.write(bytes, offset, length);
    }

    /** Finishes the packed stream without closing it: that would close the channel. */
    @Override
    public void close() throws IOException {
      packed.finish();
      member.crc = checksum.getValue();
      member.size = deflater.getBytesRead();
      member.packedSize = deflater.getBytesWritten();
      deflater.end();
      long end = channel.position();
      channel.position(member.offset);
      PlainZip.this.write(member.localHeader());
      channel.position(end);
    }
  }
}
