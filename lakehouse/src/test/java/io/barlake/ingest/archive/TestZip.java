package io.barlake.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs members into a ZIP in memory. */
public final class TestZip {
  public static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 18, 20, 20, 44);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);
  private LocalDateTime time = TIME;

  /** The time of the members that follow. */
  public TestZip at(LocalDateTime memberTime) {
    time = memberTime;
    return this;
  }

  public TestZip with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public TestZip with(String name, byte[] content) {
    try {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(time);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
