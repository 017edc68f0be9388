package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void wordsStandLeftAndNumbersRight() {
    assertThat(
            printed(
                List.of("symbol", "read"),
                List.of(List.of("EURUSD", "7"), List.of("XAU", "1,000"))))
        .containsExactly("symbol   read", "EURUSD      7", "XAU     1,000");
  }

  @Test
  void columnIsAsWideAsItsWidestCell() {
    assertThat(printed(List.of("s", "n"), List.of(List.of("EURUSD", "12345"))))
        .containsExactly("s           n", "EURUSD  12345");
  }

  @Test
  void noLineEndsInBlanks() {
    assertThat(printed(List.of("symbol", ""), List.of(List.of("EURUSD", ""))))
        .containsExactly("symbol", "EURUSD");
  }

  @Test
  void headAloneIsATableWithoutRows() {
    assertThat(printed(List.of("symbol", "read"), List.of())).containsExactly("symbol  read");
  }

  @Test
  void wordsMayFollowTheNumbers() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextTable.print(
        List.of("year", "weeks", "evidence"),
        List.of(List.of("2019", "7", "some"), List.of("2020", "49", "more of it")),
        1,
        1,
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("year  weeks  evidence", "2019      7  some", "2020     49  more of it");
  }

  private static List<String> printed(List<String> head, List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextTable.print(head, rows, 1, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
