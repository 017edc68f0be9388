package io.barlake.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process with the class path of the tests: what two processes do to one table shows
 * only with two processes. It ends with {@link #close}, whatever it is doing.
 */
public final class ChildJvm implements AutoCloseable {
  private static final long LONGEST_SECONDS = 600;

  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private ChildJvm(Process process, Path errors) {
    this.process = process;
    // Who waits for a line of it cannot be interrupted.
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What the build gives the tests: zone, locale, and what Spark needs of the module system.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("-Duser."))
        .forEach(command::add);
    String otherStack = System.getProperty(LiveStack.OTHER_STACK);
    if (otherStack != null) {
      command.add("-D" + LiveStack.OTHER_STACK + "=" + otherStack);
    }
    command.addAll(
        List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path errors = Files.createTempFile("child-jvm-", ".log");
    return new ChildJvm(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /** The next line that the process prints; it is an error if it ends before. */
  public String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("the process ended: " + Files.readString(errors));
    }
    return line;
  }

  /** The lines that it still prints, once it has ended well. */
  public List<String> finish() throws IOException, InterruptedException {
    List<String> lines = out.lines().toList();
    int status = process.waitFor();
    if (status != 0) {
      throw new AssertionError("exit status " + status + ": " + Files.readString(errors));
    }
    return lines;
  }

  /** Tells the process, which waits in {@link #awaitGo}, to go on. */
  public void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** In the process: says that it is ready and waits until all are. */
  public static void awaitGo() throws IOException {
    System.out.println("ready");
    if (System.in.read() < 0) {
      throw new IOException("the tests have ended");
    }
  }

  /** In the process: waits until it is killed. */
  public static void awaitDeath() {
    try {
      while (System.in.read() >= 0) {
        // Whatever it is told, it waits.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a power cut ends it: nothing of it runs any more when this returns. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
    Files.deleteIfExists(errors);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
