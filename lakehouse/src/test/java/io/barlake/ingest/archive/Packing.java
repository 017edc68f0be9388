package io.barlake.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs bytes in memory in every way that is not a ZIP. */
public final class Packing {
  private Packing() {}

  public static byte[] gzip(byte[] content) {
    return packed(content, GZIPOutputStream::new);
  }

  public static byte[] xz(byte[] content) {
    return packed(content, bytes -> new XZOutputStream(bytes, new LZMA2Options(0)));
  }

  static byte[] xz(byte[] content, int dictionaryBytes) {
    LZMA2Options options = new LZMA2Options();
    return packed(
        content,
        bytes -> {
          options.setDictSize(dictionaryBytes);
          return new XZOutputStream(bytes, options);
        });
  }

  public static byte[] bzip2(byte[] content) {
    return packed(content, bytes -> new BZip2CompressorOutputStream(bytes, 1));
  }

  /** A TAR of these members, with long names and the time of {@link TestZip}. */
  public static byte[] tar(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
        entry.setSize(member.getValue().length);
        entry.setModTime(TestZip.TIME.toInstant(ZoneOffset.UTC).toEpochMilli());
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] tar(String name, String content) {
    return tar(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  /** A TAR with one link. */
  static byte[] tarOfLink(String name, String leadsTo, byte kind) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name, kind);
      entry.setLinkName(leadsTo);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private interface Packer {
    OutputStream over(OutputStream bytes) throws IOException;
  }

  private static byte[] packed(byte[] content, Packer packer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
