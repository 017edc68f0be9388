package io.barlake.ingest.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainZipTest {
  private static final String LONG_TEXT = "1.146130;".repeat(50_000);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void pack() throws IOException {
    file = folder.resolve("two.zip");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PlainZip zip =
            new PlainZip(channel, LocalDateTime.of(2020, 1, 2, 12, 0, 4), PlainZip.UTF8_NAMES)) {
      try (OutputStream out = zip.member("long.csv")) {
        out.write(LONG_TEXT.getBytes(UTF_8));
      }
      try (OutputStream out = zip.member("short.txt")) {
        out.write('x');
      }
    }
  }

  @Test
  void membersComeBackThroughTheCentralDirectory() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("long.csv", "short.txt");
      ZipEntry entry = zip.getEntry("long.csv");
      assertThat(entry.getTimeLocal()).isEqualTo("2020-01-02T12:00:04");
      assertThat(zip.getInputStream(entry).readAllBytes()).asString(UTF_8).isEqualTo(LONG_TEXT);
      assertThat(zip.getInputStream(zip.getEntry("short.txt")).readAllBytes()).containsExactly('x');
    }
  }

  @Test
  void membersComeBackFromAStreamThatChecksThem() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      assertThat(zip.getNextEntry().getSize()).isEqualTo(LONG_TEXT.length());
      assertThat(zip.readAllBytes()).asString(UTF_8).isEqualTo(LONG_TEXT);
      assertThat(zip.getNextEntry().getName()).isEqualTo("short.txt");
      assertThat(zip.readAllBytes()).containsExactly('x');
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void localHeaderHasSizesAndNeitherDescriptorNorExtraField() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(header.getInt(0)).isEqualTo(0x04034b50);
    assertThat(header.getShort(4)).isEqualTo((short) 20);
    assertThat(header.getShort(6)).isEqualTo((short) 0x0800);
    assertThat(header.getInt(22)).isEqualTo(LONG_TEXT.length());
    assertThat(header.getShort(28)).isZero();
  }
}
