package io.barlake.ingest.archive;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a name says. Names are shown and compared, and never used as paths on a disk. */
final class MemberNames {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern ABSOLUTE = Pattern.compile("^(/|[A-Za-z]:).*");
  private static final Pattern ABOUT = Pattern.compile("(readme|licen[cs]e|copying)([^a-z].*)?");

  private static final Set<String> DATA = Set.of("csv", "tsv", "json", "jsonl", "ndjson", "bi5");

  private static final Set<String> TEXT = Set.of("", "txt", "htm", "html");

  private static final Set<String> CONTAINERS =
      Set.of("zip", "gz", "tgz", "gzip", "xz", "txz", "bz2", "tbz2", "tar", "7z", "rar", "zst");

  /** Pictures, papers, checksums, and what a browser or an editor has not finished. */
  private static final Set<String> NOTHING =
      Set.of(
          "png",
          "jpg",
          "jpeg",
          "gif",
          "bmp",
          "svg",
          "webp",
          "ico",
          "pdf",
          "md",
          "rst",
          "rtf",
          "doc",
          "docx",
          "xls",
          "css",
          "js",
          "checksum",
          "sha1",
          "sha256",
          "md5",
          "sig",
          "tmp",
          "part",
          "partial",
          "crdownload",
          "download",
          "swp");

  private static final Map<String, String> UNPACKED =
      Map.of(
          "gz", "", "gzip", "", "xz", "", "bz2", "", "tgz", ".tar", "txz", ".tar", "tbz2", ".tar");

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

  /** Names that only data has. */
  static boolean isData(String name) {
    return DATA.contains(ending(name));
  }

  static boolean isBi5(String name) {
    return ending(name).equals("bi5");
  }

  /** Names that data has, and so have words for people. */
  static boolean isText(String name) {
    return TEXT.contains(ending(name));
  }

  static boolean isContainer(String name) {
    return CONTAINERS.contains(ending(name));
  }

  /** Names under which nobody keeps data, so that the bytes need not be looked at. */
  static boolean isNothing(String name) {
    String file = fileName(name).toLowerCase(Locale.ROOT);
    return isHidden(name)
        || file.endsWith("~")
        || file.equals("thumbs.db")
        || file.equals("desktop.ini")
        || NOTHING.contains(ending(name))
        || (isText(name) && ABOUT.matcher(file).matches());
  }

  /** The name of what a compressed file holds. */
  static String unpacked(String name) {
    String ending = ending(name);
    String instead = UNPACKED.get(ending);
    return instead == null || name.length() == ending.length() + 1
        ? name
        : name.substring(0, name.length() - ending.length() - 1) + instead;
  }

  /** The letters after the last dot; digits there are part of the name, as in XBTUSD.2024. */
  private static String ending(String name) {
    String file = fileName(name).toLowerCase(Locale.ROOT);
    int dot = file.lastIndexOf('.');
    String ending = file.substring(dot + 1);
    return dot < 0 || ending.chars().allMatch(Character::isDigit) ? "" : ending;
  }

  /** Hidden files and folders, and what macOS packs beside the real files under their endings. */
  private static boolean isHidden(String name) {
    for (String part : name.replace('\\', '/').split("/", -1)) {
      if (part.equals("__MACOSX") || (part.startsWith(".") && !part.matches("[.]{1,2}"))) {
        return true;
      }
    }
    return false;
  }
}
