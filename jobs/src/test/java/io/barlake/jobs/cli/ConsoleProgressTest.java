package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long millis = 1_000;

  @Test
  void logGetsALineWhenAStageEnds() {
    ConsoleProgress progress = progress(LineForm.LOG);
    progress.start("ingest", 4);
    progress.advance(4);
    millis += 2_345;
    progress.finish("4 archives");
    assertThat(printed()).isEqualTo("ingest    4 archives (2.3 s)\n");
  }

  @Test
  void logGetsALineEveryTenSecondsOfLongWork() {
    ConsoleProgress progress = progress(LineForm.LOG);
    progress.start("sweep", 40_000);
    for (int second = 1; second <= 20; second++) {
      millis += 1_000;
      progress.advance(1_000);
    }
    assertThat(printed().lines())
        .containsExactly(
            "sweep: 10,000 of 40,000 (25 %), 1,000/s, 30 s left",
            "sweep: 20,000 of 40,000 (50 %), 1,000/s, 20 s left");
  }

  @Test
  void waitIsToldAtOnceInALogToo() {
    progress(LineForm.LOG).await("another ingest");

    assertThat(printed()).isEqualTo("Waiting for another ingest ...\n");
  }

  @Test
  void terminalShowsOneLineThatUpdates() {
    ConsoleProgress progress = progress(new LineForm(80));
    progress.start("sweep", 100);
    millis += 500;
    progress.advance(50);
    millis += 500;
    progress.finish("100 trials");
    assertThat(printed())
        .isEqualTo(
            "\rsweep ...\u001b[K"
                + "\rsweep: 50 of 100 (50 %), 100/s, 1 s left\u001b[K"
                + "\rsweep     100 trials (1.0 s)\u001b[K\n");
  }

  @Test
  void terminalIsNotFloodedByQuickSteps() {
    ConsoleProgress progress = progress(new LineForm(80));
    progress.start("sweep", 1_000);
    for (int step = 0; step < 199; step++) {
      millis++;
      progress.advance(1);
    }
    assertThat(printed()).isEqualTo("\rsweep ...\u001b[K");
  }

  @Test
  void lineThatUpdatesDoesNotWrapOnANarrowTerminal() {
    ConsoleProgress progress = progress(new LineForm(20));
    progress.start("sweep", 100_000);
    millis += 500;
    progress.advance(50_000);
    assertThat(printed()).endsWith("\rsweep: 50,000 of 10\u001b[K");
  }

  @Test
  void amountThatIsNotKnownIsOnlyCounted() {
    ConsoleProgress progress = progress(new LineForm(80));
    progress.start("report", 0);
    millis += 1_000;
    progress.advance(7);
    assertThat(printed()).endsWith("\rreport: 7, 7/s\u001b[K");
  }

  @Test
  void moreThanWasForeseenStaysAtAHundredPercent() {
    ConsoleProgress progress = progress(new LineForm(80));
    progress.start("sweep", 10);
    millis += 1_000;
    progress.advance(15);
    assertThat(printed()).endsWith("\rsweep: 15 of 10 (100 %), 15/s\u001b[K");
  }

  @Test
  void nothingDoneYetHasNoRate() {
    ConsoleProgress progress = progress(new LineForm(80));
    progress.start("sweep", 10);
    millis += 1_000;
    progress.advance(0);
    assertThat(printed()).endsWith("\rsweep: 0 of 10 (0 %)\u001b[K");
  }

  @Test
  void openLineIsEndedOnce() {
    ConsoleProgress progress = progress(new LineForm(80));
    progress.start("sweep", 10);
    progress.endLine();
    progress.endLine();
    assertThat(printed()).isEqualTo("\rsweep ...\u001b[K\n");
  }

  @Test
  void logHasNoLineToEnd() {
    ConsoleProgress progress = progress(LineForm.LOG);
    progress.start("sweep", 10);
    progress.endLine();
    assertThat(printed()).isEmpty();
  }

  private ConsoleProgress progress(LineForm form) {
    return new ConsoleProgress(
        new PrintStream(err, true, StandardCharsets.UTF_8), form, () -> millis);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
