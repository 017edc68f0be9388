package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Format;
import io.barlake.ingest.format.FormatReader;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.text.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A format that a person has described in {@code conf/sources/<name>.conf}: delimited text, or JSON
 * as it is exported from a topic of Kafka.
 */
public record SourceMapping(String name, Maker maker, NameRule names, Layout layout, Plan plan)
    implements Format, Serializable {
  private static final String WORD_PREFIX = "mapped-";
  private static final int RECORDS = 20;

  /** Whether the word in tables is that of a mapping. */
  public static boolean isWord(String word) {
    return word.startsWith(WORD_PREFIX);
  }

  /** The file of the mapping that has the word. */
  public static String fileOf(String word) {
    return "conf/sources/" + word.substring(WORD_PREFIX.length()) + ".conf";
  }

  @Override
  public String word() {
    return WORD_PREFIX + name;
  }

  public String file() {
    return fileOf(word());
  }

  @Override
  public Optional<String> clock() {
    return maker.clock().isEmpty() ? Optional.empty() : Optional.of(maker.clock());
  }

  @Override
  public FormatReader reader() {
    return plan.values() instanceof Values.Bars bars
        ? new MappedBarReader(this, bars)
        : new MappedTickReader(this);
  }

  /**
   * Whether it describes this file: by its header, or by the shape of most of its first records,
   * and by its name where the mapping says how its archives are called.
   */
  public boolean matches(byte[] head, ArchiveNames archive) {
    if (!names.fits(archive)) {
      return false;
    }
    FormatReader reader = reader();
    // Names that lack what they should tell are refused in words when the archive is read.
    if (reader.begin(archive).isPresent()) {
      return true;
    }
    boolean headed =
        layout instanceof Layout.Delimited text && text.head() == Layout.Delimited.Head.HEADER;
    int fits = 0;
    int differs = 0;
    try {
      Records records = ((OwnRecords) reader).records(new ByteArrayInputStream(head));
      for (int i = 0; i < RECORDS && records.advance(); i++) {
        if (headed) {
          return reader.isHeader(records.bytes(), records.from(), records.to());
        }
        boolean recognized = reader.recognizes(records.bytes(), records.from(), records.to());
        fits += recognized && reader.lastRecord() != FormatReader.RecordKind.FILLER ? 1 : 0;
        differs += recognized || !records.isTerminated() ? 0 : 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    return fits > differs;
  }
}
