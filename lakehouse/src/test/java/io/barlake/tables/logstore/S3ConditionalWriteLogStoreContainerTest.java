package io.barlake.tables.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.barlake.tables.store.StoreSetup;
import io.barlake.testing.LiveStack;
import io.delta.storage.LogStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The contract on a store in a container, where there is Docker and a MinIO has been built. */
@Testcontainers(disabledWithoutDocker = true)
class S3ConditionalWriteLogStoreContainerTest extends LogStoreContract {
  private static final Path DOCKERFILE =
      Path.of("..", "deploy", "compose", "images", "minio", "Dockerfile");
  private static final int PORT = 9000;

  @TempDir static Path stack;

  private static GenericContainer<?> minio;

  private final String folder = LiveStack.folder();

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> built = LiveStack.builtMinio();
    assumeTrue(built.isPresent(), "there is no MinIO yet: deploy/local/up minio builds it");
    String secret = UUID.randomUUID().toString();
    minio =
        new GenericContainer<>(
                new ImageFromDockerfile("barlake-minio", true)
                    .withFileFromPath("Dockerfile", DOCKERFILE)
                    .withFileFromPath("minio", built.orElseThrow()))
            .withEnv(
                Map.of(
                    "MINIO_ROOT_USER", "contained",
                    "MINIO_ROOT_PASSWORD", secret,
                    "MINIO_BROWSER", "off"))
            .withTmpFs(Map.of("/data", "rw,uid=10001,gid=10001"))
            .withExposedPorts(PORT)
            .withCreateContainerCmdModifier(
                command ->
                    command
                        .getHostConfig()
                        .withPortBindings(
                            new PortBinding(
                                Ports.Binding.bindIp("127.0.0.1"), new ExposedPort(PORT))))
            .waitingFor(Wait.forHttp("/minio/health/ready").forPort(PORT));
    minio.start();
    Path keys = stack.resolve("keys");
    Files.writeString(
        keys, "[default]\naws_access_key_id = contained\naws_secret_access_key = " + secret + "\n");
    Files.writeString(
        stack.resolve("barlake.conf"),
        "store { endpoint = \"http://%s:%d\", credentials = \"%s\" }\n"
            .formatted(minio.getHost(), minio.getMappedPort(PORT), keys));
    System.setProperty(LiveStack.OTHER_STACK, stack.toString());
    // One that an earlier test has opened by this name leads to another store.
    FileSystem.closeAll();
    try (StoreSetup bucket = StoreSetup.of(LiveStack.config().withLakePath("s3a://lake/tests"))) {
      bucket.apply(bucket.plan(Set.of()));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    System.clearProperty(LiveStack.OTHER_STACK);
    FileSystem.closeAll();
    if (minio != null) {
      minio.stop();
    }
  }

  @Override
  String folder() {
    return folder;
  }

  @Override
  LogStore newStore(Configuration hadoop) {
    return new S3ConditionalWriteLogStore(hadoop);
  }

  @Test
  void theStoreIsTheOneOfTheContainer() {
    assertThat(LiveStack.store().endpoint()).endsWith(":" + minio.getMappedPort(PORT));
  }
}
