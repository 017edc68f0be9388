package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files below what a person named on the command line. */
final class InputFiles {
  /** A file, and the name it goes by: its path below what was named, so that no machine shows. */
  record InputFile(String uri, String name, long bytes) implements Serializable {}

  private final Configuration hadoop;

  InputFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Every file at these paths, at any depth, the largest first; hidden ones are passed over. */
  List<InputFile> find(List<String> paths) {
    List<InputFile> files = new ArrayList<>();
    for (String path : paths) {
      int before = files.size();
      add(path, files);
      if (files.size() == before) {
        throw BarlakeException.badArgument(
            "Cannot ingest \"%s\": the folder holds no file. Name a folder with archives, or the"
                + " archives themselves.",
            path);
      }
    }
    files.sort(Comparator.comparingLong(InputFile::bytes).reversed());
    return files;
  }

  private void add(String text, List<InputFile> files) {
    Path path = new Path(text.contains("://") ? text : localUri(text));
    try {
      FileSystem store = path.getFileSystem(hadoop);
      FileStatus status = store.getFileStatus(path);
      if (status.isFile()) {
        files.add(new InputFile(path.toString(), path.getName(), status.getLen()));
      } else {
        addFolder(store, status.getPath(), "", files);
      }
    } catch (FileNotFoundException e) {
      throw new BarlakeException(
          ErrorCode.BAD_ARGUMENT,
          "Cannot ingest \"" + text + "\": there is no such file or folder.",
          e);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot list \"" + text + "\": " + e.getMessage() + ".", e);
    }
  }

  private static void addFolder(FileSystem store, Path folder, String prefix, List<InputFile> files)
      throws IOException {
    for (FileStatus entry : store.listStatus(folder)) {
      String name = entry.getPath().getName();
      if (name.startsWith(".")) {
        continue;
      }
      if (entry.isDirectory()) {
        addFolder(store, entry.getPath(), prefix + name + "/", files);
      } else {
        files.add(new InputFile(entry.getPath().toString(), prefix + name, entry.getLen()));
      }
    }
  }

  /** A file name may hold what means something in a URI, such as a blank or a percent sign. */
  private static String localUri(String path) {
    return java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
  }
}
