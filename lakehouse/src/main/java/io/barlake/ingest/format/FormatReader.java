package io.barlake.ingest.format;

import io.barlake.market.Side;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one format knows: the shape of its records, the columns in them, and the way its files are
 * named. All plumbing is in {@link ArchiveReader}. An instance reads one member, from its first
 * record on: it may remember a header.
 */
public sealed interface FormatReader permits MinuteReader, TickReader {
  Optional<RejectionReason> ACCEPTED = Optional.empty();
  Optional<RejectionReason> WRONG_FIELD_COUNT = Optional.of(RejectionReason.WRONG_FIELD_COUNT);
  Optional<RejectionReason> BAD_STAMP = Optional.of(RejectionReason.BAD_STAMP);
  Optional<RejectionReason> BAD_NUMBER = Optional.of(RejectionReason.BAD_NUMBER);
  Optional<RejectionReason> NOT_JSON = Optional.of(RejectionReason.NOT_JSON);
  Optional<RejectionReason> OTHER_SYMBOL = Optional.of(RejectionReason.OTHER_SYMBOL);

  /** What a record is that can be read. */
  enum RecordKind {
    DATA,
    /** It says that there is nothing. */
    FILLER,
    /** The very same record has been read before. */
    COPY
  }

  /** Whether the record has the shape of this format, be its values right or wrong. */
  boolean recognizes(byte[] bytes, int from, int to);

  /** Whether the record names columns and is none itself; asked of those that cannot be read. */
  default boolean isHeader(byte[] bytes, int from, int to) {
    return false;
  }

  /** What a file or member name of this format says; empty when it says nothing. */
  Optional<ArchiveLabel> label(String name);

  /** A name that tells the symbol, for the person who has to give one. */
  default String exampleName() {
    return "DAT_ASCII_EURUSD_M1_2019.csv";
  }

  /**
   * Told before the first record, for what only names say: the day of a file that has none in it.
   * The answer is what they lack, as a sentence, or empty.
   */
  default Optional<String> begin(ArchiveNames names) {
    return Optional.empty();
  }

  /** What the record is that was read last. */
  default RecordKind lastRecord() {
    return RecordKind.DATA;
  }

  /** Who made the data, of which price, on which kind of clock; asked after the last record. */
  Origin origin();

  /** Sides beside that of {@link #origin} of which its records tell the bars. */
  default Set<Side> sidesBeside() {
    return Set.of();
  }

  /** The symbol, where the records tell it; asked after the last record. */
  default Optional<Symbol> symbol() {
    return Optional.empty();
  }

  /** Minutes of a bar; empty where only the steps between the stamps tell. */
  default OptionalInt frame() {
    return OptionalInt.of(1);
  }
}
