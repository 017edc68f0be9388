package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.function.LongSupplier;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;

/**
 * Repeats a write that another writer of the same rows has overtaken. Every attempt starts from the
 * table as it stands then, so that it must be a write that means the same each time.
 */
final class CommitAttempts {
  private static final int MOST = 20;

  private CommitAttempts() {}

  /** Returns what the first attempt that is not overtaken returns. */
  static long of(TableDefinition table, LongSupplier write) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.getAsLong();
      } catch (DeltaConcurrentModificationException e) {
        if (attempt == MOST) {
          throw new BarlakeException(
              ErrorCode.COMMIT_CONFLICT,
              "Cannot commit to "
                  + table.name()
                  + ": other writers changed the same rows "
                  + attempt
                  + " times in a row. Run the command again when they are done.",
              e);
        }
      }
    }
  }
}
