package io.barlake.ingest.archive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The first bytes of a file as text, and what they look like. */
record HeadText(String text) {
  private static final Pattern PAGE =
      Pattern.compile("<(!doctype|html|head|body|script|title|meta|!--|\\?xml)");
  private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f]");
  private static final String SEPARATORS = ",;\t|";
  private static final int LINES = 20;

  static HeadText of(byte[] head) {
    String text = new String(head, charset(head));
    String marked = text.replaceFirst("^(\ufeff|\u00ef\u00bb\u00bf)", "");
    return new HeadText(marked.stripLeading());
  }

  private static Charset charset(byte[] head) {
    boolean marked =
        head.length > 1
            && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
                || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff));
    return marked ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
  }

  boolean startsWith(String start) {
    return text.startsWith(start);
  }

  /** Headers such as {@code <TICKER>,<PER>} begin like a page and are none. */
  boolean isPage() {
    return PAGE.matcher(text.toLowerCase(Locale.ROOT)).lookingAt();
  }

  /** What HistData packs beside its csv files: words on the gaps that were found in them. */
  boolean isGapReport() {
    return text.startsWith("HistData.com (c)");
  }

  /** Whether one of the first lines has more digits than letters, in three columns or more. */
  boolean isTable() {
    return text.lines().limit(LINES).anyMatch(HeadText::isRow);
  }

  private static boolean isRow(String line) {
    if (BINARY.matcher(line).find()) {
      return false;
    }
    long digits = line.chars().filter(c -> c >= '0' && c <= '9').count();
    long letters = line.chars().filter(Character::isLetter).count();
    return digits > letters
        && SEPARATORS.chars().anyMatch(mark -> line.chars().filter(c -> c == mark).count() >= 2);
  }
}
