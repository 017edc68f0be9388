package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.Utf8Stream;
import io.barlake.ingest.text.LineScanner;
import io.barlake.ingest.text.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;

/** How records are cut into fields. */
public sealed interface Layout extends Serializable {
  /** Cuts a member into records. */
  default Records records(InputStream bytes) throws IOException {
    InputStream text = Utf8Stream.of(bytes);
    return this instanceof Json ? JsonObjects.of(text) : new LineScanner(text);
  }

  /** The topic, partition and offset of a record; empty where it has none. */
  default List<String> placeFields() {
    return List.of();
  }

  /**
   * A record is a line. {@code names} are those of the header, or the numbers of the columns from 1
   * where there is no header.
   */
  record Delimited(char separator, char decimalMark, Head head, List<String> names)
      implements Layout {
    /** What the first line is. */
    public enum Head {
      HEADER,
      DATA
    }

    public Delimited {
      names = List.copyOf(names);
    }
  }

  /**
   * A record is an object, one a line or one an element of an array. A field is a path such as
   * {@code quote.bid}; with an envelope, {@code envelope.key} is a field of what stands around the
   * value, which is an object or its text under the name {@code payload}.
   */
  record Json(Around around, String payload) implements Layout {
    /** What paths begin with that lead to what stands around. */
    public static final String ENVELOPE = "envelope.";

    /** What stands around a value. */
    public enum Around {
      /** Nothing. */
      BARE,
      /** What a consumer adds: at least topic, partition and offset. */
      ENVELOPE,
      /** A schema. */
      CONNECT
    }

    @Override
    public List<String> placeFields() {
      return around == Around.ENVELOPE
          ? List.of(ENVELOPE + "topic", ENVELOPE + "partition", ENVELOPE + "offset")
          : List.of();
    }
  }
}
