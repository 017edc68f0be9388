package io.barlake.tables.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path folder;

  @Test
  void aKeyIsFoundUnderItsName() {
    KeyFile file = new KeyFile(folder.resolve("new/keys"));
    assertThat(file.find("notebook")).isEmpty();

    file.put(new AccessKey("notebook", "abc=/+"));

    assertThat(file.find("notebook")).contains(new AccessKey("notebook", "abc=/+"));
    assertThat(file.find("note")).isEmpty();
    assertThat(file.path())
        .hasContent("[notebook]\naws_access_key_id = notebook\naws_secret_access_key = abc=/+\n");
  }

  @Test
  void everythingElseInTheFileStays() throws IOException {
    Path path =
        write(
            "# mine",
            "[default]",
            "aws_access_key_id=AKIA",
            "aws_secret_access_key=x",
            "",
            "[ notebook ]  # of the lab",
            "region = eu-north-1",
            "aws_access_key_id = notebook",
            "aws_secret_access_key = old",
            "",
            "[last]",
            "role_arn = y");
    KeyFile file = new KeyFile(path);

    file.put(new AccessKey("notebook", "new"));
    file.put(new AccessKey("loader", "other"));

    assertThat(Files.readAllLines(path))
        .containsExactly(
            "# mine",
            "[default]",
            "aws_access_key_id=AKIA",
            "aws_secret_access_key=x",
            "",
            "[notebook]",
            "aws_access_key_id = notebook",
            "aws_secret_access_key = new",
            "region = eu-north-1",
            "",
            "[last]",
            "role_arn = y",
            "",
            "[loader]",
            "aws_access_key_id = loader",
            "aws_secret_access_key = other");
    assertThat(file.find("default")).contains(new AccessKey("AKIA", "x"));
    assertThat(file.find("last")).contains(new AccessKey("", ""));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    Path path = write("[default]");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    new KeyFile(path).put(new AccessKey("notebook", "abc"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void aWriteReplacesTheFileAndLeavesNothingBeside() throws IOException {
    Path path = write("[default]");
    Path link = Files.createLink(folder.resolve("before"), path);

    new KeyFile(path).put(new AccessKey("notebook", "abc"));

    assertThat(link).hasContent("[default]\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(path, link);
    }
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path path = write("[default]");
    Path link = Files.createSymbolicLink(folder.resolve("link"), path);

    new KeyFile(link).put(new AccessKey("notebook", "abc"));

    assertThat(link).isSymbolicLink();
    assertThat(path).content().contains("[default]", "[notebook]");
  }

  @Test
  void aFileThatCannotBeReadOrWrittenIsNamed() throws IOException {
    assertThatThrownBy(() -> new KeyFile(folder).find("any"))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot read the file of keys \"" + folder + "\": ")
        .hasMessageEndingWith(" Name another with store.account-keys of the settings.");

    Path inFile = write("[default]").resolve("keys");
    assertThatThrownBy(() -> new KeyFile(inFile).put(new AccessKey("any", "abc")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("the file of keys \"" + inFile + "\": ")
        .message()
        .doesNotContain("abc");
  }

  @Test
  void aKeyIsLongAndItsTextDoesNotShowIt() {
    List<AccessKey> keys = Stream.generate(() -> AccessKey.generate("notebook")).limit(50).toList();

    assertThat(keys).extracting(AccessKey::secret).doesNotHaveDuplicates();
    assertThat(keys).allMatch(key -> key.secret().matches("[A-Za-z0-9_-]{40}"));
    assertThat(keys).allMatch(key -> key.toString().equals("notebook"));
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("keys"), List.of(lines));
  }
}
