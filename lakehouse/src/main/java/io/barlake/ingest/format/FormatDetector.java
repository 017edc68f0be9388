package io.barlake.ingest.format;

import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.ingest.text.LineScanner;
import io.barlake.ingest.text.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the format of a member from the shape of its first records, never from its name. Names
 * decide only between formats of which each recognises the same number.
 */
final class FormatDetector {
  /** So many bytes from the start hold enough records of every format. */
  static final int HEAD_BYTES = 1 << 14;

  private static final int RECORDS = 20;

  private FormatDetector() {}

  /**
   * What the archive may be read as: a mapping that knows it, before any format that is built in.
   */
  static List<Format> detect(byte[] head, ArchiveNames names, List<SourceMapping> mappings) {
    List<Format> mapped = new ArrayList<>();
    mappings.stream().filter(mapping -> mapping.matches(head, names)).forEach(mapped::add);
    return mapped.isEmpty() ? List.copyOf(detect(head, names)) : mapped;
  }

  /** The formats that recognise the most of the first records: none, one, or several alike. */
  static List<ArchiveFormat> detect(byte[] head, ArchiveNames names) {
    List<ArchiveFormat> formats = List.of(ArchiveFormat.values());
    List<FormatReader> readers = formats.stream().map(ArchiveFormat::reader).toList();
    int[] recognized = recognizedRecords(readers, head);
    int most = Math.max(1, Arrays.stream(recognized).max().orElse(0));
    List<ArchiveFormat> best = new ArrayList<>();
    for (int i = 0; i < recognized.length; i++) {
      if (recognized[i] == most) {
        best.add(formats.get(i));
      }
    }
    List<ArchiveFormat> named =
        best.stream().filter(format -> isNamedLike(format.reader(), names)).toList();
    return best.size() > 1 && !named.isEmpty() ? named : best;
  }

  private static boolean isNamedLike(FormatReader reader, ArchiveNames names) {
    return names.nearestFirst().stream().anyMatch(name -> reader.label(name).isPresent());
  }

  /** What else the bytes are, as the end of a sentence that tells what to do. */
  static String describe(byte[] head) {
    if (startsWith(head, 0x50, 0x4b, 3, 4)) {
      return "it is a ZIP under another name. Rename it to end in .zip.";
    }
    if (startsWith(head, 0x1f, 0x8b)) {
      return "it is compressed by gzip. Unpack it first.";
    }
    return "its lines have the shape of no known format. Expected lines such as"
        + " 20190102 030000;1.146130;1.146200;1.146100;1.146190;0.";
  }

  /** Between which formats a person has to choose, as the end of a sentence. */
  static String describe(List<Format> candidates) {
    String how =
        candidates.stream().anyMatch(SourceMapping.class::isInstance)
            ? ". Give these files a \"name\" each that only their own archives have."
            : ". Give it the name that its source gives it.";
    return candidates.stream()
        .map(one -> one instanceof SourceMapping mapping ? mapping.file() : one.word())
        .collect(Collectors.joining(" or ", "it could be ", how));
  }

  static boolean isHtml(byte[] head) {
    String start = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    return start.startsWith("<!") || start.regionMatches(true, 0, "<html", 0, 5);
  }

  /** How many of the first records each reader recognises; lines are cut once for all. */
  static int[] recognizedRecords(List<FormatReader> readers, byte[] head) {
    int[] recognized = new int[readers.size()];
    try {
      LineScanner lines = new LineScanner(Utf8Stream.of(head, new ByteArrayInputStream(head)));
      for (int i = 0; i < RECORDS && lines.advance(); i++) {
        for (int r = 0; r < recognized.length; r++) {
          recognized[r] += isRecognizedLine(readers.get(r), lines) ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    for (int r = 0; r < recognized.length; r++) {
      if (readers.get(r) instanceof OwnRecords own) {
        recognized[r] = recognizedRecords(readers.get(r), own, head);
      }
    }
    return recognized;
  }

  private static boolean isRecognizedLine(FormatReader reader, LineScanner lines) {
    return !(reader instanceof OwnRecords)
        && reader.recognizes(lines.bytes(), lines.from(), lines.to());
  }

  private static int recognizedRecords(FormatReader reader, OwnRecords own, byte[] head) {
    int recognized = 0;
    try {
      Records records = own.records(new ByteArrayInputStream(head));
      for (int i = 0; i < RECORDS && records.advance(); i++) {
        recognized += reader.recognizes(records.bytes(), records.from(), records.to()) ? 1 : 0;
      }
    } catch (IOException e) {
      // The head ends in the middle of a record, or is no stream of this format.
    }
    return recognized;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
