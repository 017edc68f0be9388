package io.barlake.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {
  private static final String ROW =
      "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>40940</v></c><c r=\"B1\"><v>1.3066000000000001</v></c></row>";

  @Test
  void sheetBecomesLinesWithATabBetweenCells() {
    byte[] workbook =
        new TestWorkbook()
            .texts(
                "<t>plain</t>", "<r><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r>", "<t/>")
            .sheet(
                "sheet1",
                ROW,
                "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c></row>",
                "<row r=\"3\"/>",
                "<row><c r=\"B4\" t=\"inlineStr\"><is><t>a&amp;b\tc&#10;d</t></is></c>"
                    + "<c r=\"AA4\" t=\"str\"><f>A1*2</f><v>x</v></c></row>")
            .bytes();

    RecordingVisitor found = RecordingVisitor.walk("a.xlsx", workbook);

    assertThat(found.refused).isEmpty();
    assertThat(texts(found))
        .containsExactly(
            "40940\t1.3066000000000001\nrich \tplain\t\n\n\ta&b c d" + "\t".repeat(25) + "x\n");
    assertThat(found.archives.get(0).name()).isEqualTo("a.xlsx");
    assertThat(found.archives.get(0).member()).isEqualTo("xl/worksheets/sheet1.csv");
    assertThat(found.archives.get(0).size()).isEqualTo(workbook.length);
  }

  @Test
  void emptySheetsAreNoDataAndSeveralFullOnesAreArchivesOfTheirOwn() {
    TestWorkbook workbook = new TestWorkbook().sheet("sheet1", ROW).sheet("sheet2").sheet("sheet3");

    RecordingVisitor one = RecordingVisitor.walk("a.xlsx", workbook.bytes());
    RecordingVisitor two =
        RecordingVisitor.walk("a.xlsx", workbook.sheet("sheet3", ROW, ROW).bytes());

    assertThat(one.archives).extracting(ArchiveFacts::name).containsExactly("a.xlsx");
    assertThat(one.refused).isEmpty();
    assertThat(two.archives)
        .extracting(ArchiveFacts::name)
        .containsExactly("a.xlsx!/xl/worksheets/sheet1.csv", "a.xlsx!/xl/worksheets/sheet3.csv");
  }

  @Test
  void workbookInsideOfAZipIsReadAsOneAlone() {
    byte[] workbook = new TestWorkbook().sheet("sheet1", ROW).bytes();
    byte[] zip = new TestZip().with("b.xlsx", workbook).with("b.txt", "words").bytes();

    RecordingVisitor found = RecordingVisitor.walk("a.zip", zip);

    assertThat(found.refused).isEmpty();
    assertThat(found.archives).extracting(ArchiveFacts::name).containsExactly("a.zip!/b.xlsx");
    assertThat(texts(found)).containsExactly("40940\t1.3066000000000001\n");
  }

  @Test
  void anotherDocumentOfAnOfficeHoldsNoData() {
    byte[] document = new TestWorkbook().part("word/document.xml", "<w/>").bytes();

    assertRefused(document, RefusalReason.NO_DATA, "neither data nor another archive");
  }

  @Test
  void datesThatCountFrom1904AreRefusedAndNotReadFourYearsOff() {
    byte[] workbook =
        new TestWorkbook()
            .sheet("sheet1", ROW)
            .part("xl/workbook.xml", "<workbook><workbookPr date1904=\"1\"/></workbook>")
            .bytes();

    assertRefused(workbook, RefusalReason.UNREADABLE, "its dates count from 1904");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<worksheet><sheetData><row><c><v>1</v>",
        "<worksheet><row></worksheet>",
        "no xml",
        "<!DOCTYPE w [<!ENTITY a \"x\">]><worksheet><row><c><v>&a;</v></c></row></worksheet>",
        "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><row><c><v>&a;</v></c>"
            + "</row></worksheet>",
        "<worksheet><row><c t=\"s\"><v>7</v></c></row></worksheet>",
        "<worksheet><row><c t=\"s\"><v>-1</v></c></row></worksheet>"
      })
  void sheetThatIsNoSheetIsRefused(String sheet) {
    byte[] workbook =
        new TestWorkbook().part("xl/worksheets/sheet1.xml", sheet).texts("<t>a</t>").bytes();

    assertRefused(workbook, RefusalReason.DAMAGED, "damaged");
  }

  @Test
  void whatWouldTakeMuchMemoryIsRefused() {
    String longAttribute = "<row x=\"" + "y".repeat(300_000) + "\"/>";
    String[] texts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "<t>" + i + "z".repeat(40_000) + "</t>")
            .toArray(String[]::new);
    String row = "<row><c t=\"s\"><v>1</v></c></row>";

    assertRefused(
        new TestWorkbook().sheet("sheet1", ROW, longAttribute).bytes(),
        RefusalReason.DAMAGED,
        "an element or a text of more than 262144 bytes");
    assertRefused(
        new TestWorkbook().sheet("sheet1", row).texts(texts).bytes(),
        RefusalReason.TOO_LARGE,
        "its cells hold too much text");
  }

  private static void assertRefused(byte[] workbook, RefusalReason reason, String part) {
    RecordingVisitor found = RecordingVisitor.walk("a.xlsx", workbook, LIMITS);

    assertThat(found.refused)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reason()).isEqualTo(reason);
              assertThat(one.message()).contains(part).doesNotContain("\n");
            });
  }

  private static final ArchiveLimits LIMITS =
      new ArchiveLimits(4, 100, 1L << 30, 256L << 20, 1_000_000);

  private static List<String> texts(RecordingVisitor found) {
    List<String> texts = new ArrayList<>();
    found.data.forEach(bytes -> texts.add(new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
