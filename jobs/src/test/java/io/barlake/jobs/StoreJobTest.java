package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.JobLauncher;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the settings is told before the store is asked. */
class StoreJobTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aLakeInAFolderHasNoStore() {
    refuses(
        Map.of("BARLAKE_LAKE_PATH", "./lake"),
        2,
        "Cannot set up a store for the lake \"./lake\": it lies in a folder of this machine. Name"
            + " one in a store with --lake, such as s3a://lake/warehouse.");
  }

  @Test
  void accountsNeedAFileForTheirKeys() {
    refuses(
        Map.of("BARLAKE_STORE_READERS", "notebook", "BARLAKE_STORE_WRITERS", "loader"),
        2,
        "Missing store.account-keys: there is no file for the keys of notebook, loader. Name one in"
            + " the settings.");
  }

  @Test
  void anAccountReadsOrWrites() {
    refuses(
        Map.of("BARLAKE_STORE_READERS", "notebook", "BARLAKE_STORE_WRITERS", "notebook"),
        2,
        "Invalid setting store.writers: \"notebook\" is among store.readers too. Leave it in one.");
  }

  @Test
  void anAccountThatIsRenewedIsOneOfTheSettings() {
    refuses(
        Map.of("BARLAKE_STORE_READERS", "notebook", "BARLAKE_STORE_ACCOUNT_KEYS", folder + "/keys"),
        2,
        "Unknown account \"loader\": expected one of store.readers or store.writers of the settings,"
            + " which are notebook.",
        "--renew",
        "loader");
  }

  @Test
  void keysThatAreNotThereAreNamedWithTheirFile() {
    refuses(
        Map.of("BARLAKE_STORE_CREDENTIALS", folder + "/none", "BARLAKE_STORE_PROFILE", "owner"),
        1,
        "Cannot use the store: there are no access keys in the profile \"owner\" of \""
            + folder
            + "/none\". Name them with store.credentials and store.profile of the settings, or set"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }

  private void refuses(Map<String, String> settings, int status, String line, String... options) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BARLAKE_STORE_CREDENTIALS", keys().toString());
    environment.put("BARLAKE_STORE_ENDPOINT", "http://127.0.0.1:1");
    environment.put("BARLAKE_LAKE_PATH", "s3a://lake/warehouse");
    environment.putAll(settings);
    List<String> arguments = new java.util.ArrayList<>(List.of("store"));
    arguments.addAll(List.of(options));

    int found =
        new JobLauncher(Console.over(out, err), environment)
            .execute(Barlake.commandLine(), arguments.toArray(String[]::new));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(line + "\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(found).isEqualTo(status);
  }

  private Path keys() {
    try {
      return java.nio.file.Files.writeString(
          folder.resolve("owner"),
          "[default]\naws_access_key_id = owner\naws_secret_access_key = any-secret\n");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
