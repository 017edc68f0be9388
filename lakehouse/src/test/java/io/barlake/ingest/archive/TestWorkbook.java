package io.barlake.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of an Excel workbook, written by hand. */
public final class TestWorkbook {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private final Map<String, String> parts = new LinkedHashMap<>();

  public TestWorkbook() {
    part("[Content_Types].xml", HEAD + "<Types/>");
    part("xl/workbook.xml", HEAD + "<workbook xmlns=\"" + SPACE + "\"><workbookPr/></workbook>");
  }

  public TestWorkbook part(String name, String text) {
    parts.put(name, text);
    return this;
  }

  /** A sheet with these rows, which are elements. */
  public TestWorkbook sheet(String name, String... rows) {
    return part(
        "xl/worksheets/" + name + ".xml",
        HEAD
            + "<worksheet xmlns=\""
            + SPACE
            + "\"><cols><col min=\"1\" max=\"1\"/></cols><sheetData>"
            + String.join("\n", rows)
            + "</sheetData><pageMargins left=\"0.7\"/></worksheet>");
  }

  public TestWorkbook texts(String... items) {
    return part(
        "xl/sharedStrings.xml",
        HEAD
            + "<sst xmlns=\""
            + SPACE
            + "\"><si>"
            + String.join("</si><si>", items)
            + "</si></sst>");
  }

  public byte[] bytes() {
    TestZip zip = new TestZip();
    parts.forEach((name, text) -> zip.with(name, text.getBytes(StandardCharsets.UTF_8)));
    return zip.bytes();
  }
}
