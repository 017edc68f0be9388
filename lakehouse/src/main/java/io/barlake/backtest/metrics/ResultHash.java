package io.barlake.backtest.metrics;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One number for all results of a sweep, whoever computed what and in which order. The trials are
 * cut into blocks of {@value #BLOCK_TRIALS} by their number, from 0, the last one shorter; the hash
 * is the SHA-256 over the SHA-256 of every block in the order of trials. A task therefore works on
 * whole blocks, and only 32 bytes a block travel.
 *
 * <p>A trial enters with its number, each {@link Metric} in the order of the enum (one byte whether
 * it has a value, then its bits as a double, big-endian), and whether a position was open at the
 * end: what a table tells of it as well.
 */
public final class ResultHash {
  public static final int BLOCK_TRIALS = 256;

  private static final int TRIAL_BYTES = 8 + Metric.values().length * 9 + 1;

  private ResultHash() {}

  /** The SHA-256 of a block, in hex, and which trials it holds. */
  public record Block(long firstTrial, int trials, String sha256) implements Serializable {}

  /** Hashes one whole block: the metrics of consecutive trials. */
  public static Block block(long firstTrial, List<? extends MetricValues> metrics) {
    if (firstTrial % BLOCK_TRIALS != 0 || metrics.isEmpty() || metrics.size() > BLOCK_TRIALS) {
      throw new IllegalArgumentException(
          "a block of results begins at a multiple of " + BLOCK_TRIALS + " and holds 1 to that");
    }
    MessageDigest digest = Sha256.digest();
    long trial = firstTrial;
    for (MetricValues each : metrics) {
      digest.update(bytes(trial++, each));
    }
    return new Block(firstTrial, metrics.size(), HexFormat.of().formatHex(digest.digest()));
  }

  /** The hash of a sweep of so many trials, in hex, from all of its blocks in any order. */
  public static String of(long trials, Collection<Block> blocks) {
    List<Block> inOrder =
        blocks.stream().sorted(Comparator.comparingLong(Block::firstTrial)).toList();
    MessageDigest digest = Sha256.digest();
    long next = 0;
    for (Block block : inOrder) {
      boolean whole = block.trials() == Math.min(BLOCK_TRIALS, trials - next);
      if (block.firstTrial() != next || !whole) {
        throw unbalanced(trials, next);
      }
      next += block.trials();
      digest.update(HexFormat.of().parseHex(block.sha256()));
    }
    if (next != trials) {
      throw unbalanced(trials, next);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(long trial, MetricValues metrics) {
    ByteBuffer bytes = ByteBuffer.allocate(TRIAL_BYTES).putLong(trial);
    for (Metric metric : Metric.values()) {
      OptionalDouble value = metrics.value(metric);
      bytes.put((byte) (value.isPresent() ? 1 : 0)).putDouble(value.orElse(0));
    }
    return bytes.put((byte) (metrics.openAtEnd() ? 1 : 0)).array();
  }

  private static BarlakeException unbalanced(long trials, long next) {
    return new BarlakeException(
        ErrorCode.UNBALANCED,
        "Cannot hash %d trials: the block that begins at trial %d is missing, doubled or cut."
            .formatted(trials, next));
  }
}
