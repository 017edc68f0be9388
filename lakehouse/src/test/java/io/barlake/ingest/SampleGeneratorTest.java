package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleGeneratorTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final Symbol XAUUSD = new Symbol("XAUUSD");

  @TempDir Path folder;

  @Test
  void everySymbolAndYearIsAnArchiveThatIsTheSameWhateverElseIsAsked() throws IOException {
    Path together = folder.resolve("deep/together");
    List<Path> written = generate(List.of(EURUSD, XAUUSD, EURUSD), 2018, 2019, together);

    assertThat(written)
        .containsExactly(
            together.resolve("HISTDATA_COM_ASCII_EURUSD_M12018.zip"),
            together.resolve("HISTDATA_COM_ASCII_EURUSD_M12019.zip"),
            together.resolve("HISTDATA_COM_ASCII_XAUUSD_M12018.zip"),
            together.resolve("HISTDATA_COM_ASCII_XAUUSD_M12019.zip"));
    assertThat(together).isDirectoryNotContaining("glob:**.partial");

    Path alone = generate(List.of(XAUUSD), 2019, 2019, folder.resolve("alone")).get(0);
    assertThat(Files.mismatch(alone, written.get(3))).isEqualTo(-1);
  }

  /** Numbers written down once: neither machine, zone, locale nor a later change may alter them. */
  @Test
  void contentOfASeedNeverChanges() throws IOException {
    assertThat(checksums(generate(List.of(EURUSD), 2019, 2019, folder).get(0)))
        .containsExactly("5818ed0c", "e4e6c7c8");
  }

  @Test
  void identicalArchiveIsLeftAndAnotherIsReplaced() throws IOException {
    Path archive = generate(List.of(EURUSD), 2019, 2019, folder).get(0);
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(archive, old);
    generate(List.of(EURUSD), 2019, 2019, folder);
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(old);

    Files.writeString(archive, "cut short");
    generate(List.of(EURUSD), 2019, 2019, folder);
    assertThat(Files.size(archive)).isGreaterThan(2_000_000);
  }

  @Test
  void progressCountsArchives() {
    List<String> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void start(String stage, long total) {
            told.add(stage + " " + total);
          }

          @Override
          public void advance(long done) {
            told.add("+" + done);
          }

          @Override
          public void finish(String result) {
            told.add(result);
          }
        };
    new SampleGenerator(progress).generate(List.of(EURUSD), 2018, 2018, 7, folder);

    assertThat(told).containsExactly("generate 1", "+1", "1 archive in " + folder);
  }

  @Test
  void yearsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> generate(List.of(EURUSD), 2020, 2019, folder))
        .hasMessage("Invalid years 2020-2019: the first year is after the last.");
    assertThatThrownBy(() -> generate(List.of(EURUSD), 1999, 2019, folder))
        .hasMessage("Invalid years 1999-2019: samples can be generated for 2000 to 2030.");
    assertThatThrownBy(() -> generate(List.of(EURUSD), 2030, 2031, folder))
        .hasMessage("Invalid years 2030-2031: samples can be generated for 2000 to 2030.");
  }

  @Test
  void unknownSymbolIsRefusedBeforeAnythingIsWritten() {
    Path out = folder.resolve("new");

    assertThatThrownBy(() -> generate(List.of(EURUSD, new Symbol("ABCDEF")), 2019, 2019, out))
        .hasMessageStartingWith("Unknown symbol \"ABCDEF\"");
    assertThatThrownBy(() -> generate(List.of(), 2019, 2019, out))
        .hasMessageStartingWith("Missing symbols");
    assertThat(out).doesNotExist();
  }

  @Test
  void folderThatIsAFileIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");

    assertThatThrownBy(() -> generate(List.of(EURUSD), 2019, 2019, file))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Cannot write archives to \"%s\": it is not a folder that can be written."
                + " Name another folder.",
            file);
  }

  private static List<Path> generate(List<Symbol> symbols, int first, int last, Path out) {
    return new SampleGenerator(Progress.NONE).generate(symbols, first, last, 7, out);
  }

  private static List<String> checksums(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().map(entry -> Long.toHexString(entry.getCrc())).toList();
    }
  }
}
