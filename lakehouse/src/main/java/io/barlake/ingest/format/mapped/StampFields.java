package io.barlake.ingest.format.mapped;

import java.io.Serializable;
import java.util.List;

/**
 * Where the stamp stands: in one field, or in several that are read as one text with a blank
 * between; the date may be that of the name instead, and then stands before them.
 */
public record StampFields(DateOf date, List<String> fields, StampForm form)
    implements Serializable {
  /** What tells the date. */
  public enum DateOf {
    FIELDS,
    NAME
  }

  public StampFields {
    fields = List.copyOf(fields);
  }
}
