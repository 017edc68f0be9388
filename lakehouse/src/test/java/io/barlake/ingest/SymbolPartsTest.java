package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.mapped.SourceMapping;
import io.barlake.ingest.format.mapped.SymbolParts;
import io.barlake.ingest.text.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymbolPartsTest {
  private static final SourceMapping TOPIC =
      TestMapping.of(
          "topic",
          """
          source = my-stream
          json { around = connect }
          symbol { field = s }
          stamp { field = t, form = epoch-s }
          ticks { price = p }
          """);

  private static final SourceMapping TABLE =
      TestMapping.of(
          "table",
          """
          source = my-table
          delimited { separator = ",", header = "s,t,p" }
          symbol { field = s }
          stamp { field = t, form = epoch-s }
          ticks { price = p }
          """);

  @Test
  void topicOfSeveralSymbolsBecomesOneArchiveForEachAndLosesNothing() throws IOException {
    String text =
        String.join(
            "\n",
            "x",
            event("AAPL", 1760448600, "247.1"),
            event("brk.b", 1760448600, "500"),
            "{\"schema\":0,\"payload\":null}",
            event("no symbol", 1760448600, "1"),
            event("AAPL", 1760448661, "247.2"),
            event("BRK/B", 1760448660, "501"),
            event("AAPL", 1760448720, "247.3").substring(0, 40));

    List<Archive> parts = parts("ticks.json", text, TOPIC);

    assertThat(parts)
        .extracting(part -> part.facts().name())
        .containsExactly("ticks.json!/AAPL.json", "ticks.json!/BRKB.json");
    ReadArchive apple = TestArchive.read(parts.get(0), TOPIC);
    ReadArchive berkshire = TestArchive.read(parts.get(1), TOPIC);
    assertThat(apple.minutes().recordsRead()).isEqualTo(6);
    assertThat(apple.minutes().padding()).isEqualTo(1);
    assertThat(apple.minutes().columns().size()).isEqualTo(2);
    assertThat(apple.minutes().rejections())
        .extracting(Rejection::reason)
        .containsExactly(
            RejectionReason.NOT_JSON, RejectionReason.OTHER_SYMBOL, RejectionReason.CUT_LINE);
    assertThat(berkshire.label().symbol().name()).isEqualTo("BRKB");
    assertThat(berkshire.minutes().recordsRead()).isEqualTo(2);
    assertThat(berkshire.minutes().rejections()).isEmpty();
  }

  @Test
  void elementsOfAnArrayBecomeLines() throws IOException {
    String text =
        "[" + event("AAPL", 1760448600, "1\n ") + ",\n[7]," + event("MSFT", 1760448600, "2") + "]";

    List<Archive> parts = parts("ticks.json", text, TOPIC);

    assertThat(bytes(parts.get(0))).isEqualTo(event("AAPL", 1760448600, "1  ") + "\n[7]\n");
    assertThat(bytes(parts.get(1))).isEqualTo(event("MSFT", 1760448600, "2") + "\n");
  }

  @Test
  void everyPartOfATableHasItsHeader() throws IOException {
    List<Archive> parts =
        parts("t.csv", "s,t,p\nAAPL,1760448600,1\nMSFT,1760448600,2\nAAPL,1760448660,3", TABLE);

    assertThat(bytes(parts.get(0))).isEqualTo("s,t,p\nAAPL,1760448600,1\nAAPL,1760448660,3");
    assertThat(bytes(parts.get(1))).isEqualTo("s,t,p\nMSFT,1760448600,2\n");
  }

  @Test
  void archiveOfOneSymbolStaysAsItIs() throws IOException {
    Archive archive = TestArchive.of("t.csv", "t.csv", "s,t,p\nAAPL,1760448600,1\n");

    assertThat(SymbolParts.of(archive, TABLE, ArchiveLimits.DEFAULT)).containsExactly(archive);
  }

  @Test
  void whatIsTooLargeToBeCutIsRefusedInWords() {
    String text = "s,t,p\nAAPL,1760448600,1\nMSFT,1760448600,2\n";
    Archive archive = TestArchive.of("t.csv", "t.csv", text);

    assertThatThrownBy(
            () -> SymbolParts.of(archive, TABLE, new ArchiveLimits(4, 50, 1 << 20, 30, 250)))
        .hasMessage(
            "Cannot cut \"t.csv\" into its symbols: it holds more than 30 bytes. Export it in"
                + " smaller files, or one for each symbol.");
    assertThatThrownBy(
            () -> SymbolParts.of(archive, TABLE, new ArchiveLimits(4, 1, 1 << 20, 1 << 20, 250)))
        .hasMessage(
            "Cannot cut \"t.csv\" into its symbols: it holds more than 1 symbols. Export it in"
                + " smaller files, or one for each symbol.");
  }

  @Test
  void everyRecordOfADamagedFileIsInExactlyOnePart() throws IOException {
    StringBuilder table = new StringBuilder("s,t,p\n");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      table.append("AB").append("CDE".charAt(i % 3)).append(",1760448600,1.5\n");
      lines.append(event("AB" + "CDE".charAt(i % 3), 1760448600 + i, "1.5")).append('\n');
    }
    String array = "[" + lines.toString().strip().replace("\n", ",\n") + "]";
    Random random = new Random(5);
    int cut = 0;
    for (int i = 0; i < 3_000; i++) {
      String sound = i % 3 == 0 ? table.toString() : i % 3 == 1 ? lines.toString() : array;
      SourceMapping mapping = i % 3 == 0 ? TABLE : TOPIC;
      StringBuilder text = new StringBuilder(sound);
      for (int change = 0; change < 1 + random.nextInt(6); change++) {
        text.setCharAt(
            random.nextInt(text.length()), "{}[]\",:\\\n ,1nA".charAt(random.nextInt(14)));
      }
      Archive whole = TestArchive.of("a.csv", "a.csv", text.toString());
      List<Archive> parts = SymbolParts.of(whole, mapping, ArchiveLimits.DEFAULT);

      int records = 0;
      for (Archive part : parts) {
        records += records(part, mapping);
      }
      assertThat(records).as(text.toString()).isEqualTo(records(whole, mapping));
      cut += parts.size() > 1 ? 1 : 0;
    }
    assertThat(cut).isGreaterThan(2_000);
  }

  /** Without headers, which are none. */
  private static int records(Archive archive, SourceMapping mapping) throws IOException {
    int count = 0;
    try (InputStream bytes = archive.open()) {
      Records records = mapping.layout().records(bytes);
      while (records.advance()) {
        boolean isHeader = mapping.reader().isHeader(records.bytes(), records.from(), records.to());
        count += isHeader ? 0 : 1;
      }
    }
    return count;
  }

  private static String event(String symbol, long second, String price) {
    return "{\"schema\":0,\"payload\":{\"s\":\"%s\",\"t\":%d,\"p\":%s}}"
        .formatted(symbol, second, price);
  }

  private static List<Archive> parts(String name, String text, SourceMapping mapping)
      throws IOException {
    return SymbolParts.of(TestArchive.of(name, name, text), mapping, ArchiveLimits.DEFAULT);
  }

  private static String bytes(Archive part) throws IOException {
    try (InputStream bytes = part.open()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
