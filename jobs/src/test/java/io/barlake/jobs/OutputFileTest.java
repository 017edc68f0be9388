package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void fileInFoldersThatAreMadeLaterIsFine() {
    Path file = folder.resolve("a/b/report.html");
    assertThat(OutputFile.checked(file, "report.html")).isEqualTo(file);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileThatIsThereMayBeReplaced() throws IOException {
    Path file = Files.createFile(folder.resolve("report.html"));
    assertThat(OutputFile.checked(file, "report.html")).isEqualTo(file);
  }

  @Test
  void folderIsNoFile() {
    assertThatThrownBy(() -> OutputFile.checked(folder, "report.html"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write \"%s\": it is a folder. Name a file in it with --out, such as %s.",
            folder, folder.resolve("report.html"));
  }

  @Test
  void deviceIsNotReplacedByAFile() {
    Path device = Path.of("/dev/null");
    assumeThat(device).exists();
    assertThatThrownBy(() -> OutputFile.checked(device, "report.html"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write \"/dev/null\": it is a device or a pipe, not a file. Name another with"
                + " --out.");
  }

  @Test
  void fileBelowAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path below = file.resolve("sub/report.html");
    assertThatThrownBy(() -> OutputFile.checked(below, "report.html"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write \"%s\": \"%s\" is no folder that can be written. Name another file with"
                + " --out.",
            below, file);
  }
}
