package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig;
import io.barlake.tables.LakeProbe;

/** A lake in an S3 store. */
final class LakeBucket implements LakePlace {
  private final String name;
  private final LakeProbe lake;
  private boolean isProbed;

  private LakeBucket(String name, LakeProbe lake) {
    this.name = name;
    this.lake = lake;
  }

  static LakeBucket of(String bucketAndFolder, BarlakeConfig config) {
    String plain = bucketAndFolder.replaceAll("/+$", "");
    String name = "s3a://" + plain;
    if (!plain.matches("[a-z0-9][a-z0-9.-]+/.*[^/].*")) {
      throw BarlakeException.badArgument(
          "Invalid lake \"%s\": expected a bucket and a folder in it, such as s3a://lake/warehouse.",
          name);
    }
    return new LakeBucket(name, LakeProbe.of(config.withLakePath(name)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void requireThere() {
    if (!lake.exists()) {
      throw BarlakeException.badInput(
          "Missing lake \"%s\": nothing lies there. Name another with --lake, or make one with"
              + " \"jobs/barlake ingest\" or \"jobs/barlake demo\".",
          name);
    }
  }

  /** A store that would lose commits is refused by every command that makes some. */
  @Override
  public void requireWritable() {
    if (!isProbed) {
      lake.requireSafe();
      isProbed = true;
    }
  }

  /** A store has no folders that could be missing. */
  @Override
  public void make() {
    requireWritable();
  }
}
