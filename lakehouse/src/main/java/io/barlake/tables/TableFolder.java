package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files that lie in the folder of a table, whether they belong to it or not. */
final class TableFolder {
  /** The folder of its log in that of a table. */
  static final String LOG = "_delta_log";

  private static final String DATA = ".parquet";

  private final Path folder;
  private final Configuration hadoop;

  TableFolder(Tables tables, TableDefinition table) {
    this.folder = new Path(tables.lake().path(table));
    this.hadoop = tables.spark().sessionState().newHadoopConf();
  }

  Path folder() {
    return folder;
  }

  Path log() {
    return new Path(folder, LOG);
  }

  /** Every data file by its path below the folder; what begins with a dot or underline is none. */
  Map<String, FileStatus> dataFiles() {
    Map<String, FileStatus> files = new TreeMap<>();
    addDataFiles("", folder, files);
    return files;
  }

  private void addDataFiles(String prefix, Path in, Map<String, FileStatus> files) {
    for (FileStatus entry : list(in)) {
      String name = entry.getPath().getName();
      boolean isHidden = name.startsWith(".") || (name.startsWith("_") && !name.contains("="));
      if (isHidden) {
        continue;
      }
      if (entry.isDirectory()) {
        addDataFiles(prefix + name + "/", entry.getPath(), files);
      } else if (name.endsWith(DATA)) {
        files.put(prefix + name, entry);
      }
    }
  }

  /** What lies directly in a folder; nothing where there is none. */
  FileStatus[] list(Path in) {
    try {
      return store().listStatus(in);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    } catch (IOException e) {
      throw failure("list", in, e);
    }
  }

  FileSystem store() {
    try {
      return folder.getFileSystem(hadoop);
    } catch (IOException e) {
      throw failure("open", folder, e);
    }
  }

  static BarlakeException failure(String verb, Path path, IOException e) {
    return new BarlakeException(
        ErrorCode.STORAGE, "Cannot " + verb + " \"" + path + "\": " + StorageFault.of(e) + ".", e);
  }

  /** The path below the folder that an entry of the log means; there, blanks and such are coded. */
  static String nameOf(String loggedPath) {
    try {
      String decoded = new URI(loggedPath).getPath();
      return decoded == null ? loggedPath : decoded;
    } catch (URISyntaxException e) {
      return loggedPath;
    }
  }
}
