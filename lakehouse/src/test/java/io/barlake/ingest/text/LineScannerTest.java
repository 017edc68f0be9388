package io.barlake.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineScannerTest {
  @Test
  void lineEndsOfBothKindsAreTakenOff() throws IOException {
    assertThat(lines("a;b\r\nc;d\n")).containsExactly("1:a;b", "2:c;d");
  }

  @Test
  void lastLineWithoutEndIsALine() throws IOException {
    LineScanner scanner = scanner("a\nb");

    assertThat(scanner.advance()).isTrue();
    assertThat(scanner.isTerminated()).isTrue();
    assertThat(scanner.advance()).isTrue();
    assertThat(scanner.isTerminated()).isFalse();
    assertThat(scanner.text()).isEqualTo("b");
    assertThat(scanner.advance()).isFalse();
  }

  @Test
  void blankLinesAreCountedAndNotShown() throws IOException {
    assertThat(lines("a\n\n \t\r\n\0\0\0\nb\n\n\n")).containsExactly("1:a", "5:b");
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertThat(lines("\ufeffa\n\ufeffb\n")).containsExactly("1:a", "2:\ufeffb");
  }

  @Test
  void paddingOfAnyLengthIsNoLine() throws IOException {
    assertThat(lines("a\n" + "\0".repeat(300_000))).containsExactly("1:a");
    assertThat(lines("a" + "\0".repeat(300_000))).containsExactly("1:a");
  }

  @Test
  void longLineIsShownByItsStartAndTheNextOneIsWhole() throws IOException {
    for (int length : new int[] {8_193, 65_535, 65_536, 65_537, 200_000}) {
      LineScanner scanner = scanner("x".repeat(length) + "\nb\n");

      assertThat(scanner.advance()).isTrue();
      assertThat(scanner.isTooLong()).isTrue();
      assertThat(scanner.text())
          .isEqualTo("x".repeat(1_000) + "... (" + (length - 1_000) + " more bytes)");
      assertThat(scanner.advance()).isTrue();
      assertThat(scanner.isTooLong()).isFalse();
      assertThat(scanner.text()).isEqualTo("b");
      assertThat(scanner.line()).isEqualTo(2);
    }
  }

  @Test
  void linesDoNotDependOnHowTheStreamIsCut() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      List<String> expected = new ArrayList<>();
      int count = 1 + random.nextInt(40);
      for (int line = 1; line <= count; line++) {
        String content = "y".repeat(random.nextInt(10) == 0 ? random.nextInt(8_000) : 30);
        text.append(content).append(random.nextBoolean() ? "\n" : "\r\n");
        if (!content.isEmpty()) {
          expected.add(line + ":" + content.length());
        }
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      LineScanner scanner = new LineScanner(inPieces(bytes, random));
      List<String> found = new ArrayList<>();
      while (scanner.advance()) {
        found.add(scanner.line() + ":" + (scanner.to() - scanner.from()));
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  private static InputStream inPieces(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(5_000)));
      }
    };
  }

  private static List<String> lines(String text) throws IOException {
    LineScanner scanner = scanner(text);
    List<String> lines = new ArrayList<>();
    while (scanner.advance()) {
      lines.add(scanner.line() + ":" + scanner.text());
    }
    return lines;
  }

  private static LineScanner scanner(String text) {
    return new LineScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
