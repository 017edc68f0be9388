package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Remembers what a walk reports, and reads every archive's data while it can. */
public final class RecordingVisitor implements ArchiveVisitor {
  final List<ArchiveFacts> archives = new ArrayList<>();
  final List<byte[]> data = new ArrayList<>();
  final List<RefusedArchive> refused = new ArrayList<>();
  final List<String> skipped = new ArrayList<>();

  static RecordingVisitor walk(String name, byte[] bytes, ArchiveLimits limits) {
    RecordingVisitor visitor = new RecordingVisitor();
    new ArchiveWalker(limits).walk(name, new SeekableInMemoryByteChannel(bytes), visitor);
    return visitor;
  }

  static RecordingVisitor walk(String name, byte[] bytes) {
    return walk(name, bytes, ArchiveLimits.DEFAULT);
  }

  @Override
  public void archive(Archive archive) {
    try (InputStream bytes = archive.open()) {
      data.add(bytes.readAllBytes());
      archives.add(archive.facts());
    } catch (IOException e) {
      refused.add(archive.refusal(e));
    }
  }

  @Override
  public void refused(RefusedArchive archive) {
    refused.add(archive);
  }

  @Override
  public void skipped(String name) {
    skipped.add(name);
  }
}
