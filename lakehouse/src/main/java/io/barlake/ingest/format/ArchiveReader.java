package io.barlake.ingest.format;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.ingest.text.LineScanner;
import io.barlake.ingest.text.Records;
import io.barlake.market.Side;
import io.barlake.market.Symbol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads one archive: finds out its format and its symbol, and turns its records into columns and
 * rejections. A record that cannot be read is put aside; an archive of which most records cannot be
 * read is refused. Never throws for what is in the bytes.
 */
public final class ArchiveReader {
  /** So many bad records, and more than good ones, are no bad lines any more but a wrong file. */
  private static final int HOPELESS = 10_000;

  private final List<SourceMapping> mappings;
  private final Set<Side> sides;

  /** Reads the formats that are built in. */
  public ArchiveReader() {
    this(List.of());
  }

  /** Reads by these mappings what they match, and all else by the formats that are built in. */
  public ArchiveReader(List<SourceMapping> mappings) {
    this(mappings, Set.of());
  }

  /** The same, which makes bars of these sides of quotes too, beside an archive's own. */
  public ArchiveReader(List<SourceMapping> mappings, Set<Side> sides) {
    this.mappings = List.copyOf(mappings);
    this.sides = Set.copyOf(sides);
  }

  /** Those of these mappings that describe the archive. */
  public static List<SourceMapping> fitting(Archive archive, List<SourceMapping> mappings)
      throws IOException {
    try (InputStream bytes = archive.open()) {
      byte[] head = bytes.readNBytes(FormatDetector.HEAD_BYTES);
      ArchiveNames names = ArchiveNames.of(archive.facts());
      return mappings.stream().filter(mapping -> mapping.matches(head, names)).toList();
    }
  }

  public ReadOutcome read(Archive archive) {
    return read(archive, TickSink.NONE);
  }

  /** The same, and shows each tick to the sink, if ticks are what the archive holds. */
  public ReadOutcome read(Archive archive, TickSink sink) {
    return read(archive, sink, (head, names) -> FormatDetector.detect(head, names, mappings));
  }

  /** Reads an archive by a format that is known to be its own. */
  public ReadOutcome readBy(Format format, Archive archive, TickSink sink) {
    return read(archive, sink, (head, names) -> List.of(format));
  }

  private ReadOutcome read(
      Archive archive, TickSink sink, BiFunction<byte[], ArchiveNames, List<Format>> detector) {
    try (InputStream bytes = archive.open()) {
      byte[] head = bytes.readNBytes(FormatDetector.HEAD_BYTES);
      ArchiveNames names = ArchiveNames.of(archive.facts());
      if (head.length == 0) {
        return empty(archive.facts(), names);
      }
      List<Format> formats = detector.apply(head, names);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), bytes);
      if (formats.size() == 1) {
        return read(archive.facts(), names, formats.get(0), new Content(head, whole), sink);
      }
      return formats.isEmpty()
          ? unknown(archive, head, whole)
          : refused(
              archive.facts(), RefusalReason.UNKNOWN_FORMAT, FormatDetector.describe(formats));
    } catch (ArithmeticException e) {
      return refused(
          archive.facts(),
          RefusalReason.UNREADABLE,
          "its numbers add up to more than can be counted exactly. Check what it is.");
    } catch (IOException e) {
      return new ReadOutcome.Refused(archive.refusal(e));
    }
  }

  /** The first bytes of a member, and all of them. */
  private record Content(byte[] head, InputStream whole) {}

  private ReadOutcome read(
      ArchiveFacts facts, ArchiveNames names, Format format, Content content, TickSink sink)
      throws IOException {
    FormatReader reader = format.reader();
    Optional<String> obstacle = reader.begin(names);
    if (obstacle.isPresent()) {
      return refused(facts, RefusalReason.INCOMPLETE_NAME, obstacle.get());
    }
    Records records =
        reader instanceof OwnRecords own
            ? own.records(content.whole())
            : new LineScanner(Utf8Stream.of(content.head(), content.whole()));
    RecordIntake intake = RecordIntake.of(reader, sink, sides);
    List<Rejection> rejections = new ArrayList<>();
    while (records.advance()) {
      Optional<RejectionReason> fault = fault(intake, records);
      if (fault.isEmpty() || reader.isHeader(records.bytes(), records.from(), records.to())) {
        continue;
      }
      rejections.add(new Rejection(facts.member(), records.line(), fault.get(), records.text()));
      if (rejections.size() >= HOPELESS && rejections.size() > intake.taken()) {
        return unreadable(facts, rejections, intake.taken());
      }
    }
    if (intake.taken() == 0 && !rejections.isEmpty()) {
      return unreadable(facts, rejections, 0);
    }
    if (intake.taken() == intake.padding() + intake.copies()
        && intake.fillerEnds().length == 0
        && rejections.isEmpty()) {
      return new ReadOutcome.Nothing(facts);
    }
    return archive(facts, names, format, reader, intake, rejections);
  }

  private static ReadOutcome archive(
      ArchiveFacts facts,
      ArchiveNames names,
      Format format,
      FormatReader reader,
      RecordIntake intake,
      List<Rejection> rejections) {
    MinuteColumns columns = intake.columns();
    if (columns.size() == 0 && !rejections.isEmpty()) {
      return unreadable(facts, rejections, intake.taken());
    }
    List<String> notes = new ArrayList<>();
    Optional<ArchiveLabel> label = label(reader, names, notes);
    if (label.isEmpty()) {
      return unnamed(facts, reader);
    }
    int frame = reader.frame().orElseGet(() -> FrameOfStamps.of(columns.fileMinutes()));
    ParsedMinutes minutes =
        new ParsedMinutes(
            columns,
            rejections,
            intake.padding(),
            intake.copies(),
            intake.fillerEnds(),
            intake.taken() + rejections.size());
    notePeriod(label.get().period(), minutes.stamps(), notes);
    return new ReadOutcome.Read(
        new ReadArchive(
            facts,
            format,
            label.get(),
            reader.origin(),
            frame,
            minutes,
            intake.beside(columns),
            notes));
  }

  private static Optional<RejectionReason> fault(RecordIntake intake, Records records) {
    if (records.isTooLong()) {
      return Optional.of(RejectionReason.LINE_TOO_LONG);
    }
    Optional<RejectionReason> fault =
        intake.take(records.bytes(), records.from(), records.to(), records.line());
    return records.isTerminated()
            || fault.isEmpty()
            || (fault.get() != RejectionReason.WRONG_FIELD_COUNT
                && fault.get() != RejectionReason.NOT_JSON)
        ? fault
        : Optional.of(RejectionReason.CUT_LINE);
  }

  /**
   * The symbol that the records tell, if they do. Of the names, the member's is nearest to the
   * data, and the archive's help out, innermost first.
   */
  private static Optional<ArchiveLabel> label(
      FormatReader reader, ArchiveNames names, List<String> notes) {
    List<ArchiveLabel> labels = new ArrayList<>();
    for (String name : names.nearestFirst()) {
      reader.label(name).ifPresent(labels::add);
    }
    noteNames(labels, notes);
    Optional<Symbol> symbol = reader.symbol();
    if (symbol.isEmpty()) {
      return labels.stream().findFirst();
    }
    ArchivePeriod period = labels.isEmpty() ? ArchivePeriod.UNKNOWN : labels.get(0).period();
    if (!labels.isEmpty() && !labels.get(0).symbol().equals(symbol.get())) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The name says %s and the records say %s. Took the records.",
              labels.get(0).symbol(),
              symbol.get()));
    }
    return Optional.of(new ArchiveLabel(symbol.get(), period));
  }

  private static void noteNames(List<ArchiveLabel> labels, List<String> notes) {
    for (ArchiveLabel other : labels) {
      if (!other.agreesWith(labels.get(0))) {
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
        return;
      }
    }
  }

  private static void notePeriod(ArchivePeriod period, long[] stamps, List<String> notes) {
    ArchivePeriod found = PeriodOfStamps.of(stamps, period);
    if (!found.equals(period)) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The name says %s and the stamps lie in %s. Took the stamps.",
              period,
              found));
    }
  }

  /** Without a byte only the name can tell whether nothing happened or the data is missing. */
  private static ReadOutcome empty(ArchiveFacts facts, ArchiveNames names) {
    for (ArchiveFormat format : ArchiveFormat.values()) {
      FormatReader reader = format.reader();
      if (reader instanceof OwnRecords own
          && own.mayBeEmpty()
          && names.nearestFirst().stream().anyMatch(name -> reader.label(name).isPresent())) {
        return new ReadOutcome.Nothing(facts);
      }
    }
    return noLine(facts);
  }

  private static ReadOutcome unknown(Archive archive, byte[] head, InputStream whole)
      throws IOException {
    ArchiveFacts facts = archive.facts();
    if (FormatDetector.isHtml(head)) {
      return refused(facts, RefusalReason.HTML_PAGE, "it is a web page. Download it again.");
    }
    if (!new LineScanner(whole).advance()) {
      return noLine(facts);
    }
    return refused(facts, RefusalReason.UNKNOWN_FORMAT, FormatDetector.describe(head));
  }

  private static ReadOutcome noLine(ArchiveFacts facts) {
    return refused(facts, RefusalReason.EMPTY_FILE, "it holds no line. Download it again.");
  }

  private static ReadOutcome unnamed(ArchiveFacts facts, FormatReader reader) {
    return refused(
        facts,
        RefusalReason.UNKNOWN_SYMBOL,
        "no name tells its symbol. Rename it like " + reader.exampleName() + ".");
  }

  private static ReadOutcome unreadable(
      ArchiveFacts facts, List<Rejection> rejections, long readable) {
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
