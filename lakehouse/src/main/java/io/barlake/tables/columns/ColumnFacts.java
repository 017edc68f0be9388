package io.barlake.tables.columns;

import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.statistics.BinaryStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * What the footer of a Parquet file already says of a column, so that nothing of it needs to be
 * decoded: that no row has a value, or that all have one text.
 */
record ColumnFacts(boolean isAbsent, Optional<String> text) {

  static ColumnFacts of(String column, List<BlockMetaData> groups) {
    boolean absent = true;
    Optional<String> text = Optional.empty();
    boolean oneText = true;
    for (BlockMetaData group : groups) {
      Optional<ColumnChunkMetaData> found = chunk(column, group);
      if (found.isEmpty()) {
        oneText = false;
        continue;
      }
      Statistics<?> statistics = found.get().getStatistics();
      long values = found.get().getValueCount();
      boolean told = statistics != null && statistics.isNumNullsSet();
      absent &= told && statistics.getNumNulls() == values;
      Optional<String> mine = told ? only(statistics) : Optional.empty();
      oneText &= mine.isPresent() && (text.isEmpty() || text.equals(mine));
      text = mine;
    }
    return new ColumnFacts(absent, oneText ? text : Optional.empty());
  }

  /** The bounds of texts may be shortened, but never so that two of them become one. */
  private static Optional<String> only(Statistics<?> statistics) {
    boolean one =
        statistics instanceof BinaryStatistics texts
            && texts.getNumNulls() == 0
            && texts.hasNonNullValue()
            && texts.genericGetMin().equals(texts.genericGetMax());
    return one
        ? Optional.of(((BinaryStatistics) statistics).genericGetMin().toStringUsingUTF8())
        : Optional.empty();
  }

  private static Optional<ColumnChunkMetaData> chunk(String column, BlockMetaData group) {
    return group.getColumns().stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .findFirst();
  }
}
