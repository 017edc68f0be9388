package io.barlake.tables.maintenance;

import io.barlake.tables.columns.DataFile;
import java.util.List;
import java.util.Map;

/** Files of one partition whose rows belong together. */
public record FileGroup(List<StoredFile> files) {
  public FileGroup {
    files = List.copyOf(files);
  }

  public Map<String, String> partition() {
    return files.get(0).file().partition();
  }

  public long rows() {
    return files.stream().mapToLong(StoredFile::rows).sum();
  }

  public List<String> paths() {
    return dataFiles().stream().map(DataFile::path).toList();
  }

  public List<DataFile> dataFiles() {
    return files.stream().map(StoredFile::file).toList();
  }

  /** How many files its rows become where a file has at most so many. */
  public int filesOf(long fileRows) {
    return Math.toIntExact(Math.max(1, (rows() + fileRows - 1) / fileRows));
  }

  /** Whether its files overlap in time, or one of them is not described. */
  boolean isUntidy() {
    return files.size() > 1 || files.stream().anyMatch(file -> !file.described());
  }
}
