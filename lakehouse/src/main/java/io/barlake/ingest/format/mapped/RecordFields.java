package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import java.util.List;
import java.util.Optional;

/** Finds the fields of a mapping in a record, by their numbers; used for record after record. */
interface RecordFields {
  /** The fields that are wanted, numbered in this order. */
  static RecordFields of(Layout layout, List<String> wanted) {
    return layout instanceof Layout.Json json
        ? new JsonFields(json, wanted)
        : new DelimitedFields((Layout.Delimited) layout, wanted);
  }

  /** Looks at a record; says why it is none, or what its mapping needs and it lacks. */
  Optional<RejectionReason> find(byte[] text, int from, int to);

  /** Whether the record says that there is nothing: a key that was deleted. */
  default boolean isTombstone() {
    return false;
  }

  /** Whether it names the columns. */
  default boolean isHeader(byte[] text, int from, int to) {
    return false;
  }

  /** The bytes in which the fields stand. */
  byte[] bytes();

  int from(int field);

  int to(int field);

  /** The field as a decimal, or {@link DecimalParser#INVALID}. */
  default long decimal(int field) {
    return DecimalParser.parse(bytes(), from(field), to(field));
  }

  /** The field as a volume, or {@link DecimalParser#INVALID}. */
  default long volume(int field) {
    return DecimalParser.parseVolume(bytes(), from(field), to(field));
  }
}
