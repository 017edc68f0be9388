package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.net.UnknownHostException;
import java.util.ConcurrentModificationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
  private static final String WHERE = " Run again with --verbose to see where.";

  @ParameterizedTest
  @EnumSource
  void codeDecidesTheExitStatus(ErrorCode code) {
    assertThat(Failure.of(new BarlakeException(code, "Cannot do it.")))
        .isEqualTo(new Failure("Cannot do it.", code.exitStatus()));
  }

  @Test
  void whatATaskThrewIsFoundBelowTheWrappingOfSpark() {
    Exception wrapped =
        new RuntimeException(
            "Job aborted", new Exception(BarlakeException.badInput("Cannot read \"%s\".", "a")));
    assertThat(Failure.of(wrapped)).isEqualTo(new Failure("Cannot read \"a\".", 2));
  }

  @Test
  void foreignExceptionIsOursToMend() {
    assertThat(Failure.of(new IllegalStateException("the bus is stopped")))
        .isEqualTo(new Failure("Failed: the bus is stopped." + WHERE, 1));
  }

  @Test
  void stackThatAMessageQuotesIsLeftOut() {
    String quoted =
        "Task 0 failed\n  at the end: disk full\n\tat java.io.File\n\nDriver stacktrace:";
    assertThat(Failure.of(new IllegalStateException(quoted)).line())
        .isEqualTo("Failed: Task 0 failed at the end: disk full." + WHERE);
  }

  @Test
  void messageOfOneWordIsTakenWithItsKind() {
    assertThat(Failure.of(new UnknownHostException("nn")).line())
        .isEqualTo("Failed: UnknownHostException: nn." + WHERE);
  }

  @Test
  void absentMessageLeavesTheKind() {
    assertThat(Failure.of(new NullPointerException()).line())
        .isEqualTo("Failed: NullPointerException." + WHERE);
  }

  @Test
  void endlessMessageIsCut() {
    assertThat(Failure.of(new IllegalStateException("many words ".repeat(1_000))).line())
        .hasSizeLessThan(700)
        .contains(" ... Run again");
  }

  @Test
  void lostRaceAsksForAnotherTry() {
    class Overtaken extends ConcurrentModificationException {
      private static final long serialVersionUID = 1L;
    }
    assertThat(Failure.of(new RuntimeException("Job aborted", new Overtaken())))
        .isEqualTo(
            new Failure(
                "Cannot commit: another process changed the same table at the same time. Run the"
                    + " command again.",
                1));
  }

  @Test
  void memoryThatRanOutInATaskIsTold() {
    assertThat(Failure.of(new RuntimeException("Job aborted", new OutOfMemoryError("heap"))))
        .isEqualTo(
            new Failure("Out of memory. Give the process more with BARLAKE_HEAP, such as 4g.", 1));
  }
}
