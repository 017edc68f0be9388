package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultOutputTest {
  private static final byte[] WORD = "word".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatIsWrittenArrives() {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    ResultOutput output = new ResultOutput(target);
    output.write(WORD, 0, WORD.length);
    output.write('!');
    assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("word!");
    assertThat(output.failure()).isEmpty();
  }

  @Test
  void commandThatOnlyReadsStopsWhenNobodyReadsItsOutput() {
    ResultOutput output = new ResultOutput(failing("Broken pipe"));
    output.stopAtFailure();
    assertThatThrownBy(() -> output.write(WORD, 0, WORD.length))
        .isInstanceOf(ResultOutput.Closed.class)
        .hasMessageContaining("Broken pipe");
    assertThat(output.isReaderGone()).isTrue();
  }

  @Test
  void nothingIsWrittenAfterTheFirstFailure() {
    ResultOutput output = new ResultOutput(failing("Broken pipe"));
    output.write(WORD, 0, WORD.length);
    output.stopAtFailure();
    output.write(WORD, 0, WORD.length);
    output.flush();
    assertThat(output.failure()).isPresent();
  }

  @Test
  void fullDiskIsNoReaderThatLeft() {
    ResultOutput output = new ResultOutput(failing("No space left on device"));
    output.write(WORD, 0, WORD.length);
    assertThat(output.isReaderGone()).isFalse();
    assertThat(output.failure())
        .get()
        .extracting(IOException::getMessage)
        .isEqualTo("No space left on device");
  }

  static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
