package io.barlake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  /** Every key there is, a value that is not its default, and where it is found again. */
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("lake.path", "/data/other", BarlakeConfig::lakePath),
          new Setting("lake.databases.raw", "raw_2", config -> config.databases().get("raw")),
          new Setting("lake.databases.market", "fx", config -> config.databases().get("market")),
          new Setting(
              "lake.databases.research", "lab", config -> config.databases().get("research")),
          new Setting("lake.databases.ops", "log", config -> config.databases().get("ops")),
          new Setting(
              "store.endpoint", "http://store.example:9000", config -> config.store().endpoint()),
          new Setting("store.region", "eu-north-1", config -> config.store().region()),
          new Setting("store.credentials", "/etc/keys", config -> config.store().credentials()),
          new Setting("store.profile", "reader", config -> config.store().profile()),
          new Setting(
              "store.versioning",
              "on",
              config -> config.bucket().versioning().name().toLowerCase(java.util.Locale.ROOT)),
          new Setting("store.old-versions-days", "30", config -> config.bucket().oldVersionsDays()),
          new Setting(
              "store.unfinished-uploads-days",
              "5",
              config -> config.bucket().unfinishedUploadsDays()),
          new Setting(
              "store.readers",
              "notebook, trino",
              config -> String.join(", ", config.bucket().readers())),
          new Setting(
              "store.writers", "loader", config -> String.join(", ", config.bucket().writers())),
          new Setting(
              "store.account-keys", "/etc/accounts", config -> config.bucket().accountKeys()),
          new Setting("catalog.metastore", "thrift://host:9083", BarlakeConfig::metastore),
          new Setting("spark.master", "spark://host:7077", config -> config.spark().master()),
          new Setting("spark.settings", "/etc/spark.conf", config -> config.spark().settings()),
          new Setting("market.default-source", "kraken", config -> config.defaultSource().name()),
          new Setting("ingest.nesting-depth", "3", config -> config.ingest().nestingDepth()),
          new Setting(
              "ingest.member-megabytes", "5000", config -> config.ingest().memberMegabytes()),
          new Setting("ingest.inflate-ratio", "17", config -> config.ingest().inflateRatio()),
          new Setting("ingest.keep-ticks", "true", config -> config.ingest().keepTicks()),
          new Setting(
              "ingest.more-sides",
              "mid, ask",
              config ->
                  config.ingest().moreSides().stream()
                      .sorted(Comparator.reverseOrder())
                      .map(Side::word)
                      .collect(Collectors.joining(", "))),
          new Setting("ingest.keep-originals", "false", config -> config.ingest().keepOriginals()),
          new Setting(
              "harvest.histdata.url",
              "http://one.example",
              config -> config.harvest().histdata().url()),
          new Setting(
              "harvest.histdata.requests-per-minute",
              "7",
              config -> config.harvest().histdata().requestsPerMinute()),
          new Setting(
              "harvest.binance.url",
              "https://two.example/mirror",
              config -> config.harvest().binance().url()),
          new Setting(
              "harvest.binance.requests-per-minute",
              "8",
              config -> config.harvest().binance().requestsPerMinute()),
          new Setting(
              "harvest.dukascopy.url",
              "https://three.example:8080",
              config -> config.harvest().dukascopy().url()),
          new Setting(
              "harvest.dukascopy.requests-per-minute",
              "9",
              config -> config.harvest().dukascopy().requestsPerMinute()),
          new Setting("harvest.tries", "6", config -> config.harvest().tries()),
          new Setting(
              "harvest.first-wait-seconds", "3", config -> config.harvest().firstWaitSeconds()),
          new Setting(
              "harvest.longest-wait-seconds", "4", config -> config.harvest().longestWaitSeconds()),
          new Setting("harvest.timeout-seconds", "11", config -> config.harvest().timeoutSeconds()),
          new Setting(
              "harvest.failures-in-a-row", "12", config -> config.harvest().failuresInARow()),
          new Setting(
              "harvest.user-agent", "Fox/1.0 (a b)", config -> config.harvest().userAgent()),
          new Setting("quality.warn-below", "0.5", config -> config.quality().warnBelow()),
          new Setting("quality.stale-days", "9", config -> config.quality().staleDays()),
          new Setting("quality.outlier-sizes", "7.5", config -> config.quality().outlierSizes()),
          new Setting("quality.spike-sizes", "8.5", config -> config.quality().spikeSizes()),
          new Setting("quality.flat-minutes", "4", config -> config.quality().flatMinutes()),
          new Setting("quality.stale-minutes", "44", config -> config.quality().staleMinutes()),
          new Setting("maintain.file-rows", "5000", config -> config.maintain().fileRows()),
          new Setting(
              "maintain.retention-hours", "24", config -> config.maintain().retentionHours()),
          new Setting(
              "maintain.checkpoint-commits", "3", config -> config.maintain().checkpointCommits()));

  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheDocumentedFile() {
    assertThat(ConfigReader.defaults())
        .isEqualTo(
            new BarlakeConfig(
                "./lake",
                Map.of("raw", "raw", "market", "market", "research", "research", "ops", "ops"),
                new BarlakeConfig.StoreSettings("", "us-east-1", "", "default"),
                new BarlakeConfig.BucketSettings(
                    BarlakeConfig.BucketSettings.Versioning.AS_IS, 7, 2, List.of(), List.of(), ""),
                "",
                new BarlakeConfig.SparkSettings("local[*]", ""),
                Source.HISTDATA,
                new BarlakeConfig.IngestSettings(8, 65536, 400, false, Set.of(), true),
                new BarlakeConfig.HarvestSettings(
                    site("https://www.histdata.com", 30),
                    site("https://data.binance.vision", 240),
                    site("https://datafeed.dukascopy.com/datafeed", 120),
                    5,
                    2,
                    300,
                    60,
                    10,
                    "barlake/0.1"),
                new BarlakeConfig.QualitySettings(0.8, 4, 20, 30, 15, 30),
                new BarlakeConfig.MaintainSettings(1_000_000, 168, 10)));
  }

  @Test
  void theseTestsKnowEveryKeyAndEveryPartOfTheRecord() {
    assertThat(SETTINGS.stream().map(Setting::key))
        .containsExactlyInAnyOrderElementsOf(
            ConfFolder.file("barlake.conf").entrySet().stream().map(Map.Entry::getKey).toList());

    long parts = parts(BarlakeConfig.class) + ConfigReader.defaults().databases().size();
    assertThat(SETTINGS).hasSize((int) parts);
  }

  @Test
  void everyKeyIsOverriddenByAFile() throws IOException {
    for (Setting setting : SETTINGS) {
      Path file = file(setting.key() + " = " + ConfigUtil.quoteString(setting.other()));

      requireOnly(setting, ConfigReader.read(Optional.of(file), Map.of()));
    }
  }

  @Test
  void everyKeyIsOverriddenByTheEnvironment() {
    for (Setting setting : SETTINGS) {
      Map<String, String> environment =
          Map.of(ConfigReader.variable(setting.key()), setting.other());

      requireOnly(setting, ConfigReader.read(Optional.empty(), environment));
    }
  }

  @Test
  void aVariableIsNamedAfterItsKey() {
    assertThat(ConfigReader.variable("market.default-source"))
        .isEqualTo("BARLAKE_MARKET_DEFAULT_SOURCE");
    assertThat(ConfigReader.variable("lake.path")).isEqualTo("BARLAKE_LAKE_PATH");
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = file("lake.path = \"from-file\"\nspark.master = \"local[7]\"");

    BarlakeConfig config =
        ConfigReader.read(Optional.of(file), Map.of("BARLAKE_LAKE_PATH", "from-environment"));

    assertThat(config.lakePath()).isEqualTo("from-environment");
    assertThat(config.spark().master()).isEqualTo("local[7]");
  }

  @Test
  void aCommandsOwnOptionWinsOverAll() {
    BarlakeConfig config = ConfigReader.defaults().withLakePath("mine").withMaster("local[1]");

    assertThat(config.lakePath()).isEqualTo("mine");
    assertThat(config.spark().master()).isEqualTo("local[1]");
    assertThat(config.ingest()).isEqualTo(ConfigReader.defaults().ingest());
  }

  @Test
  void variablesOfOthersAndOfTheLauncherAreLeftAlone() {
    Map<String, String> environment =
        Map.of(
            "PATH", "/bin",
            "BARLAKE_JAVA_OPTS", "-Xss4m",
            "BARLAKE_HEAP", "2g",
            "BARLAKE_CLASSPATH", "own.jar",
            "BARLAKE_STACK_SPARK_UI_PORT", "8081");

    assertThat(ConfigReader.read(Optional.empty(), environment)).isEqualTo(ConfigReader.defaults());
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlaceAndTheKnownOnes() throws IOException {
    Path file = file("lake {\n  path = \"here\"\n  pth = \"there\"\n}");

    refuses(
        file,
        "Unknown setting \"lake.pth\" (%s: 3). Known settings: %s."
            .formatted(file, sorted(Function.identity())));
  }

  @Test
  void anUnknownKeyIsRefusedEvenWithoutAValue() throws IOException {
    for (String text : List.of("lakes {}", "lakes = null", "\"la.ke\" = 1")) {
      Path file = file(text);

      assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), Map.of()))
          .isInstanceOf(BarlakeException.class)
          .hasMessageStartingWith("Unknown setting \"")
          .hasMessageContaining(
              "(" + file + ": 1). Known settings: catalog.metastore, harvest.binance");
    }
  }

  @Test
  void anUnknownVariableIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(
            () -> ConfigReader.read(Optional.empty(), Map.of("BARLAKE_LAKE_PTH", "there")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unknown environment variable \"BARLAKE_LAKE_PTH\": expected one of %s.",
            sorted(ConfigReader::variable))
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.BAD_CONFIG);
  }

  @Test
  void malformedTextIsOneLineWithFileAndLine() throws IOException {
    Path file = file("lake {\n  path = \"here\n}\n");

    assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), Map.of()))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot read \"" + file + "\": " + file + ": 2: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aNumberThatIsNoneOrTooSmallIsRefusedWithItsPlace() throws IOException {
    Path small = file("\n\ningest.nesting-depth = 0");
    refuses(
        small,
        "Invalid setting \"ingest.nesting-depth\" (%s: 3): expected a number above 0, found 0."
            .formatted(small));

    Path word = file("ingest.nesting-depth = many");
    refuses(
        word,
        "Invalid setting: %s: 1: ingest.nesting-depth has type STRING rather than NUMBER"
            .formatted(word));
  }

  @Test
  void aSectionInPlaceOfAValueIsRefusedWithItsPlace() throws IOException {
    Path file = file("spark.master { url = \"local\" }");

    refuses(
        file,
        "Invalid setting: %s: 1: spark.master has type OBJECT rather than STRING".formatted(file));
  }

  @Test
  void aValueInPlaceOfASectionIsRefusedWithItsPlace() throws IOException {
    Path file = file("lake = here");

    refuses(
        file, "Invalid setting: %s: 1: lake has type STRING rather than OBJECT".formatted(file));
  }

  @Test
  void anInvalidSourceIsRefusedWithItsPlace() throws IOException {
    Path file = file("market.default-source = Hist_Data");

    refuses(
        file,
        "Invalid setting \"market.default-source\" (%s: 1): Invalid source \"Hist_Data\": expected"
                .formatted(file)
            + " lower-case letters, digits and hyphens, such as histdata.");
  }

  @Test
  void anAddressIsThatOfASiteAndItsLastSlashIsLeftOut() throws IOException {
    Path good = file("harvest.histdata.url = \"http://localhost:8080/mirror/\"");
    assertThat(ConfigReader.read(Optional.of(good), Map.of()).harvest().histdata().url())
        .hasToString("http://localhost:8080/mirror");

    for (String bad : List.of("histdata.com", "ftp://histdata.com", "https://", "http://a b")) {
      Path file = file("harvest.histdata.url = \"%s\"".formatted(bad));
      refuses(
          file,
          "Invalid setting \"harvest.histdata.url\" (%s: 1): expected an address such as"
                  .formatted(file)
              + " https://host/path, found \"%s\".".formatted(bad));
    }
  }

  @Test
  void anAccountHasANameThatMinioTakes() throws IOException {
    Path good = file("store.readers = \" notebook,trino , \"");
    assertThat(ConfigReader.read(Optional.of(good), Map.of()).bucket().readers())
        .containsExactly("notebook", "trino");

    for (String bad : List.of("ab", "Notebook", "a-b-", "note book", "a23456789-123456789-1")) {
      Path file = file("store.writers = \"loader, %s\"".formatted(bad));
      refuses(
          file,
          "Invalid setting \"store.writers\" (%s: 1): expected names of 3 to 20 lower-case letters,"
                  .formatted(file)
              + " digits and hyphens with commas between them, found \"%s\".".formatted(bad));
    }
  }

  @Test
  void versioningIsOneOfThreeWords() throws IOException {
    for (String on : List.of("on", "true", "\"on\"")) {
      Path good = file("store.versioning = " + on);
      assertThat(ConfigReader.read(Optional.of(good), Map.of()).bucket().versioning())
          .isEqualTo(BarlakeConfig.BucketSettings.Versioning.ON);
    }
    Path file = file("store.versioning = some");
    refuses(
        file,
        "Invalid setting \"store.versioning\" (%s: 1): expected on, off or as-is, found \"some\"."
            .formatted(file));
  }

  @Test
  void aUserAgentIsPlainLetters() throws IOException {
    Path file = file("harvest.user-agent = \" \"");

    refuses(
        file,
        "Invalid setting \"harvest.user-agent\" (%s: 1): expected plain letters, found \" \"."
            .formatted(file));
  }

  @Test
  void aRetentionThatDoesNotProtectRunningCommandsIsRefusedWithTheReason() throws IOException {
    for (String share : List.of("-0.1", "1.5", "NaN")) {
      Path file = file("quality.warn-below = \"" + share + "\"");

      refuses(
          file,
          "Invalid setting \"quality.warn-below\" (%s: 1): expected a number from 0 to 1, found %s."
              .formatted(file, share));
    }
    for (int hours : List.of(0, -5, 721)) {
      Path file = file("maintain.retention-hours = " + hours);

      refuses(
          file,
          "Invalid setting \"maintain.retention-hours\" (%s: 1): expected 1 to 720 hours, found %d."
                  .formatted(file, hours)
              + " Files must outlive the commands that read or write them, and logs are kept for"
              + " 30 days.");
    }
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.conf");

    refuses(file, "Missing settings file \"" + file + "\": there is no such file.");
    assertThatThrownBy(() -> ConfFolder.text("none.conf"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Missing settings file conf/none.conf: neither beside the launcher nor in the jar.");
  }

  @Test
  void theFolderBesideTheLauncherWinsOverTheJar() throws IOException {
    Files.writeString(folder.resolve("greeting.conf"), "word = hello");
    System.setProperty(ConfFolder.FOLDER_PROPERTY, folder.toString());
    try {
      assertThat(ConfFolder.text("greeting.conf")).isEqualTo("word = hello");
      assertThat(ConfFolder.file("greeting.conf"))
          .isEqualTo(ConfigFactory.parseMap(Map.of("word", "hello")));
      assertThat(ConfFolder.onDisk("instruments.conf")).isEmpty();
      assertThat(ConfFolder.text("instruments.conf")).contains("EURUSD");
    } finally {
      System.clearProperty(ConfFolder.FOLDER_PROPERTY);
    }
  }

  @Test
  void filesOfAFolderAreThoseBesideTheLauncherByTheirNames() throws IOException {
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Path second = Files.writeString(sources.resolve("b.conf"), "");
    Path first = Files.writeString(sources.resolve("a.conf"), "");
    Files.writeString(sources.resolve("c.conf~"), "");
    System.setProperty(ConfFolder.FOLDER_PROPERTY, folder.toString());
    try {
      assertThat(ConfFolder.filesOnDisk("sources")).containsExactly(first, second);
      assertThat(ConfFolder.filesOnDisk("none")).isEmpty();
    } finally {
      System.clearProperty(ConfFolder.FOLDER_PROPERTY);
    }
    assertThat(ConfFolder.filesOnDisk("sources")).isEmpty();
  }

  private static BarlakeConfig.SiteSettings site(String url, int requestsPerMinute) {
    return new BarlakeConfig.SiteSettings(URI.create(url), requestsPerMinute);
  }

  private static void requireOnly(Setting changed, BarlakeConfig config) {
    BarlakeConfig defaults = ConfigReader.defaults();
    for (Setting setting : SETTINGS) {
      String found = String.valueOf(setting.place().apply(config));
      String before = String.valueOf(setting.place().apply(defaults));
      if (setting.equals(changed)) {
        assertThat(found).as(setting.key()).isEqualTo(setting.other()).isNotEqualTo(before);
      } else {
        assertThat(found).as(setting.key()).isEqualTo(before);
      }
    }
  }

  /** How many values a record holds, records inside it counted through, maps not at all. */
  private static long parts(Class<?> record) {
    Map<Boolean, List<Class<?>>> types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .filter(type -> !type.equals(Map.class))
            .collect(
                Collectors.partitioningBy(
                    type -> type.isRecord() && type.getPackage().equals(record.getPackage())));
    return types.get(false).size()
        + types.get(true).stream().mapToLong(ConfigReaderTest::parts).sum();
  }

  private static String sorted(Function<String, String> name) {
    return SETTINGS.stream().map(Setting::key).map(name).sorted().collect(Collectors.joining(", "));
  }

  private static void refuses(Path file, String message) {
    assertThatThrownBy(() -> ConfigReader.read(Optional.of(file), Map.of()))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message)
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.BAD_CONFIG);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("user.conf"), text);
  }

  private record Setting(String key, String other, Function<BarlakeConfig, Object> place) {}
}
