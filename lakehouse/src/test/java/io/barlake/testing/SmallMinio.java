package io.barlake.testing;

import io.barlake.config.BarlakeConfig.StoreSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;

/**
 * A MinIO of one test, on a disk of memory that is soon full. It is the one that deploy/local has
 * built, in a mount that no other process sees: users have to be allowed namespaces of their own.
 */
public final class SmallMinio implements AutoCloseable {
  private static final int[] PIECES = {4 << 20, 64 << 10};

  private final Process server;
  private final StoreSettings settings;

  private SmallMinio(Process server, StoreSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /** With the bucket "lake". */
  public static SmallMinio start(Path folder, int megabytes) throws Exception {
    String secret = UUID.randomUUID().toString();
    Path keys = folder.resolve("small-keys");
    Files.writeString(
        keys,
        "[default]\naws_access_key_id = small\naws_secret_access_key = %s\n".formatted(secret));
    Path disk = Files.createDirectories(folder.resolve("small-disk"));
    int port = freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size="
                + megabytes
                + "m none \"$0\" && mkdir \"$0/lake\" && exec \"$@\"",
            disk.toString(),
            LiveStack.builtMinio().orElseThrow().toString(),
            "server",
            "--quiet",
            "--address",
            "127.0.0.1:" + port,
            disk.toString());
    command.environment().put("MINIO_ROOT_USER", "small");
    command.environment().put("MINIO_ROOT_PASSWORD", secret);
    command.environment().put("MINIO_BROWSER", "off");
    command.environment().put("MINIO_UPDATE", "off");
    command.redirectErrorStream(true).redirectOutput(folder.resolve("small.log").toFile());
    String address = "http://127.0.0.1:" + port;
    SmallMinio minio =
        new SmallMinio(
            command.start(), new StoreSettings(address, "us-east-1", keys.toString(), "default"));
    try {
      minio.awaitReady(folder.resolve("small.log"));
    } catch (Throwable e) {
      minio.close();
      throw e;
    }
    return minio;
  }

  public StoreSettings settings() {
    return settings;
  }

  /** Puts files there until not even a small one is taken. */
  public void fill() throws IOException {
    try (FileSystem store = files()) {
      int number = 0;
      for (int bytes : PIECES) {
        while (takes(store, bytes, "s3a://lake/fill/" + number)) {
          number++;
        }
      }
    }
  }

  private static boolean takes(FileSystem store, int bytes, String name) {
    try (OutputStream out = store.create(new org.apache.hadoop.fs.Path(name), true)) {
      out.write(new byte[bytes]);
    } catch (IOException e) {
      return false;
    }
    return true;
  }

  /** Takes them away again. */
  public void free() throws IOException {
    try (FileSystem store = files()) {
      store.delete(new org.apache.hadoop.fs.Path("s3a://lake/fill"), true);
    }
  }

  private FileSystem files() throws IOException {
    return FileSystem.newInstance(URI.create("s3a://lake/"), LiveStack.hadoop(settings));
  }

  private void awaitReady(Path log) throws Exception {
    for (int tries = 0; tries < 300; tries++) {
      if (!server.isAlive()) {
        throw new AssertionError(
            "MinIO has ended; is \"unshare\" allowed? " + Files.readString(log));
      }
      try {
        HttpURLConnection asked =
            (HttpURLConnection)
                URI.create(settings.endpoint() + "/minio/health/ready").toURL().openConnection();
        if (asked.getResponseCode() == HttpURLConnection.HTTP_OK) {
          return;
        }
      } catch (IOException e) {
        // Not yet.
      }
      Thread.sleep(100);
    }
    throw new AssertionError("MinIO does not answer: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket briefly = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return briefly.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().join();
  }
}
