package io.barlake.tables.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.BarlakeConfig.BucketSettings;
import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.tables.LakeProbe;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.store.BucketState.Versioning;
import io.barlake.tables.store.Step.Change;
import io.barlake.testing.LiveStack;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveBucketArgs;
import io.minio.RemoveObjectArgs;
import io.minio.admin.MinioAdminClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bucket of a lake and its accounts in a real MinIO. */
class StoreSetupStackTest {
  @TempDir java.nio.file.Path folder;

  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final String name = "barlake-test-" + id;
  private final LakeSite lake = LakeSite.of("s3a://" + name + "/eu/warehouse");
  private final String reader = "t" + id + "-reads";
  private final String writer = "t" + id + "-writes";
  private java.nio.file.Path keys;
  private BucketSettings.Versioning versioning = BucketSettings.Versioning.ON;
  private StoreAccess access;
  private MinioBucket bucket;

  @BeforeEach
  void open() {
    keys = folder.resolve("keys");
    access = StoreAccess.of(LiveStack.store());
    bucket = new MinioBucket(access, name);
  }

  @AfterEach
  void remove() throws Exception {
    MinioAdminClient accounts =
        MinioAdminClient.builder()
            .endpoint(access.address())
            .region(access.region())
            .credentialsProvider(access.keys())
            .build();
    for (String account : List.of(reader, writer)) {
      if (new MinioAccounts(access).find(account).isPresent()) {
        accounts.deleteServiceAccount(account);
      }
    }
    if (bucket.find().exists()) {
      removeBucket();
    }
    access.close();
  }

  private void removeBucket() throws Exception {
    MinioClient client =
        MinioClient.builder()
            .endpoint(access.address())
            .region(access.region())
            .credentialsProvider(access.keys())
            .build();
    for (var version :
        client.listObjects(
            ListObjectsArgs.builder().bucket(name).recursive(true).includeVersions(true).build())) {
      client.removeObject(
          RemoveObjectArgs.builder()
              .bucket(name)
              .object(version.get().objectName())
              .versionId(version.get().versionId())
              .build());
    }
    client.removeBucket(RemoveBucketArgs.builder().bucket(name).build());
  }

  @Test
  void theStoreIsFoundToBeMinio() {
    assertThat(access.isMinio()).isTrue();
    assertThat(StoreAccess.of(at("http://127.0.0.1:1")).isMinio()).isFalse();
  }

  @Test
  void bucketAndAccountsAreMadeOnce() {
    assertThat(setUp())
        .extracting(Step::change)
        .containsExactly(Change.MADE, Change.CHANGED, Change.CHANGED, Change.MADE, Change.MADE);

    BucketState made = bucket.find();
    assertThat(made.versioning()).isEqualTo(Versioning.ON);
    assertThat(
            made.lifecycle()
                .holds(
                    List.of(new LifecycleRule(LifecycleRule.Kind.OLD_VERSIONS, lake.prefix(), 7)),
                    lake.prefix()))
        .isTrue();
    assertThat(setUp()).extracting(Step::change).containsOnly(Change.NONE);
  }

  @Test
  void aPlanChangesNothing() {
    try (StoreSetup setup = StoreSetup.of(config(7))) {
      assertThat(setup.plan(Set.of())).allMatch(Step::isChange);
    }

    assertThat(bucket.find().exists()).isFalse();
    assertThat(new MinioAccounts(access).find(reader)).isEmpty();
    assertThat(keys).doesNotExist();
  }

  @Test
  void otherDaysReplaceTheRuleAndThoseOfOthersStay() {
    setUp();
    String theirs =
        "<Rule><ID>theirs</ID><Status>Enabled</Status><Filter><Prefix>tmp/</Prefix></Filter>"
            + "<DelMarkerExpiration><Days>3</Days></DelMarkerExpiration></Rule>";
    String both =
        bucket
            .find()
            .lifecycle()
            .with(rules(lake, 7), lake.prefix())
            .replace("</LifecycleConfiguration>", theirs + "</LifecycleConfiguration>");
    bucket.setLifecycle(both);

    try (StoreSetup setup = StoreSetup.of(config(30))) {
      List<Step> steps = setup.plan(Set.of());
      setup.apply(steps);
      assertThat(steps).filteredOn(Step::isChange).hasSize(1);
    }

    LifecycleDocument found = bucket.find().lifecycle();
    assertThat(found.holds(rules(lake, 30), lake.prefix())).isTrue();
    assertThat(found.with(List.of(), lake.prefix()))
        .contains("<ID>theirs</ID>", "<DelMarkerExpiration><Days>3</Days></DelMarkerExpiration>")
        .doesNotContain("barlake");
  }

  /** Where this fails, MinIO has learnt it, and {@code StorePlan} may ask for the rule. */
  @Test
  void minioTakesNoRuleForUnfinishedUploads() {
    bucket.make();
    List<LifecycleRule> rules =
        List.of(new LifecycleRule(LifecycleRule.Kind.UNFINISHED_UPLOADS, lake.prefix(), 1));

    assertThatThrownBy(
            () ->
                bucket.setLifecycle(
                    new LifecycleDocument(LifecycleDocument.EMPTY).with(rules, lake.prefix())))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot set the lifecycle of the bucket \"" + name + "\" at ");
  }

  @Test
  void aReaderReadsTheLakeAndNothingElse() throws IOException {
    setUp();
    write(LiveStack.store(), "eu/warehouse/a/file");
    write(LiveStack.store(), "eu/warehouse-2/file");
    StoreSettings asReader = as(reader);

    assertThat(read(asReader, "eu/warehouse/a/file")).isEqualTo("text");
    assertThat(list(asReader, "eu/warehouse")).containsExactly("a");
    assertThat(LakeProbe.of(config(asReader)).exists()).isTrue();
    refused(() -> write(asReader, "eu/warehouse/b"));
    refused(() -> delete(asReader, "eu/warehouse/a/file"));
    refused(() -> read(asReader, "eu/warehouse-2/file"));
    refused(() -> list(asReader, "eu/warehouse-2"));
    refused(() -> list(asReader, "eu"));
    refused(() -> list(asReader, ""));
    assertThatThrownBy(
            () -> {
              try (FileSystem other =
                  FileSystem.newInstance(
                      URI.create("s3a://lake/"), SessionSettings.hadoop(asReader))) {
                other.listStatus(new Path("s3a://lake/"));
              }
            })
        .isInstanceOf(AccessDeniedException.class);
    assertThat(read(asReader, "eu/warehouse/a/file")).isEqualTo("text");
  }

  @Test
  void aWriterCommitsBelowTheLakeAndNowhereElse() throws IOException {
    setUp();
    write(LiveStack.store(), "eu/other/file");
    StoreSettings asWriter = as(writer);
    LakeProbe probe = LakeProbe.of(config(asWriter));

    assertThat(probe.exists()).isFalse();
    assertThatCode(probe::requireSafe).doesNotThrowAnyException();
    assertThat(probe.race(5, 8).isSafe()).isTrue();
    write(asWriter, "eu/warehouse/a/file", 20_000_000);
    assertThat(list(asWriter, "eu/warehouse/a")).containsExactly("file");
    delete(asWriter, "eu/warehouse/a/file");
    assertThat(list(asWriter, "eu/warehouse/a")).isEmpty();
    refused(() -> write(asWriter, "eu/other/mine"));
    refused(() -> delete(asWriter, "eu/other/file"));
    refused(() -> read(asWriter, "eu/other/file"));
    refused(() -> list(asWriter, "eu/other"));
  }

  /** The reason why versioning is turned on only where the settings ask for it. */
  @Test
  void minioListsFoldersOfDeletedFilesWhereItKeepsThem() throws IOException {
    for (boolean isVersioned : List.of(false, true)) {
      versioning = isVersioned ? BucketSettings.Versioning.ON : BucketSettings.Versioning.OFF;
      setUp();
      write(as(writer), "eu/warehouse/a/b/file");

      delete(as(writer), "eu/warehouse/a/b");
      delete(as(writer), "eu/warehouse/a");

      assertThat(list(as(writer), "eu/warehouse").contains("a")).isEqualTo(isVersioned);
    }
  }

  @Test
  void aPolicyThatWasChangedByHandIsMended() throws IOException {
    setUp();
    new MinioAccounts(access).setPolicy(reader, AccountKind.WRITES.policy(lake));
    write(as(reader), "eu/warehouse/file");

    assertThat(setUp())
        .filteredOn(Step::isChange)
        .extracting(Step::name, Step::change)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(reader, Change.CHANGED));

    assertThat(read(as(reader), "eu/warehouse/file")).isEqualTo("text");
    refused(() -> write(as(reader), "eu/warehouse/file"));
    assertThat(setUp()).extracting(Step::change).containsOnly(Change.NONE);
  }

  @Test
  void aLostKeyIsRefusedAndRenewedOnRequest() throws IOException {
    setUp();
    write(LiveStack.store(), "eu/warehouse/file");
    java.nio.file.Path old = Files.copy(keys, folder.resolve("old"));
    Files.delete(keys);
    assertThat(setUp()).filteredOn(Step::isRefused).extracting(Step::name).contains(reader, writer);

    try (StoreSetup setup = StoreSetup.of(config(7))) {
      setup.apply(setup.plan(Set.of(reader, writer)));
    }

    assertThat(setUp()).extracting(Step::change).containsOnly(Change.NONE);
    assertThat(read(as(reader), "eu/warehouse/file")).isEqualTo("text");
    StoreSettings before =
        new StoreSettings(access.address(), access.region(), old.toString(), reader);
    refused(() -> read(before, "eu/warehouse/file"));

    Files.copy(old, keys, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(setUp())
        .filteredOn(Step::isRefused)
        .extracting(Step::text)
        .allMatch(text -> text.startsWith("Outdated key of \"t"))
        .hasSize(2);
  }

  @Test
  void anAccountThatWasMadeForAnotherLakeIsLeftAlone() {
    new MinioAccounts(access)
        .make(AccessKey.generate(reader), "somebody's", AccountKind.READS.policy(lake));

    assertThat(setUp())
        .filteredOn(Step::isRefused)
        .singleElement()
        .extracting(Step::text)
        .asString()
        .startsWith("Cannot use the account \"" + reader + "\": the store has one of this name");
    assertThat(new MinioAccounts(access).find(reader).orElseThrow().description())
        .isEqualTo("somebody's");
  }

  @Test
  void aRunThatEndedBetweenFileAndStoreIsFinishedByTheNext() {
    AccessKey key = AccessKey.generate(reader);
    new KeyFile(keys).put(key);

    setUp();

    assertThat(new KeyFile(keys).find(reader)).contains(key);
    assertThat(bucket.accepts(key, lake.prefix())).isTrue();
  }

  @Test
  void keysThatMayNotManageAreToldSo() {
    setUp();

    assertThatThrownBy(() -> StoreSetup.of(config(as(reader))).plan(Set.of()))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot look at the bucket \"%s\" at %s: the access keys of the settings may not do that."
                + " Take those of the owner of the store, with store.credentials and"
                + " store.profile.",
            name, access.address());
    assertThatThrownBy(() -> StoreSetup.of(config(at("http://127.0.0.1:1"))).plan(Set.of()))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("the store does not answer.");
  }

  private List<Step> setUp() {
    try (StoreSetup setup = StoreSetup.of(config(7))) {
      List<Step> steps = setup.plan(Set.of());
      setup.apply(steps);
      return steps;
    }
  }

  private static List<LifecycleRule> rules(LakeSite lake, int days) {
    return List.of(new LifecycleRule(LifecycleRule.Kind.OLD_VERSIONS, lake.prefix(), days));
  }

  private BarlakeConfig config(int days) {
    return config(LiveStack.store(), days);
  }

  private BarlakeConfig config(StoreSettings store) {
    return config(store, 7);
  }

  private BarlakeConfig config(StoreSettings store, int days) {
    BarlakeConfig stack = LiveStack.config();
    return new BarlakeConfig(
        lake.uri(),
        stack.databases(),
        store,
        new BucketSettings(versioning, days, 2, List.of(reader), List.of(writer), keys.toString()),
        stack.metastore(),
        stack.spark(),
        stack.defaultSource(),
        stack.ingest(),
        stack.harvest(),
        stack.quality(),
        stack.maintain());
  }

  private StoreSettings as(String account) {
    return new StoreSettings(access.address(), access.region(), keys.toString(), account);
  }

  private static StoreSettings at(String address) {
    StoreSettings right = LiveStack.store();
    return new StoreSettings(address, right.region(), right.credentials(), right.profile());
  }

  /** A call of S3A. */
  @FunctionalInterface
  private interface OnFiles<T> {
    T run(FileSystem files) throws IOException;
  }

  private <T> T on(StoreSettings store, OnFiles<T> call) throws IOException {
    try (FileSystem files =
        FileSystem.newInstance(URI.create("s3a://" + name + "/"), SessionSettings.hadoop(store))) {
      return call.run(files);
    }
  }

  private Path path(String file) {
    return new Path("s3a://" + name + "/" + file);
  }

  private int write(StoreSettings store, String file) throws IOException {
    return on(
        store,
        files -> {
          try (OutputStream out = files.create(path(file), true)) {
            out.write("text".getBytes(StandardCharsets.UTF_8));
          }
          return 4;
        });
  }

  private int write(StoreSettings store, String file, int bytes) throws IOException {
    return on(
        store,
        files -> {
          try (OutputStream out = files.create(path(file), true)) {
            out.write(new byte[bytes]);
          }
          return bytes;
        });
  }

  private String read(StoreSettings store, String file) throws IOException {
    return on(
        store,
        files -> {
          try (var in = files.open(path(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          }
        });
  }

  private List<String> list(StoreSettings store, String file) throws IOException {
    return on(
        store,
        files ->
            java.util.Arrays.stream(files.listStatus(path(file)))
                .map(one -> one.getPath().getName())
                .toList());
  }

  private boolean delete(StoreSettings store, String file) throws IOException {
    return on(store, files -> files.delete(path(file), true));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
  }
}
