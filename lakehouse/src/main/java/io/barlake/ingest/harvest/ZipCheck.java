package io.barlake.ingest.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a ZIP to its end: directory, compressed bytes and checksums, and the member's name. */
final class ZipCheck implements ArchiveCheck {
  private final String stem;

  /** A ZIP with a csv file whose name begins so. */
  ZipCheck(String stem) {
    this.stem = stem.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<String> flaw(Path file) throws IOException {
    if (Files.size(file) == 0) {
      return Optional.of("the answer is empty: the site may not offer this symbol and period");
    }
    Optional<String> page = WebPage.in(file);
    if (page.isPresent()) {
      return page;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> members = Collections.list(zip.entries());
      for (ZipEntry member : members) {
        if (!isWhole(zip, member)) {
          return Optional.of("the ZIP is damaged: the checksum of a member is wrong");
        }
      }
      return members.stream().anyMatch(this::isWanted)
          ? Optional.empty()
          : Optional.of("the ZIP holds no " + stem.toUpperCase(Locale.ROOT) + "*.csv");
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("the answer is no sound ZIP (" + oneLine(e) + ")");
    }
  }

  private boolean isWanted(ZipEntry member) {
    String path = member.getName().toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.startsWith(stem) && name.endsWith(".csv");
  }

  private static boolean isWhole(ZipFile zip, ZipEntry member) throws IOException {
    CRC32 checksum = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream bytes = new CheckedInputStream(zip.getInputStream(member), checksum)) {
      while (bytes.read(buffer) >= 0) {
        // The checksum is what is wanted.
      }
    }
    return checksum.getValue() == member.getCrc();
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }
}
