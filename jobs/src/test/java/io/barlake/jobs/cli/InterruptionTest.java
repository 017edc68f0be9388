package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Ends a process of its own from outside. */
class InterruptionTest {
  private static final int TERMINATED = 143;

  /** A job that works until it is ended, and then fails, as a job does whose session is gone. */
  static final class Endless {
    public static void main(String[] args) {
      CountDownLatch never = new CountDownLatch(1);
      CountJob endless =
          CountJob.reading(
              job -> {
                Thread work = Thread.currentThread();
                Runtime.getRuntime().addShutdownHook(new Thread(work::interrupt));
                job.progress().start("ready", 1);
                job.progress().finish("steady");
                try {
                  never.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException("the session is gone", e);
                }
                return JobResult.of();
              });
      JobLauncher.launch(endless, args);
    }
  }

  @Test
  void interruptedCommandSaysOneLineAndKeepsTheStatusOfTheSignal()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).startsWith("ready");
      // Process.destroy would close the stream that is read next.
      process.toHandle().destroy();
      assertThat(output.lines())
          .containsExactly(
              "Interrupted. What was committed stays whole; run the command again to finish it.");
      assertThat(process.waitFor()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly();
    }
  }
}
