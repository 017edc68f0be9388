package io.barlake.ingest.harvest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tukaani.xz.LZMAInputStream;

/** Reads a bi5 file to its end; one without a byte is an hour or a day without data. */
final class Bi5Check implements ArchiveCheck {
  private final int recordBytes;

  /** LZMA that inflates to records of so many bytes. */
  Bi5Check(int recordBytes) {
    this.recordBytes = recordBytes;
  }

  @Override
  public Optional<String> flaw(Path file) throws IOException {
    if (Files.size(file) == 0) {
      return Optional.empty();
    }
    Optional<String> page = WebPage.in(file);
    if (page.isPresent()) {
      return page;
    }
    try (InputStream records =
        new LZMAInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      for (int n = records.read(buffer); n >= 0; n = records.read(buffer)) {
        bytes += n;
      }
      return bytes % recordBytes == 0
          ? Optional.empty()
          : Optional.of("the bi5 file ends within a record");
    } catch (IOException e) {
      return Optional.of("the answer is no sound bi5 file");
    }
  }
}
