package io.barlake.ingest.format.mapped;

import io.barlake.BarlakeException;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ContentHash;
import io.barlake.ingest.archive.MemberException;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.text.Records;
import io.barlake.market.Symbol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts an archive of several symbols into one for each, as if it were a ZIP that holds them: every
 * record is in exactly one of them. A record without a symbol goes with the first symbol. The parts
 * are held in memory.
 */
public final class SymbolParts {
  private final SourceMapping mapping;
  private final ArchiveLimits limits;
  private final Map<Symbol, ByteArrayOutputStream> parts = new LinkedHashMap<>();
  private final ByteArrayOutputStream early = new ByteArrayOutputStream();
  private byte[] header = new byte[0];
  private long held;

  private SymbolParts(SourceMapping mapping, ArchiveLimits limits) {
    this.mapping = mapping;
    this.limits = limits;
  }

  /** The archive itself where its mapping is of one symbol, or it holds no more than one. */
  public static List<Archive> of(Archive archive, SourceMapping mapping, ArchiveLimits limits)
      throws IOException {
    return mapping.plan().symbol() instanceof SymbolRule.Field field
            && holdsSeveral(archive, mapping, field)
        ? new SymbolParts(mapping, limits).cut(archive, field)
        : List.of(archive);
  }

  private static boolean holdsSeveral(
      Archive archive, SourceMapping mapping, SymbolRule.Field field) throws IOException {
    RecordFields fields = RecordFields.of(mapping.layout(), List.of(field.name()));
    Optional<Symbol> first = Optional.empty();
    try (InputStream bytes = archive.open()) {
      Records records = mapping.layout().records(bytes);
      while (records.advance()) {
        Optional<Symbol> symbol = symbol(fields, records);
        if (first.isPresent() && symbol.isPresent() && !symbol.equals(first)) {
          return true;
        }
        first = first.isPresent() ? first : symbol;
      }
    }
    return false;
  }

  private static Optional<Symbol> symbol(RecordFields fields, Records records) {
    boolean isRecord = fields.find(records.bytes(), records.from(), records.to()).isEmpty();
    return isRecord
            && !fields.isTombstone()
            && !fields.isHeader(records.bytes(), records.from(), records.to())
        ? symbol(fields, 0)
        : Optional.empty();
  }

  /** The symbol in a field; empty where the word is none. */
  static Optional<Symbol> symbol(RecordFields fields, int field) {
    int length = fields.to(field) - fields.from(field);
    try {
      return Optional.of(
          Symbol.parse(
              new String(fields.bytes(), fields.from(field), length, StandardCharsets.UTF_8)));
    } catch (BarlakeException e) {
      return Optional.empty();
    }
  }

  private List<Archive> cut(Archive archive, SymbolRule.Field field) throws IOException {
    RecordFields fields = RecordFields.of(mapping.layout(), List.of(field.name()));
    try (InputStream bytes = archive.open()) {
      Records records = mapping.layout().records(bytes);
      while (records.advance()) {
        if (records.isTooLong()) {
          throw new MemberException(
              RefusalReason.UNREADABLE,
              String.format(
                  Locale.ROOT,
                  "Cannot cut \"%s\" into its symbols: record %d is longer than any. Take it out.",
                  archive.facts().name(),
                  records.line()));
        }
        if (fields.isHeader(records.bytes(), records.from(), records.to())) {
          header = header.length == 0 ? line(records) : header;
        } else {
          put(archive, symbol(fields, records), line(records));
        }
      }
    }
    List<Archive> archives = new ArrayList<>();
    for (Map.Entry<Symbol, ByteArrayOutputStream> part : parts.entrySet()) {
      archives.add(part(archive.facts(), part.getKey(), part.getValue().toByteArray()));
    }
    return archives;
  }

  /** A record on a line of its own; one that may have been cut has no end. */
  private static byte[] line(Records records) {
    int length = records.to() - records.from();
    byte[] line = new byte[length + (records.isTerminated() ? 1 : 0)];
    for (int i = 0; i < length; i++) {
      byte c = records.bytes()[records.from() + i];
      line[i] = c == '\n' || c == '\r' ? (byte) ' ' : c;
    }
    if (records.isTerminated()) {
      line[length] = '\n';
    }
    return line;
  }

  /** What comes before any symbol waits, as a part begins with a record of its own. */
  private void put(Archive archive, Optional<Symbol> symbol, byte[] line) throws IOException {
    held += line.length;
    if (held > limits.heldBytes()) {
      throw refused(archive, RefusalReason.TOO_LARGE, "bytes", limits.heldBytes());
    }
    if (symbol.isEmpty() && parts.isEmpty()) {
      early.writeBytes(line);
      return;
    }
    ByteArrayOutputStream part =
        parts.get(symbol.orElseGet(() -> parts.keySet().iterator().next()));
    if (part == null) {
      part = new ByteArrayOutputStream();
      part.writeBytes(header);
      parts.put(symbol.get(), part);
      held += header.length;
    }
    if (parts.size() > limits.members()) {
      throw refused(archive, RefusalReason.TOO_MANY_MEMBERS, "symbols", limits.members());
    }
    part.writeBytes(line);
    early.writeTo(part);
    early.reset();
  }

  private static MemberException refused(
      Archive archive, RefusalReason reason, String what, long most) {
    return new MemberException(
        reason,
        String.format(
            Locale.ROOT,
            "Cannot cut \"%s\" into its symbols: it holds more than %,d %s. Export it in smaller"
                + " files, or one for each symbol.",
            archive.facts().name(),
            most,
            what));
  }

  private Archive part(ArchiveFacts whole, Symbol symbol, byte[] bytes) throws IOException {
    ContentHash hash = ContentHash.of(new ByteArrayInputStream(bytes));
    String ending = mapping.layout() instanceof Layout.Json ? ".json" : ".csv";
    ArchiveFacts facts =
        new ArchiveFacts(
            whole.name() + "!/" + symbol + ending,
            hash.sha256(),
            hash.size(),
            whole.member(),
            whole.memberTime(),
            whole.issued());
    Archive.MemberSource source = () -> new ByteArrayInputStream(bytes);
    return new Archive(facts, source, source);
  }
}
