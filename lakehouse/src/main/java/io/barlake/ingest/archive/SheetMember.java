package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A sheet of an Excel workbook, which is a ZIP: as a file of text, and never unpacked to disk. */
record SheetMember(Member part, String path, String name, Content sheet, Content texts, long limit)
    implements Member {
  /** Only the ZIPs of office programs list this. */
  static final String MARK = "[Content_Types].xml";

  private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");
  private static final String TEXTS = "xl/sharedStrings.xml";
  private static final String WORKBOOK = "xl/workbook.xml";

  /** The sheets among the members of a workbook; none where it is another document. */
  static List<Member> list(
      String workbook, List<Member> parts, ArchiveLimits limits, WalkBudget budget)
      throws IOException {
    Optional<Content> settings = content(parts, WORKBOOK, limits, budget);
    if (settings.isPresent() && countsFrom1904(settings.get(), limits)) {
      throw new MemberException(
          RefusalReason.UNREADABLE,
          "Cannot read \""
              + workbook
              + "\": its dates count from 1904. Turn that off in its options, or save its sheet as"
              + " csv.");
    }
    Content texts =
        content(parts, TEXTS, limits, budget)
            .orElseGet(() -> Content.empty(workbook + MemberPaths.INSIDE + TEXTS));
    return parts.stream()
        .filter(part -> SHEET.matcher(part.name()).matches())
        .map(part -> of(part, texts, limits, budget))
        .toList();
  }

  private static Member of(Member part, Content texts, ArchiveLimits limits, WalkBudget budget) {
    return new SheetMember(
        part,
        part.path().replaceFirst("\\.xml(#\\d+)?$", "$1.csv"),
        part.name().replaceFirst("\\.xml$", ".csv"),
        Content.member(part, limits, budget),
        texts,
        limits.memberBytes());
  }

  private static Optional<Content> content(
      List<Member> parts, String name, ArchiveLimits limits, WalkBudget budget) {
    return parts.stream()
        .filter(part -> part.name().equals(name) && part.obstacle().isEmpty())
        .findFirst()
        .map(part -> Content.member(part, limits, budget));
  }

  private static boolean countsFrom1904(Content settings, ArchiveLimits limits) throws IOException {
    try (InputStream bytes = settings.open(limits.memberBytes())) {
      SheetXml xml = new SheetXml(bytes);
      while (xml.advance()) {
        if (xml.starts("workbookPr")) {
          return xml.attribute("date1904").matches("1|true");
        }
      }
    }
    return false;
  }

  @Override
  public LocalDateTime time() {
    return part.time();
  }

  @Override
  public boolean isUnsafe() {
    return part.isUnsafe();
  }

  @Override
  public Optional<MemberException> obstacle() {
    return part.obstacle();
  }

  @Override
  public long size() {
    return part.size();
  }

  @Override
  public long packedSize() {
    return part.packedSize();
  }

  @Override
  public InputStream open() throws IOException {
    return new SheetStream(
        sheet.open(limit),
        () -> {
          try (InputStream bytes = texts.open(limit)) {
            return SharedStrings.read(bytes, path);
          }
        });
  }
}
