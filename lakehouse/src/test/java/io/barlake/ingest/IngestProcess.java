package io.barlake.ingest;

import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.testing.LocalLakehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * An ingest in a process of its own, which says where it stands and waits for leave at each stop:
 * before it begins, and before and after every commit. So it can be killed exactly there.
 */
final class IngestProcess implements AutoCloseable {
  static final String READY = "ready";
  static final String DONE = "done";

  private static final String STOP = "stop: ";

  private final Process process;
  private final BufferedReader said;
  private final OutputStream told;

  private IngestProcess(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.told = process.getOutputStream();
  }

  static IngestProcess start(Path lake, List<Path> archives) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(IngestProcess.class.getName());
    command.add(lake.toString());
    archives.forEach(archive -> command.add(archive.toString()));
    try {
      return new IngestProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next stop, such as {@code before raw/archives}; {@link #DONE} at the end. */
  String stop() {
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(STOP)) {
          return line.substring(STOP.length());
        }
      }
      throw new AssertionError("the process ended early");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void goOn() {
    try {
      told.write('\n');
      told.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on past every stop to the end. */
  void finish() {
    do {
      goOn();
    } while (!stop().equals(DONE));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What the other process runs. */
  public static void main(String[] args) {
    Lake lake = Lake.of(LocalLakehouse.config(Path.of(args[0])));
    SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("ingest");
    SessionSettings.of(lake).forEach(builder::config);
    SessionSettings.embedded(1).forEach(builder::config);
    builder.config("spark.delta.logStore.file.impl", StoppingLogStore.class.getName());
    builder.config("spark.sql.codegen.wholeStage", "false");
    builder.config("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("OFF");
    stopAt(READY);
    List<Path> archives = Arrays.stream(args).skip(1).map(Path::of).toList();
    IngestFixture.ingest(new Tables(session, lake), archives);
    stopAt(DONE);
    Runtime.getRuntime().halt(0);
  }

  /** Says where the process stands and waits until it may go on. */
  static synchronized void stopAt(String stop) {
    System.out.println(STOP + stop);
    System.out.flush();
    try {
      if (!stop.equals(DONE) && System.in.read() < 0) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
