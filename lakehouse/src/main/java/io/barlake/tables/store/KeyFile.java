package io.barlake.tables.store;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of access keys in the form of {@code ~/.aws/credentials}. A write replaces one profile,
 * keeps every other line, and is seen whole or not at all; nobody but the owner may read the file.
 */
final class KeyFile {
  private static final String NAME = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  Path path() {
    return file;
  }

  /** The key of a profile; one without a name or a secret has them empty. */
  Optional<AccessKey> find(String profile) {
    List<String> lines = lines();
    int begin = lines.indexOf(profileLine(lines, profile));
    if (begin < 0) {
      return Optional.empty();
    }
    List<String> inside = lines.subList(begin + 1, end(lines, begin));
    return Optional.of(new AccessKey(value(inside, NAME), value(inside, SECRET)));
  }

  /** Writes the key under its name. */
  void put(AccessKey key) {
    List<String> lines = new ArrayList<>(lines());
    List<String> profile =
        List.of("[" + key.name() + "]", NAME + " = " + key.name(), SECRET + " = " + key.secret());
    int begin = lines.indexOf(profileLine(lines, key.name()));
    if (begin < 0) {
      if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
        lines.add("");
      }
      lines.addAll(profile);
    } else {
      List<String> old = lines.subList(begin, end(lines, begin));
      List<String> kept = old.stream().skip(1).filter(line -> !isOfKey(line)).toList();
      old.clear();
      lines.addAll(begin, kept);
      lines.addAll(begin, profile);
    }
    write(String.join("\n", lines) + "\n");
  }

  private static String profileLine(List<String> lines, String profile) {
    return lines.stream()
        .filter(line -> line.strip().matches("\\[\\s*\\Q" + profile + "\\E\\s*\\].*"))
        .findFirst()
        .orElse("[" + profile + "]");
  }

  private static int end(List<String> lines, int begin) {
    int end = begin + 1;
    while (end < lines.size() && !lines.get(end).strip().startsWith("[")) {
      end++;
    }
    return end;
  }

  private static boolean isOfKey(String line) {
    String name = line.split("=", 2)[0].strip();
    return name.equals(NAME) || name.equals(SECRET) || name.equals("aws_session_token");
  }

  private static String value(List<String> lines, String name) {
    return lines.stream()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(name))
        .map(parts -> parts[1].strip())
        .findFirst()
        .orElse("");
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  private void write(String text) {
    try {
      Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
      Path folder = target.getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, ".keys", null, ownersOnly(folder));
      try {
        try (FileChannel out = FileChannel.open(written, StandardOpenOption.WRITE)) {
          ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          out.force(true);
        }
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw unusable("write", e);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private BarlakeException unusable(String verb, IOException e) {
    return new BarlakeException(
        ErrorCode.BAD_CONFIG,
        "Cannot "
            + verb
            + " the file of keys \""
            + file
            + "\": "
            + e.getClass().getSimpleName().replace("Exception", "")
            + ". Name another with store.account-keys of the settings.",
        e);
  }
}
