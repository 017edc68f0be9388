package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.market.Side;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Archives of written text, without a ZIP around them. */
public final class TestArchive {
  public static final String MEMBER = "DAT_ASCII_EURUSD_M1_2019.csv";

  private TestArchive() {}

  public static Archive of(String text) {
    return of("EURUSD.zip", MEMBER, text);
  }

  public static Archive of(String name, String member, String text) {
    return of(name, member, text.getBytes(StandardCharsets.UTF_8), 1, ArchiveFacts.NO_TIME);
  }

  public static Archive of(
      String name, String member, byte[] bytes, int hash, LocalDateTime memberTime) {
    String sha256 = String.format(Locale.ROOT, "%064x", hash);
    ArchiveFacts facts = new ArchiveFacts(name, sha256, bytes.length, member, memberTime);
    return new Archive(
        facts, () -> new ByteArrayInputStream(bytes), () -> new ByteArrayInputStream(bytes));
  }

  public static ReadArchive read(Archive archive, SourceMapping... mappings) {
    ReadOutcome outcome = new ArchiveReader(List.of(mappings)).read(archive);
    assertThat(outcome).isInstanceOf(ReadOutcome.Read.class);
    return ((ReadOutcome.Read) outcome).archive();
  }

  /** With the bars of every side of its quotes. */
  public static ReadArchive readAllSides(Archive archive) {
    ReadOutcome outcome = new ArchiveReader(List.of(), Set.of(Side.ASK, Side.MID)).read(archive);
    assertThat(outcome).isInstanceOf(ReadOutcome.Read.class);
    return ((ReadOutcome.Read) outcome).archive();
  }

  public static ReadArchive read(String text) {
    return read(of(text));
  }

  public static RefusedArchive refused(Archive archive, SourceMapping... mappings) {
    ReadOutcome outcome = new ArchiveReader(List.of(mappings)).read(archive);
    assertThat(outcome).isInstanceOf(ReadOutcome.Refused.class);
    return ((ReadOutcome.Refused) outcome).archive();
  }
}
