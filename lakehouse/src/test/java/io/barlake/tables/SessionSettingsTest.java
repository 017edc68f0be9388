package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.config.BarlakeConfig.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSettingsTest {
  @TempDir Path folder;

  @Test
  void accessKeysStayInTheirFile() throws Exception {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "[default]\naws_access_key_id = me\naws_secret_access_key = hush\n");

    Map<String, String> settings =
        SessionSettings.of(new StoreSettings("http://127.0.0.1:9000", "any", keys + "", "default"));

    assertThat(settings).containsEntry("spark.hadoop.fs.s3a.auth.profile.file", keys.toString());
    assertThat(settings.values()).noneMatch(value -> value.contains("hush"));
  }

  @Test
  void bucketsOfAStoreOfOnesOwnArePathsAndThoseOfAmazonAreHosts() {
    String pathStyle = "spark.hadoop.fs.s3a.path.style.access";

    assertThat(SessionSettings.of(new StoreSettings("https://store.example", "any", "", "default")))
        .containsEntry(pathStyle, "true")
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "https://store.example");
    assertThat(SessionSettings.of(new StoreSettings("", "eu-north-1", "", "default")))
        .doesNotContainKeys(pathStyle, "spark.hadoop.fs.s3a.endpoint")
        .containsEntry("spark.hadoop.fs.s3a.endpoint.region", "eu-north-1");
  }
}
