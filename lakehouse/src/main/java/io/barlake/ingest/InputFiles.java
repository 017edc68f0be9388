package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.harvest.IssueNote;
import io.barlake.tables.StorageFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files below what a person named on the command line. */
final class InputFiles {
  /**
   * A file, and the name it goes by: its path below what was named, so that no machine shows. What
   * a harvest has written down beside it says when it was issued.
   */
  record InputFile(String uri, String name, long bytes, Instant issued) implements Serializable {}

  private final Configuration hadoop;

  InputFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** The files that were found, and a message for each path that leads to none. */
  record Found(List<InputFile> files, List<RefusedArchive> missing) {}

  /**
   * Every file at these paths, at any depth, the largest first; hidden ones are passed over. A path
   * that leads to no file stops nothing while another does.
   */
  Found find(List<String> paths) {
    List<InputFile> files = new ArrayList<>();
    List<RefusedArchive> missing = new ArrayList<>();
    for (String path : paths) {
      int before = files.size();
      Optional<String> obstacle = add(path, files);
      if (obstacle.isEmpty() && files.size() == before) {
        obstacle =
            Optional.of(
                "the folder holds no file. Name a folder with archives, or the archives"
                    + " themselves.");
      }
      String name = oneLine(path);
      obstacle.ifPresent(
          why ->
              missing.add(
                  new RefusedArchive(
                      name,
                      "",
                      RefusalReason.UNREADABLE,
                      "Cannot ingest \"" + name + "\": " + why)));
    }
    if (files.isEmpty() && !missing.isEmpty()) {
      throw new BarlakeException(ErrorCode.BAD_ARGUMENT, missing.get(0).message());
    }
    files.sort(
        Comparator.comparingLong(InputFile::bytes).reversed().thenComparing(InputFile::name));
    return new Found(files, missing);
  }

  /** Adds the files at a path, or says why there is none. */
  private Optional<String> add(String text, List<InputFile> files) {
    try {
      Path path = new Path(text.contains("://") ? text : localUri(text));
      FileSystem store = path.getFileSystem(hadoop);
      FileStatus status = store.getFileStatus(path);
      if (status.isFile()) {
        Path note = new Path(status.getPath().getParent(), IssueNote.name(path.getName()));
        files.add(inputFile(store, status, path.getName(), store.exists(note)));
      } else {
        addFolder(store, status.getPath(), "", files);
      }
      return Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.of("there is no such file or folder.");
    } catch (IllegalArgumentException e) {
      return Optional.of("it is no name of a file.");
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot list \"" + text + "\": " + StorageFault.of(e) + ".", e);
    }
  }

  private static void addFolder(FileSystem store, Path folder, String prefix, List<InputFile> files)
      throws IOException {
    FileStatus[] entries = store.listStatus(folder);
    Set<String> names =
        Arrays.stream(entries).map(entry -> entry.getPath().getName()).collect(Collectors.toSet());
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (name.startsWith(".")) {
        continue;
      }
      if (entry.isDirectory()) {
        addFolder(store, entry.getPath(), prefix + name + "/", files);
      } else {
        files.add(inputFile(store, entry, prefix + name, names.contains(IssueNote.name(name))));
      }
    }
  }

  private static InputFile inputFile(
      FileSystem store, FileStatus file, String name, boolean isIssueNoted) throws IOException {
    return new InputFile(
        file.getPath().toString(),
        name,
        file.getLen(),
        isIssueNoted ? issued(store, file.getPath()) : ArchiveFacts.ISSUE_NOT_TOLD);
  }

  private static Instant issued(FileSystem store, Path file) throws IOException {
    Path note = new Path(file.getParent(), IssueNote.name(file.getName()));
    try (InputStream text = store.open(note)) {
      return IssueNote.parse(text).orElse(ArchiveFacts.ISSUE_NOT_TOLD);
    } catch (FileNotFoundException e) {
      return ArchiveFacts.ISSUE_NOT_TOLD;
    }
  }

  /** Whether a file that was found in an earlier ingest is still where it was. */
  boolean isThere(String uri) {
    try {
      Path path = new Path(uri);
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot look for \"" + uri + "\": " + StorageFault.of(e) + ".", e);
    }
  }

  private static String oneLine(String path) {
    return path.replaceAll("\\p{Cntrl}", "?");
  }

  /** A file name may hold what means something in a URI, such as a blank or a percent sign. */
  private static String localUri(String path) {
    return java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
  }
}
