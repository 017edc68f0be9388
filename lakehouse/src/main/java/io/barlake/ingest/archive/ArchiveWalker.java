package io.barlake.ingest.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Finds every archive in a file, at any depth. A plain csv file is an archive. A ZIP with one data
 * member is an archive, whatever reports lie beside the member. A ZIP with several data members, or
 * with ZIPs inside, is a folder: each inner ZIP and each data member is an archive of its own,
 * under a name such as {@code outer.zip!/inner.zip}.
 *
 * <p>Whatever is wrong with a file is reported to the visitor and the walk goes on; only failing
 * storage stops it. Nothing is ever written to a disk.
 */
public final class ArchiveWalker {
  private static final String INSIDE = "!/";
  private static final int PEEKED_BYTES = 512;

  private final ArchiveLimits limits;

  public ArchiveWalker(ArchiveLimits limits) {
    this.limits = limits;
  }

  /** Visits everything in the file. The channel stays open and is the caller's to close. */
  public void walk(String name, SeekableByteChannel bytes, ArchiveVisitor visitor) {
    new Walk(visitor, "").file(name, new SharedChannel(name, bytes));
  }

  /**
   * Visits the one archive of that path, as an earlier walk has named it. Of the rest no more is
   * inflated than leads there.
   */
  public void walkTo(String path, String name, SeekableByteChannel bytes, ArchiveVisitor visitor) {
    new Walk(visitor, path).file(name, new SharedChannel(name, bytes));
  }

  /** One walk; an empty {@code target} means everything. */
  private final class Walk {
    private final ArchiveVisitor visitor;
    private final String target;

    Walk(ArchiveVisitor visitor, String target) {
      this.visitor = visitor;
      this.target = target;
    }

    void file(String name, SharedChannel bytes) {
      byte[] start = bytes.bytes(0, PEEKED_BYTES);
      if (isZip(start)) {
        zip(name, bytes, 1);
      } else if (MemberNames.isData(name)) {
        plainFile(name, bytes);
      } else if (MemberNames.isZip(name)) {
        notZip(name, hash(bytes).sha256(), start);
      } else {
        visitor.skipped(name);
      }
    }

    private void plainFile(String name, SharedChannel bytes) {
      ContentHash hash = hash(bytes);
      ArchiveFacts facts =
          new ArchiveFacts(
              name, hash.sha256(), hash.size(), MemberNames.fileName(name), ArchiveFacts.NO_TIME);
      if (hash.size() == 0) {
        visitor.refused(facts.refused(RefusalReason.EMPTY_FILE, emptyFile(name)));
      } else if (hash.size() > limits.memberBytes()) {
        visitor.refused(
            facts.refused(
                RefusalReason.TOO_LARGE,
                Refusals.tooLarge(name, hash.size(), limits.memberBytes())));
      } else {
        visitor.archive(new Archive(facts, () -> bytes.stream(0), () -> bytes.stream(0)));
      }
    }

    private void notZip(String name, String sha256, byte[] start) {
      String text = new String(start, StandardCharsets.ISO_8859_1).strip();
      if (start.length == 0) {
        refuse(name, sha256, RefusalReason.EMPTY_FILE, emptyFile(name));
      } else if (text.startsWith("<") || text.startsWith("\u00ef\u00bb\u00bf<")) {
        refuse(
            name,
            sha256,
            RefusalReason.HTML_PAGE,
            "Cannot read \""
                + name
                + "\": it is a web page saved under the name of an archive. Download the archive"
                + " again.");
      } else {
        refuse(
            name,
            sha256,
            RefusalReason.NOT_A_ZIP,
            "Cannot read \"" + name + "\": it is no ZIP. Download the archive again.");
      }
    }

    private void zip(String name, SharedChannel bytes, int depth) {
      String sha256 = isOnlyPassed(name) ? "" : hash(bytes).sha256();
      OptionalLong members = EndOfDirectory.members(bytes);
      if (depth > limits.depth()) {
        refuse(
            name,
            sha256,
            RefusalReason.TOO_DEEP,
            "Cannot follow \""
                + name
                + "\": ZIPs are nested deeper than "
                + limits.depth()
                + ". Unpack the outer ones, or raise the limit.");
      } else if (members.isEmpty()) {
        refuse(
            name,
            sha256,
            RefusalReason.TRUNCATED,
            "Cannot read \"" + name + "\": the ZIP was cut short. Download it again.");
      } else if (members.getAsLong() > limits.members()) {
        refuse(
            name,
            sha256,
            RefusalReason.TOO_MANY_MEMBERS,
            "Cannot read \""
                + name
                + "\": it lists "
                + members.getAsLong()
                + " members, and the limit is "
                + limits.members()
                + ". Split it, or raise the limit.");
      } else {
        openZip(name, sha256, bytes, depth);
      }
    }

    private void openZip(String name, String sha256, SharedChannel bytes, int depth) {
      try (ZipFile zip =
          SoundStream.sound(() -> ZipFile.builder().setSeekableByteChannel(bytes).get())) {
        List<ZipMember> members =
            Collections.list(zip.getEntries()).stream()
                .map(
                    e ->
                        new ZipMember(
                            zip, bytes, e, name + INSIDE + MemberNames.oneLine(e.getName())))
                .toList();
        List<ZipMember> data = members.stream().filter(ZipMember::isData).toList();
        boolean holdsZips = members.stream().anyMatch(ZipMember::isZip);
        if (data.size() == 1 && !holdsZips) {
          members.stream().filter(m -> !m.isData()).forEach(this::skip);
          single(
              new ArchiveFacts(name, sha256, bytes.size(), data.get(0).name(), data.get(0).time()),
              bytes,
              members,
              data.get(0));
        } else if (data.isEmpty() && !holdsZips) {
          members.forEach(this::skip);
          refuse(
              name,
              sha256,
              RefusalReason.NO_DATA,
              "Cannot find data in \"" + name + "\": it holds neither a csv file nor a ZIP.");
        } else {
          members.forEach(member -> folderMember(member, depth));
        }
      } catch (IOException e) {
        refuse(
            name,
            sha256,
            RefusalReason.DAMAGED,
            "Cannot read \""
                + name
                + "\": the ZIP is damaged ("
                + MemberNames.oneLine(String.valueOf(e.getMessage()))
                + "). Download it again.");
      }
    }

    private void single(
        ArchiveFacts facts, SharedChannel bytes, List<ZipMember> members, ZipMember data) {
      Optional<MemberException> obstacle =
          Stream.concat(Stream.of(data), members.stream().filter(ZipMember::isUnsafe))
              .flatMap(member -> member.obstacle(limits.memberBytes()).stream())
              .findFirst();
      if (obstacle.isPresent()) {
        visitor.refused(facts.refused(obstacle.get().reason(), obstacle.get().getMessage()));
      } else {
        visitor.archive(
            new Archive(
                facts, () -> data.open(limits.memberBytes(), limits), () -> bytes.stream(0)));
      }
    }

    private void folderMember(ZipMember member, int depth) {
      if (!leadsToTarget(member.path())) {
        return;
      }
      if (member.isData()) {
        looseMember(member);
      } else if (member.isZip()) {
        innerZip(member, depth);
      } else {
        skip(member);
      }
    }

    private void looseMember(ZipMember member) {
      Optional<MemberException> obstacle = member.obstacle(limits.memberBytes());
      if (obstacle.isPresent()) {
        refuse(member.path(), "", obstacle.get().reason(), obstacle.get().getMessage());
        return;
      }
      ContentHash hash;
      try (InputStream bytes = member.open(limits.memberBytes(), limits)) {
        hash = ContentHash.of(bytes);
      } catch (IOException e) {
        refuse(member, e);
        return;
      }
      ArchiveFacts facts =
          new ArchiveFacts(member.path(), hash.sha256(), hash.size(), member.name(), member.time());
      Archive.MemberSource source = () -> member.open(limits.memberBytes(), limits);
      visitor.archive(new Archive(facts, source, source));
    }

    private void innerZip(ZipMember member, int depth) {
      Optional<MemberException> obstacle = member.obstacle(limits.heldBytes());
      if (obstacle.isPresent()) {
        refuse(member.path(), "", obstacle.get().reason(), obstacle.get().getMessage());
        return;
      }
      byte[] held;
      try (InputStream bytes = member.open(limits.heldBytes(), limits)) {
        held = bytes.readAllBytes();
      } catch (IOException e) {
        refuse(member, e);
        return;
      }
      SharedChannel inner = new SharedChannel(member.path(), new SeekableInMemoryByteChannel(held));
      byte[] start = inner.bytes(0, PEEKED_BYTES);
      if (isZip(start)) {
        zip(member.path(), inner, depth + 1);
      } else {
        notZip(member.path(), hash(inner).sha256(), start);
      }
    }

    /** Whether the ZIP only leads to the target, so that nobody asks for its hash. */
    private boolean isOnlyPassed(String path) {
      return !target.isEmpty() && !target.equals(path);
    }

    private boolean leadsToTarget(String path) {
      return target.isEmpty() || target.equals(path) || target.startsWith(path + INSIDE);
    }

    private void skip(ZipMember member) {
      if (!member.entry().isDirectory()) {
        visitor.skipped(member.path());
      }
    }

    private void refuse(ZipMember member, IOException failure) {
      if (failure instanceof MemberException known) {
        refuse(member.path(), "", known.reason(), known.getMessage());
      } else {
        refuse(
            member.path(),
            "",
            RefusalReason.DAMAGED,
            Refusals.damagedMember(member.path(), member.name(), failure.getMessage()));
      }
    }

    private void refuse(String name, String sha256, RefusalReason reason, String message) {
      visitor.refused(new RefusedArchive(name, sha256, reason, message));
    }
  }

  private static String emptyFile(String name) {
    return "Cannot read \"" + name + "\": the file is empty. Download the archive again.";
  }

  private static ContentHash hash(SharedChannel bytes) {
    try (InputStream stream = new BufferedInputStream(bytes.stream(0), 1 << 16)) {
      return ContentHash.of(stream);
    } catch (IOException e) {
      throw new IllegalStateException("a shared channel reports storage by itself", e);
    }
  }

  private static boolean isZip(byte[] start) {
    return start.length >= 4
        && start[0] == 'P'
        && start[1] == 'K'
        && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
  }
}
