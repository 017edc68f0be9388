package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.FormatReader;
import io.barlake.ingest.format.FormatReader.RecordKind;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Records;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the readers of bars and of ticks of a mapping have in common: what a record is, its stamp
 * and its symbol. An instance reads one member.
 */
abstract class MappedReader implements OwnRecords {
  private static final int NONE = -1;

  private final SourceMapping mapping;
  private final RecordFields fields;
  private final MappedStamp stamp;
  private final int[] stampParts;
  private final int symbolField;
  private final int[] place;
  private final int[] values;
  private final SeenOffsets seen = new SeenOffsets();

  private byte[] firstSymbol = new byte[0];
  private Optional<Symbol> symbol = Optional.empty();
  private RecordKind kind = RecordKind.DATA;
  private long micros;

  /** {@code valueFields} are read by their place in this list; those of no name are left out. */
  MappedReader(SourceMapping mapping, List<String> valueFields) {
    this.mapping = mapping;
    FieldNumbers numbers = new FieldNumbers();
    Plan plan = mapping.plan();
    stampParts = plan.stamp().fields().stream().mapToInt(numbers::of).toArray();
    symbolField = plan.symbol() instanceof SymbolRule.Field field ? numbers.of(field.name()) : NONE;
    values =
        valueFields.stream()
            .mapToInt(field -> field.equals(Values.NO_FIELD) ? NONE : numbers.of(field))
            .toArray();
    place = mapping.layout().placeFields().stream().mapToInt(numbers::of).toArray();
    fields = RecordFields.of(mapping.layout(), numbers.names());
    stamp = new MappedStamp(plan.stamp().form());
    if (plan.symbol() instanceof SymbolRule.Fixed fixed) {
      symbol = Optional.of(fixed.symbol());
    }
  }

  @Override
  public Records records(InputStream bytes) throws IOException {
    return mapping.layout().records(bytes);
  }

  /** Takes from the names what records lack; the answer is what they do not tell. */
  public Optional<String> begin(ArchiveNames names) {
    if (mapping.plan().stamp().date() == StampFields.DateOf.NAME) {
      Optional<LocalDate> date = first(names, mapping.names()::date);
      if (date.isEmpty()) {
        return Optional.of("its name tells no date where " + mapping.file() + " looks for one.");
      }
      stamp.date(date.get());
    }
    if (mapping.plan().symbol() instanceof SymbolRule.OfName) {
      symbol = first(names, mapping.names()::symbol);
      if (symbol.isEmpty()) {
        return Optional.of("its name tells no symbol where " + mapping.file() + " looks for one.");
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<T> first(ArchiveNames names, Function<String, Optional<T>> part) {
    return names.nearestFirst().stream().flatMap(name -> part.apply(name).stream()).findFirst();
  }

  /** Looks at a record; says why it is none. One that is no data has no stamp. */
  final Optional<RejectionReason> look(byte[] text, int from, int to) {
    kind = RecordKind.DATA;
    Optional<RejectionReason> fault = fields.find(text, from, to);
    if (fault.isPresent()) {
      return fault;
    }
    if (place.length > 0 && !fields.isTombstone()) {
      fault = lookForCopy();
      if (fault.isPresent() || kind == RecordKind.COPY) {
        return fault;
      }
    }
    if (fields.isTombstone()) {
      kind = RecordKind.FILLER;
      return FormatReader.ACCEPTED;
    }
    micros = stamp.parse(fields, stampParts);
    if (micros == StampParser.INVALID) {
      return FormatReader.BAD_STAMP;
    }
    return isOfTheSymbol() ? FormatReader.ACCEPTED : FormatReader.OTHER_SYMBOL;
  }

  private Optional<RejectionReason> lookForCopy() {
    long offset = fields.decimal(place[2]);
    if (DecimalParser.decimals(offset) > 0 || DecimalParser.digits(offset) < 0) {
      return FormatReader.BAD_NUMBER;
    }
    String log = word(place[0]) + ' ' + word(place[1]);
    kind = seen.add(log, DecimalParser.digits(offset)) ? RecordKind.DATA : RecordKind.COPY;
    return FormatReader.ACCEPTED;
  }

  private String word(int field) {
    return new String(
        fields.bytes(),
        fields.from(field),
        fields.to(field) - fields.from(field),
        StandardCharsets.UTF_8);
  }

  private boolean isOfTheSymbol() {
    if (symbolField == NONE) {
      return true;
    }
    int from = fields.from(symbolField);
    int to = fields.to(symbolField);
    if (symbol.isPresent()
        && Arrays.equals(firstSymbol, 0, firstSymbol.length, fields.bytes(), from, to)) {
      return true;
    }
    Optional<Symbol> found = SymbolParts.symbol(fields, symbolField);
    if (symbol.isEmpty() && found.isPresent()) {
      symbol = found;
      firstSymbol = Arrays.copyOfRange(fields.bytes(), from, to);
    }
    return found.isPresent() && found.equals(symbol);
  }

  /**
   * Whether the record has the shape of the mapping: in JSON its fields, else its columns with a
   * stamp and numbers, of any symbol.
   */
  public boolean recognizes(byte[] text, int from, int to) {
    Optional<RejectionReason> fault = look(text, from, to);
    if (kind == RecordKind.FILLER || fields.isHeader(text, from, to)) {
      return true;
    }
    boolean isShaped =
        fault.isEmpty()
            || (fault.get() != RejectionReason.WRONG_FIELD_COUNT
                && fault.get() != RejectionReason.NOT_JSON);
    return isShaped && (mapping.layout() instanceof Layout.Json || holdsNumbers(fault));
  }

  private boolean holdsNumbers(Optional<RejectionReason> fault) {
    if (fault.isPresent() && fault.get() != RejectionReason.OTHER_SYMBOL) {
      return false;
    }
    for (int field : values) {
      if (field != NONE && fields.decimal(field) == DecimalParser.INVALID) {
        return false;
      }
    }
    return true;
  }

  public boolean isHeader(byte[] text, int from, int to) {
    return fields.isHeader(text, from, to);
  }

  /** What the last record was. */
  public RecordKind lastRecord() {
    return kind;
  }

  /** Microseconds since 1970. */
  final long micros() {
    return micros;
  }

  final long decimal(int value) {
    return fields.decimal(values[value]);
  }

  /** The volume; 0 where the mapping has none. */
  final long volume(int value) {
    return values[value] == NONE ? DecimalParser.ZERO : fields.volume(values[value]);
  }

  public Optional<Symbol> symbol() {
    return symbol;
  }

  public Optional<ArchiveLabel> label(String name) {
    Optional<Symbol> named = mapping.names().symbol(name);
    boolean fits = mapping.names().fits(name);
    return (mapping.plan().symbol() instanceof SymbolRule.OfName ? named : symbol)
        .filter(known -> fits)
        .map(known -> new ArchiveLabel(known, mapping.names().period(name)));
  }

  public Origin origin() {
    return new Origin(mapping.maker().source(), mapping.maker().side(), stamp.kind());
  }
}
