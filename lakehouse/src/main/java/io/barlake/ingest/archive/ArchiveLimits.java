package io.barlake.ingest.archive;

import io.barlake.BarlakeException;
import java.io.Serializable;

/**
 * How far a walk follows an archive before it refuses it.
 *
 * @param depth archives inside archives: 1 is a plain ZIP, 2 a TAR that was compressed
 * @param members entries that the ZIPs and TARs of one file may list, at all depths together
 * @param memberBytes inflated bytes of one data member
 * @param heldBytes bytes of inner ZIPs and TARs in each other, which are held in memory while they
 *     are walked, and of the memory that xz may ask for
 * @param inflateRatio inflated bytes for each compressed byte, of a member and of a whole file with
 *     all its layers; deflate itself reaches 1,032
 */
public record ArchiveLimits(
    int depth, int members, long memberBytes, long heldBytes, int inflateRatio)
    implements Serializable {
  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(4, 100_000, 1L << 30, 256L << 20, 250);

  public ArchiveLimits {
    requirePositive("depth", depth);
    requirePositive("members", members);
    requirePositive("member bytes", memberBytes);
    requirePositive("held bytes", heldBytes);
    requirePositive("inflate ratio", inflateRatio);
    if (heldBytes > Integer.MAX_VALUE - 8) {
      throw BarlakeException.badConfig(
          "Invalid archive limit: %d held bytes, expected at most %d.",
          heldBytes, Integer.MAX_VALUE - 8);
    }
  }

  private static void requirePositive(String limit, long value) {
    if (value < 1) {
      throw BarlakeException.badConfig(
          "Invalid archive limit: %s %d, expected 1 or more.", limit, value);
    }
  }
}
