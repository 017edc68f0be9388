package io.barlake.ingest;

import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.ingest.archive.TestZip;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.testing.LiveStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives in an object store, read where they lie. */
class ArchivesOnS3StackTest {
  @TempDir static Path local;

  private static String remote;

  @TempDir Path folder;

  /** A year as a ZIP, and one as a .gz in a ZIP in a ZIP. */
  @BeforeAll
  static void put() throws IOException {
    Path years = Files.createDirectory(local.resolve("years"));
    new SampleGenerator(Progress.NONE)
        .generate(List.of(new Symbol("EURUSD"), new Symbol("USDJPY")), 2019, 2019, 1, years);
    Path plain = Files.createDirectories(local.resolve("archives/eur"));
    Files.move(zip(years, "EURUSD"), plain.resolve("EURUSD 2019 50%.zip"));
    byte[] inner =
        new TestZip().with("DAT_ASCII_USDJPY_M1_2019.csv.gz", gzip(csv(zip(years, "USD")))).bytes();
    Files.write(
        Files.createDirectories(local.resolve("archives/of a friend/jpy")).resolve("old.zip"),
        new TestZip().with("read me.txt", "Enjoy!").with("inner.zip", inner).bytes());
    remote = LiveStack.folder();
    LiveStack.put(local.resolve("archives"), remote + "/archives");
  }

  @AfterAll
  static void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new org.apache.hadoop.fs.Path(remote), true);
    }
  }

  @Test
  void theyGiveTheTablesThatTheirLocalCopiesGive() {
    Tables here = LiveStack.in(folder.resolve("here"));
    Tables there = LiveStack.in(folder.resolve("there"));

    ingest(here, local.resolve("archives").toString());
    IngestResult result = ingest(there, remote + "/archives");

    assertThat(result.refused()).isEmpty();
    assertThat(result.archives()).hasSize(2);
    LakeContent.assertBalanced(there);
    LakeContent.of(there).assertSameAs(LakeContent.of(here));
    assertThat(ingest(there, remote + "/archives").known()).hasSize(2);
  }

  @Test
  void oneFileIsNamedByItself() {
    Tables tables = LiveStack.in(folder);

    ingest(tables, remote + "/archives/eur/EURUSD 2019 50%.zip");

    assertThat(sql(tables, "SELECT name, symbol FROM raw.archives"))
        .containsExactly("[EURUSD 2019 50%.zip,EURUSD]");
  }

  @Test
  void whatIsMissingIsSaidInOneLine() {
    Tables tables = LiveStack.in(folder);

    assertRefused(
        tables,
        remote + "/nowhere",
        "Cannot ingest \"" + remote + "/nowhere\": there is no such file or folder.");
    assertRefused(
        tables,
        "s3a://no-such-bucket/archives",
        "Cannot list \"s3a://no-such-bucket/archives\": the store has no such bucket.");
    assertRefused(
        tables,
        "s3://lake/archives",
        "Cannot list \"s3://lake/archives\": Barlake names S3 stores s3a://bucket/folder.");
  }

  @Test
  void wrongKeysAreSaidInOneLine() throws IOException {
    Path wrong = folder.resolve("keys");
    Files.writeString(
        wrong, "[default]\naws_access_key_id = barlake\naws_secret_access_key = guessed\n");
    Tables tables = LiveStack.in(folder.resolve("lake"), withKeys(wrong));

    assertRefused(
        tables,
        remote,
        "Cannot list \""
            + remote
            + "\": the store refuses the access keys. Check store.credentials of the settings,"
            + " what these keys may do, and the clock of this machine.");
  }

  @Test
  void missingKeysAreSaidInOneLine() {
    Path missing = folder.resolve("keys");
    Tables tables = LiveStack.in(folder.resolve("lake"), withKeys(missing));

    assertRefused(
        tables,
        remote,
        "Cannot list \""
            + remote
            + "\": there are no access keys for the store: \""
            + missing
            + "\" does not exist. Name their file with store.credentials of the settings, or set"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }

  @Test
  @Timeout(60)
  void aStoreThatDoesNotAnswerIsNotAskedForever() throws IOException {
    StoreSettings right = LiveStack.store();
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    StoreSettings gone =
        new StoreSettings(
            "http://127.0.0.1:" + port, right.region(), right.credentials(), right.profile());

    assertRefused(
        LiveStack.in(folder, gone),
        remote,
        "Cannot list \""
            + remote
            + "\": the store does not answer. Check store.endpoint of the settings, and that it"
            + " runs.");
  }

  private static StoreSettings withKeys(Path file) {
    StoreSettings right = LiveStack.store();
    return new StoreSettings(right.endpoint(), right.region(), file.toString(), right.profile());
  }

  private static IngestResult ingest(Tables tables, String path) {
    return IngestFixture.of(tables).ingest(List.of(path), "run");
  }

  private static void assertRefused(Tables tables, String path, String message) {
    assertThatThrownBy(() -> ingest(tables, path))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
  }

  private static Path zip(Path years, String part) throws IOException {
    try (var files = Files.list(years)) {
      return files.filter(file -> file.toString().contains(part)).findFirst().orElseThrow();
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] csv(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile());
        var in =
            file.getInputStream(
                file.stream()
                    .filter(e -> e.getName().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow())) {
      return in.readAllBytes();
    }
  }
}
