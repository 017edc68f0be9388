package io.barlake.ingest.format;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.text.LineScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one archive: finds out its format and its symbol, and turns its lines into columns and
 * rejections. A line that cannot be read is put aside; an archive of which most lines cannot be
 * read is refused. Never throws for what is in the bytes.
 */
public final class ArchiveReader {
  /** So many bad lines, and more than good ones, are no bad lines any more but a wrong file. */
  private static final int HOPELESS = 10_000;

  public ReadOutcome read(Archive archive) {
    try (InputStream bytes = archive.open()) {
      byte[] head = bytes.readNBytes(FormatDetector.HEAD_BYTES);
      Optional<ArchiveFormat> format = FormatDetector.detect(head);
      if (format.isEmpty()) {
        return unknown(archive, head, bytes);
      }
      ArchiveFormat known = format.get();
      List<String> notes = new ArrayList<>();
      Optional<ArchiveLabel> label = label(known.reader(), archive.facts(), notes);
      if (label.isEmpty()) {
        return unnamed(archive.facts());
      }
      LineScanner lines =
          new LineScanner(new SequenceInputStream(new ByteArrayInputStream(head), bytes));
      return read(archive.facts(), known, label.get(), notes, lines);
    } catch (IOException e) {
      return new ReadOutcome.Refused(archive.refusal(e));
    }
  }

  private static ReadOutcome read(
      ArchiveFacts facts,
      ArchiveFormat format,
      ArchiveLabel label,
      List<String> notes,
      LineScanner lines)
      throws IOException {
    MinuteReader reader = format.reader();
    MinuteRow row = new MinuteRow();
    MinuteCollector rows = new MinuteCollector();
    List<Rejection> rejections = new ArrayList<>();
    while (lines.advance()) {
      Optional<RejectionReason> fault = fault(reader, lines, row);
      if (fault.isEmpty()) {
        rows.add(row, lines.line());
        continue;
      }
      rejections.add(new Rejection(facts.member(), lines.line(), fault.get(), lines.text()));
      if (rejections.size() >= HOPELESS && rejections.size() > rows.size()) {
        return unreadable(facts, rejections, rows.size());
      }
    }
    if (rows.size() == 0) {
      return unreadable(facts, rejections, 0);
    }
    MinuteColumns columns = rows.columns();
    notePeriod(label.period(), columns, notes);
    long recordsRead = (long) columns.size() + rejections.size();
    ParsedMinutes minutes = new ParsedMinutes(columns, rejections, 0, recordsRead);
    return new ReadOutcome.Read(new ReadArchive(facts, format, label, minutes, notes));
  }

  private static Optional<RejectionReason> fault(
      MinuteReader reader, LineScanner lines, MinuteRow row) {
    if (lines.isTooLong()) {
      return Optional.of(RejectionReason.LINE_TOO_LONG);
    }
    Optional<RejectionReason> fault = reader.read(lines.bytes(), lines.from(), lines.to(), row);
    if (fault.isEmpty()) {
      return row.fault();
    }
    return lines.isTerminated() || fault.get() != RejectionReason.WRONG_FIELD_COUNT
        ? fault
        : Optional.of(RejectionReason.CUT_LINE);
  }

  /** The member's name is nearest to the data; the archive's names help out, innermost first. */
  private static Optional<ArchiveLabel> label(
      MinuteReader reader, ArchiveFacts facts, List<String> notes) {
    List<ArchiveLabel> labels = new ArrayList<>();
    reader.label(facts.member()).ifPresent(labels::add);
    String[] parts = facts.name().split("!/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      reader.label(parts[i]).ifPresent(labels::add);
    }
    for (ArchiveLabel other : labels) {
      if (!other.equals(labels.get(0))) {
        notes.add(
            String.format(
                Locale.ROOT,
                "The names disagree: %s %s and %s %s. Took %s %s, which is nearest to the data.",
                labels.get(0).symbol(),
                labels.get(0).period(),
                other.symbol(),
                other.period(),
                labels.get(0).symbol(),
                labels.get(0).period()));
        break;
      }
    }
    return labels.stream().findFirst();
  }

  private static void notePeriod(ArchivePeriod period, MinuteColumns columns, List<String> notes) {
    ArchivePeriod found = PeriodOfStamps.of(columns.fileMinutes(), period);
    if (!found.equals(period)) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The name says %s and the stamps lie in %s. Took the stamps.",
              period,
              found));
    }
  }

  private static ReadOutcome unknown(Archive archive, byte[] head, InputStream rest)
      throws IOException {
    ArchiveFacts facts = archive.facts();
    if (FormatDetector.isHtml(head)) {
      return refused(facts, RefusalReason.HTML_PAGE, "it is a web page. Download it again.");
    }
    LineScanner lines =
        new LineScanner(new SequenceInputStream(new ByteArrayInputStream(head), rest));
    if (!lines.advance()) {
      return refused(facts, RefusalReason.EMPTY_FILE, "it holds no line. Download it again.");
    }
    return refused(facts, RefusalReason.UNKNOWN_FORMAT, FormatDetector.describe(head));
  }

  private static ReadOutcome unnamed(ArchiveFacts facts) {
    return refused(
        facts,
        RefusalReason.UNKNOWN_SYMBOL,
        "no name tells its symbol. Rename it like DAT_ASCII_EURUSD_M1_2019.csv.");
  }

  private static ReadOutcome unreadable(
      ArchiveFacts facts, List<Rejection> rejections, int readable) {
    Rejection first = rejections.get(0);
    return refused(
        facts,
        RefusalReason.UNREADABLE,
        String.format(
            Locale.ROOT,
            "%d of its first %d lines cannot be read, beginning with line %d (%s). Check what it"
                + " is and download it again.",
            rejections.size(),
            rejections.size() + readable,
            first.line(),
            first.reason().word()));
  }

  private static ReadOutcome refused(ArchiveFacts facts, RefusalReason reason, String why) {
    return new ReadOutcome.Refused(
        facts.refused(
            reason, "Cannot read \"" + facts.member() + "\" of \"" + facts.name() + "\": " + why));
  }
}
