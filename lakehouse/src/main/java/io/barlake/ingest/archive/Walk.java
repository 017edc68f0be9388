package io.barlake.ingest.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One walk through one file; an empty {@code target} means everything. */
final class Walk {
  private static final byte[] REPORT = "backtesting-report".getBytes(StandardCharsets.ISO_8859_1);

  /** A member, and what it is. */
  private record Found(Member member, MemberKind kind) {}

  private final ArchiveLimits limits;
  private final ArchiveVisitor visitor;
  private final String target;
  private WalkBudget budget;

  /** Bytes of inner ZIPs and TARs that are in memory now, at all depths together. */
  private long held;

  Walk(ArchiveLimits limits, ArchiveVisitor visitor, String target) {
    this.limits = limits;
    this.visitor = visitor;
    this.target = target;
  }

  void file(String name, SharedChannel bytes) {
    budget = new WalkBudget(bytes.size(), limits);
    Content content = Content.file(name, bytes);
    if (MemberNames.isNothing(name)) {
      visitor.skipped(name);
    } else {
      visit(content, kindOf(content), 1);
    }
  }

  /** A container is as deep in the file as {@code depth} says; the file itself is at 1. */
  private void visit(Content content, MemberKind kind, int depth) {
    switch (kind) {
      case NOTHING -> visitor.skipped(content.path());
      case DATA, UNCLEAR -> data(content);
      case EMPTY -> refuse(content, RefusalReason.EMPTY_FILE, Refusals.emptyFile(content.path()));
      case PAGE -> refuse(content, RefusalReason.HTML_PAGE, Refusals.page(content.path()));
      case NOT_AN_ARCHIVE ->
          refuse(content, RefusalReason.NOT_A_ZIP, Refusals.notAnArchive(content.path()));
      case FOREIGN ->
          refuse(content, RefusalReason.UNSUPPORTED_COMPRESSION, Refusals.foreign(content.path()));
      case GZIP, XZ, BZIP2 -> packed(content, kind, depth);
      case ZIP, TAR -> folder(content, kind, depth);
    }
  }

  private void data(Content content) {
    ContentHash hash;
    try {
      hash = content.hash(limits.memberBytes());
    } catch (IOException e) {
      refuse(content.path(), "", e);
      return;
    }
    ArchiveFacts facts =
        new ArchiveFacts(
            content.path(), hash.sha256(), hash.size(), content.name(), content.time());
    if (hash.size() > limits.memberBytes()) {
      visitor.refused(
          facts.refused(
              RefusalReason.TOO_LARGE,
              Refusals.tooLarge(content.path(), hash.size(), limits.memberBytes())));
    } else {
      Archive.MemberSource source = () -> content.open(limits.memberBytes());
      visitor.archive(new Archive(facts, source, source));
    }
  }

  /** One compressed file. */
  private void packed(Content content, MemberKind kind, int depth) {
    Content inner = content.unpacked(kind, limits, budget);
    ContentHash hash;
    try {
      hash = isOnlyPassed(content.path()) ? ContentHash.NONE : content.hash(limits.memberBytes());
    } catch (IOException e) {
      refuse(content.path(), "", e);
      return;
    }
    ArchiveFacts facts =
        new ArchiveFacts(
            content.path(), hash.sha256(), hash.size(), inner.name(), ArchiveFacts.NO_TIME);
    if (depth > limits.depth()) {
      visitor.refused(tooDeep(facts));
      return;
    }
    MemberKind innerKind;
    try {
      innerKind = inspect(inner);
    } catch (IOException e) {
      refuse(content.path(), hash.sha256(), e);
      return;
    }
    switch (innerKind) {
      case DATA ->
          visitor.archive(
              new Archive(
                  facts,
                  () -> inner.open(limits.memberBytes()),
                  () -> content.open(limits.memberBytes())));
      case NOTHING ->
          visitor.refused(facts.refused(RefusalReason.NO_DATA, Refusals.noData(content.path())));
      case EMPTY ->
          visitor.refused(
              facts.refused(RefusalReason.EMPTY_FILE, Refusals.emptyFile(inner.path())));
      case PAGE ->
          visitor.refused(facts.refused(RefusalReason.HTML_PAGE, Refusals.page(inner.path())));
      default -> visit(inner, innerKind, depth + 1);
    }
  }

  /** A ZIP or a TAR. */
  private void folder(Content content, MemberKind kind, int depth) {
    SharedChannel bytes;
    String sha256;
    try {
      bytes = content.held(limits.heldBytes() - held);
      sha256 = isOnlyPassed(content.path()) ? "" : hash(bytes);
    } catch (IOException e) {
      refuse(content.path(), "", e);
      return;
    }
    ArchiveFacts facts =
        new ArchiveFacts(content.path(), sha256, bytes.size(), "", ArchiveFacts.NO_TIME);
    if (depth > limits.depth()) {
      visitor.refused(tooDeep(facts));
      return;
    }
    long more = content.channel().isPresent() ? 0 : bytes.size();
    held += more;
    try {
      if (kind == MemberKind.TAR) {
        tar(facts, bytes, depth);
      } else {
        zip(facts, bytes, depth);
      }
    } catch (MemberException e) {
      visitor.refused(facts.refused(e.reason(), e.getMessage()));
    } catch (IOException e) {
      visitor.refused(
          facts.refused(RefusalReason.DAMAGED, Refusals.damaged(content.path(), e.getMessage())));
    } finally {
      held -= more;
    }
  }

  private void tar(ArchiveFacts facts, SharedChannel bytes, int depth) throws IOException {
    List<Member> members = TarMember.list(bytes, new MemberPaths(facts.name()), limits.members());
    count(facts, members.size());
    members(facts, bytes, members, depth);
  }

  private void zip(ArchiveFacts facts, SharedChannel bytes, int depth) throws IOException {
    OptionalLong listed = EndOfDirectory.members(bytes);
    if (listed.isEmpty()) {
      throw new MemberException(RefusalReason.TRUNCATED, Refusals.truncated(facts.name()));
    }
    count(facts, listed.getAsLong());
    ZipFile zip = SoundStream.sound(() -> ZipFile.builder().setSeekableByteChannel(bytes).get());
    try (zip) {
      List<Member> members = ZipMember.list(zip, bytes, new MemberPaths(facts.name()));
      boolean isWorkbook = zip.getEntry(SheetMember.MARK) != null;
      members(
          facts,
          bytes,
          isWorkbook ? SheetMember.list(facts.name(), members, limits, budget) : members,
          depth);
    }
  }

  private void count(ArchiveFacts facts, long members) throws MemberException {
    if (!budget.allowsMembers(members)) {
      throw new MemberException(
          RefusalReason.TOO_MANY_MEMBERS, Refusals.tooManyMembers(facts.name(), limits.members()));
    }
  }

  private void members(ArchiveFacts facts, SharedChannel bytes, List<Member> members, int depth) {
    if (isOnlyPassed(facts.name())) {
      members.stream()
          .filter(member -> leadsToTarget(member.path()))
          .forEach(member -> member(new Found(member, kindOf(member)), depth));
      return;
    }
    List<Found> found = members.stream().map(member -> new Found(member, kindOf(member))).toList();
    Optional<Found> only = onlyData(found);
    if (only.isPresent()) {
      found.stream()
          .filter(one -> !one.equals(only.get()))
          .forEach(one -> visitor.skipped(one.member().path()));
      single(facts, bytes, members, only.get());
    } else if (found.stream().allMatch(one -> one.kind() == MemberKind.NOTHING)) {
      found.forEach(one -> visitor.skipped(one.member().path()));
      visitor.refused(facts.refused(RefusalReason.NO_DATA, Refusals.noData(facts.name())));
    } else {
      found.forEach(one -> member(one, depth));
    }
  }

  /** The member that holds the data, where it is one alone and nothing leads further. */
  private static Optional<Found> onlyData(List<Found> found) {
    if (found.stream().anyMatch(Walk::isContainer)) {
      return Optional.empty();
    }
    List<Found> data = found.stream().filter(one -> one.kind() == MemberKind.DATA).toList();
    List<Found> doubtful = found.stream().filter(one -> one.kind().isDoubtful()).toList();
    List<Found> best = data.isEmpty() ? doubtful : data;
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  private static boolean isContainer(Found found) {
    return found.kind().isContainer()
        || (found.kind() != MemberKind.NOTHING && MemberNames.isContainer(found.member().name()));
  }

  private void single(
      ArchiveFacts container, SharedChannel bytes, List<Member> members, Found only) {
    Member data = only.member();
    ArchiveFacts facts =
        new ArchiveFacts(
            container.name(), container.sha256(), container.size(), data.name(), data.time());
    Optional<MemberException> obstacle =
        Stream.concat(Stream.of(data), members.stream().filter(Member::isUnsafe))
            .flatMap(member -> member.obstacle().stream())
            .findFirst();
    if (obstacle.isPresent()) {
      visitor.refused(facts.refused(obstacle.get().reason(), obstacle.get().getMessage()));
      return;
    }
    Content content = Content.member(data, limits, budget);
    if (only.kind() == MemberKind.EMPTY) {
      visitor.refused(facts.refused(RefusalReason.EMPTY_FILE, Refusals.emptyFile(data.path())));
    } else if (only.kind() == MemberKind.PAGE) {
      visitor.refused(facts.refused(RefusalReason.HTML_PAGE, Refusals.page(data.path())));
    } else if (data.size() > limits.memberBytes()) {
      visitor.refused(
          facts.refused(
              RefusalReason.TOO_LARGE,
              Refusals.tooLarge(data.path(), data.size(), limits.memberBytes())));
    } else {
      visitor.archive(
          new Archive(facts, () -> content.open(limits.memberBytes()), () -> bytes.stream(0)));
    }
  }

  private void member(Found found, int depth) {
    Member member = found.member();
    Optional<MemberException> obstacle = member.obstacle();
    if (found.kind() == MemberKind.NOTHING) {
      visitor.skipped(member.path());
    } else if (obstacle.isPresent()) {
      refuse(member.path(), "", obstacle.get());
    } else {
      visit(Content.member(member, limits, budget), found.kind(), depth + 1);
    }
  }

  private MemberKind kindOf(Member member) {
    if (MemberNames.isNothing(member.name())
        || member.isUnsafe()
        || member.obstacle().isPresent()) {
      return MemberKind.named(member.name());
    }
    return kindOf(Content.member(member, limits, budget));
  }

  private MemberKind kindOf(Content content) {
    try {
      return inspect(content);
    } catch (IOException e) {
      return MemberKind.named(content.name());
    }
  }

  private MemberKind inspect(Content content) throws IOException {
    MemberKind kind = MemberKind.of(content.name(), content.head(MemberKind.HEAD_BYTES));
    return kind == MemberKind.PAGE && holdsReport(content) ? MemberKind.DATA : kind;
  }

  /** Whether the page is a report that a program has written its data into, at any place. */
  private boolean holdsReport(Content page) throws IOException {
    try (InputStream bytes = new BufferedInputStream(page.open(limits.memberBytes()), 1 << 16)) {
      int matched = 0;
      for (int b = bytes.read(); b >= 0 && matched < REPORT.length; b = bytes.read()) {
        matched = b == REPORT[matched] ? matched + 1 : b == REPORT[0] ? 1 : 0;
      }
      return matched == REPORT.length;
    }
  }

  /** Whether the archive only leads to the target, so that nobody asks for its hash. */
  private boolean isOnlyPassed(String path) {
    return !target.isEmpty() && !target.equals(path);
  }

  private boolean leadsToTarget(String path) {
    return target.equals(path) || target.startsWith(path + MemberPaths.INSIDE);
  }

  private RefusedArchive tooDeep(ArchiveFacts facts) {
    return facts.refused(RefusalReason.TOO_DEEP, Refusals.tooDeep(facts.name(), limits.depth()));
  }

  private void refuse(Content content, RefusalReason reason, String message) {
    String sha256;
    try {
      sha256 = content.hash(limits.memberBytes()).sha256();
    } catch (IOException e) {
      refuse(content.path(), "", e);
      return;
    }
    visitor.refused(new RefusedArchive(content.path(), sha256, reason, message));
  }

  private void refuse(String path, String sha256, IOException failure) {
    if (failure instanceof MemberException known) {
      visitor.refused(new RefusedArchive(path, sha256, known.reason(), known.getMessage()));
    } else {
      visitor.refused(
          new RefusedArchive(
              path, sha256, RefusalReason.DAMAGED, Refusals.damaged(path, failure.getMessage())));
    }
  }

  private static String hash(SharedChannel bytes) throws IOException {
    try (InputStream stream = new BufferedInputStream(bytes.stream(0), 1 << 16)) {
      return ContentHash.of(stream).sha256();
    }
  }
}
