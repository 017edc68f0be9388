package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.archive.TestZip;
import io.barlake.tables.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedArchivesTest {
  private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};
  private static final byte[] CENTRAL_HEADER = {'P', 'K', 1, 2};

  /** One lake for all: each behaviour has archives of its own. */
  @TempDir static Path lake;

  private static Tables tables;

  @TempDir Path folder;
  private Path downloads;

  @BeforeAll
  static void open() {
    tables = IngestFixture.lake(lake);
  }

  @BeforeEach
  void download() {
    downloads = folder.resolve("downloads");
  }

  @AfterAll
  static void everythingBalances() {
    LakeContent.assertBalanced(tables);
  }

  @Test
  void whatCannotBeReadIsNamedAndTheOthersAreTakenIn() throws IOException {
    byte[] sound = small().zip();
    small().write(downloads, "2019-good");
    write("page.zip", "<html><body>Please log in</body></html>".getBytes(StandardCharsets.UTF_8));
    write("cut.zip", Arrays.copyOf(sound, sound.length - 30));
    write("empty.zip", new byte[0]);
    write("empty.csv", new byte[0]);
    write("crc.zip", patched(sound, CENTRAL_HEADER, 16, 0x55));
    write("locked.zip", patched(patched(sound, LOCAL_HEADER, 6, 1), CENTRAL_HEADER, 8, 1));
    write("escaping.zip", new TestZip().with("../../DAT_ASCII_EURUSD_M1_2019.csv", "x").bytes());
    write("nameless.zip", small().member("data.csv").minutes("2019-01-08T00:00", 1).zip());
    write("other.zip", new TestZip().with("readme.txt", "hello").bytes());
    write("words.csv", "many;words\nand;nothing\n".getBytes(StandardCharsets.UTF_8));
    write("notes.txt", "skipped".getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(folder.resolve("nothing"));

    IngestResult result =
        ingest(tables, folder.resolve("nothing"), downloads, folder.resolve("missing"));

    assertThat(result.archives()).hasSize(1);
    assertThat(result.skipped()).contains("notes.txt");
    assertThat(result.refused())
        .allSatisfy(message -> assertThat(message).startsWith("Cannot").doesNotContain("\n"))
        .containsExactlyInAnyOrder(
            "Cannot ingest \""
                + folder.resolve("nothing")
                + "\": the folder holds no file. Name a folder with archives, or the archives"
                + " themselves.",
            "Cannot ingest \"" + folder.resolve("missing") + "\": there is no such file or folder.",
            "Cannot read \"page.zip\": it is a web page saved under the name of an archive."
                + " Download the archive again.",
            "Cannot read \"cut.zip\": the archive was cut short. Download it again.",
            "Cannot read \"empty.zip\": the file is empty. Download the archive again.",
            "Cannot read \"empty.csv\": the file is empty. Download the archive again.",
            "Cannot read \"crc.zip!/DAT_ASCII_EURUSD_M1_2019.csv\": length or checksum differ from"
                + " what the ZIP states. Download the archive again.",
            "Cannot read \"locked.zip!/DAT_ASCII_EURUSD_M1_2019.csv\": it is encrypted. Pack it"
                + " anew without a password.",
            "Cannot trust \"escaping.zip!/../../DAT_ASCII_EURUSD_M1_2019.csv\": a member's name"
                + " leaves its folder or is a link. Pack the data anew under a plain name.",
            "Cannot read \"data.csv\" of \"nameless.zip\": no name tells its symbol. Rename it"
                + " like DAT_ASCII_EURUSD_M1_2019.csv.",
            "Cannot find data in \"other.zip\": it holds neither data nor another archive.",
            "Cannot read \"words.csv\" of \"words.csv\": its lines have the shape of no known"
                + " format. Expected lines such as"
                + " 20190102 030000;1.146130;1.146200;1.146100;1.146190;0.");
    assertThat(
            sql(
                tables,
                "SELECT name, element_at(split(message, ':'), 1), used FROM raw.archives"
                    + " WHERE status = 'refused' AND name RLIKE '^[a-z]+[.]zip$|words'"))
        .containsExactly(
            "[crc.zip,damaged,0]",
            "[cut.zip,truncated,0]",
            "[empty.zip,empty_file,0]",
            "[escaping.zip,unsafe_name,0]",
            "[locked.zip,encrypted,0]",
            "[nameless.zip,unknown_symbol,0]",
            "[other.zip,no_data,0]",
            "[page.zip,html_page,0]",
            "[words.csv,unknown_format,0]");
  }

  @Test
  void damagedDownloadIsTakenInOnceItIsWhole() {
    byte[] sound = small("GBPUSD").zip();
    Path file = write("HISTDATA_COM_ASCII_GBPUSD_M12019.zip", Arrays.copyOf(sound, 200));
    assertThat(ingest(tables, file).refused()).hasSize(1);

    SmallArchive.write(file, sound);
    IngestResult result = ingest(tables, file);

    assertThat(result.refused()).isEmpty();
    assertThat(sql(tables, "SELECT status, used FROM raw.archives WHERE name LIKE '%GBPUSD%'"))
        .containsExactly("[accepted,10]", "[refused,0]");
  }

  @Test
  void archiveWithoutASymbolIsTakenInOnceItHasAName() {
    byte[] nameless = small("USDCHF").member("data.csv").minutes("2019-01-08T00:00", 2).zip();
    ingest(tables, write("1.zip", nameless));
    assertThat(sql(tables, "SELECT status FROM raw.archives WHERE name = '1.zip'"))
        .containsExactly("[refused]");

    ingest(tables, write("HISTDATA_COM_ASCII_USDCHF_M12019.zip", nameless));

    assertThat(
            sql(
                tables,
                "SELECT status, symbol FROM raw.archives WHERE name LIKE '%USDCHF%' OR name = '1.zip'"))
        .containsExactly("[accepted,USDCHF]");
  }

  @Test
  void namelessCopyDoesNotRefuseAnArchiveThatIsNamedElsewhere() {
    byte[] nameless = small("USDJPY").member("data.csv").zip();
    write("2.zip", nameless);
    write("HISTDATA_COM_ASCII_USDJPY_M12019.zip", nameless);

    IngestResult result = ingest(tables, downloads);

    assertThat(result.archives()).hasSize(1);
    assertThat(result.known()).containsExactly("2.zip");
    assertThat(result.refused()).isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT status, used FROM raw.archives WHERE name LIKE '%USDJPY%' OR name = '2.zip'"))
        .containsExactly("[accepted,10]");
  }

  @Test
  void refusedASecondTimeIsOneRow() {
    Path page = write("3.zip", "<html></html>".getBytes(StandardCharsets.UTF_8));
    ingest(tables, page);

    assertThat(ingest(tables, page).refused()).hasSize(1);
    assertThat(sql(tables, "SELECT status, used FROM raw.archives WHERE name = '3.zip'"))
        .containsExactly("[refused,0]");
  }

  @Test
  void nothingToIngestAtAllIsAMistakeOfTheCommandLine() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("nothing"));

    assertThatThrownBy(() -> ingest(tables, folder.resolve("missing"), empty))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Cannot ingest \"%s\": there is no such file or folder.", folder.resolve("missing"));
    assertThatThrownBy(() -> IngestFixture.of(tables).ingest(List.of("a\0b"), "run"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Cannot ingest \"a?b\": it is no name of a file.");
  }

  private Path write(String name, byte[] bytes) {
    return SmallArchive.write(downloads.resolve(name), bytes);
  }

  private static SmallArchive small() {
    return small("EURUSD");
  }

  private static SmallArchive small(String symbol) {
    return SmallArchive.of(symbol).minutes("2019-01-07T10:00", 10);
  }

  /** The bytes with one changed, so far behind the first header of a kind. */
  private static byte[] patched(byte[] zip, byte[] header, int offset, int flips) {
    byte[] patched = zip.clone();
    for (int at = 0; at + header.length <= zip.length; at++) {
      if (Arrays.equals(Arrays.copyOfRange(zip, at, at + header.length), header)) {
        patched[at + offset] ^= (byte) flips;
        return patched;
      }
    }
    throw new AssertionError("no such header");
  }
}
