package io.barlake.tables.maintenance;

import io.barlake.tables.columns.DataFile;
import java.io.Serializable;
import java.util.List;

/**
 * A file of a table as maintenance looks at it: {@code texts} are the values that all its rows have
 * in the text columns of the key, {@link #MIXED} where they differ; a file is not {@code described}
 * where the log says too little of it, so that readers cannot pass over it.
 */
public record StoredFile(DataFile file, List<String> texts, long rows, boolean described)
    implements Serializable {

  /** Stands for several values of a text in one file. */
  public static final String MIXED = "*";

  public StoredFile {
    texts = List.copyOf(texts);
  }
}
