package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(OutputFile.checked(file)).isEqualTo(file);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileThatIsThereMayBeReplaced() throws IOException {
    Path file = Files.createFile(folder.resolve("report.html"));
    assertThat(OutputFile.checked(file)).isEqualTo(file);
  }

  @Test
  void folderIsNoFile() {
    assertThatThrownBy(() -> OutputFile.checked(folder))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write \"%s\": it is a folder. Name a file in it with --out, such as %s.",
            folder, folder.resolve("report.html"));
  }

  @Test
  void fileBelowAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path below = file.resolve("sub/report.html");
    assertThatThrownBy(() -> OutputFile.checked(below))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write \"%s\": \"%s\" is no folder that can be written. Name another file with"
                + " --out.",
            below, file);
  }
}
