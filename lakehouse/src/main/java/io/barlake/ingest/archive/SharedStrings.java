package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The texts of a workbook that its cells name by number. They are in memory together. */
final class SharedStrings {
  /** So many letters, each text counting as some more, are more than tables of prices need. */
  private static final long MOST_LETTERS = 32L << 20;

  private static final int OF_A_TEXT = 40;

  private SharedStrings() {}

  static List<String> read(InputStream bytes, String path) throws IOException {
    List<String> texts = new ArrayList<>();
    long letters = 0;
    SheetXml xml = new SheetXml(bytes);
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    while (xml.advance()) {
      if (xml.starts("si")) {
        text.setLength(0);
      } else if (xml.starts("t") || xml.ends("t")) {
        inText = xml.starts("t");
      } else if (xml.ends("si")) {
        texts.add(text.toString());
        letters += text.length() + OF_A_TEXT;
      } else if (inText) {
        text.append(xml.text());
      }
      if (letters + text.length() > MOST_LETTERS) {
        throw new MemberException(
            RefusalReason.TOO_LARGE,
            "Cannot read \"" + path + "\": its cells hold too much text. Save its sheet as csv.");
      }
    }
    return texts;
  }
}
