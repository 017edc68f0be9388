package io.barlake.ingest.archive;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a name says. Names are shown and compared, and never used as paths on a disk. */
final class MemberNames {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern ABSOLUTE = Pattern.compile("^(/|[A-Za-z]:).*");

  private MemberNames() {}

  /** The name on one line, whatever was put into it. */
  static String oneLine(String name) {
    return CONTROL.matcher(name).replaceAll("?");
  }

  static String fileName(String path) {
    String slashes = path.replace('\\', '/');
    return slashes.substring(slashes.lastIndexOf('/') + 1);
  }

  static boolean isSafe(String name) {
    String slashes = name.replace('\\', '/');
    return !name.isEmpty()
        && name.indexOf('\0') < 0
        && !ABSOLUTE.matcher(slashes).matches()
        && !("/" + slashes + "/").contains("/../");
  }

  static boolean isData(String name) {
    return !isJunk(name) && name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  static boolean isZip(String name) {
    return !isJunk(name) && name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** Shadow files that macOS packs beside the real ones under the same endings. */
  private static boolean isJunk(String name) {
    String slashes = "/" + name.replace('\\', '/');
    return slashes.contains("/__MACOSX/") || fileName(name).startsWith("._");
  }
}
