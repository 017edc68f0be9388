package io.barlake.config;

import io.barlake.market.Side;
import io.barlake.market.Source;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one process, as {@link ConfigReader} found them. {@code metastore} is empty where
 * there is none.
 */
public record BarlakeConfig(
    String lakePath,
    Map<String, String> databases,
    StoreSettings store,
    BucketSettings bucket,
    String metastore,
    SparkSettings spark,
    Source defaultSource,
    IngestSettings ingest,
    HarvestSettings harvest,
    QualitySettings quality,
    MaintainSettings maintain) {

  public BarlakeConfig {
    databases = Map.copyOf(databases);
  }

  /** An S3 store, and where its access keys are; what is empty is left to the usual places. */
  public record StoreSettings(String endpoint, String region, String credentials, String profile) {}

  /**
   * What is to become of the bucket of the lake, which accounts may read or write the lake, and the
   * file for their keys.
   */
  public record BucketSettings(
      Versioning versioning,
      int oldVersionsDays,
      int unfinishedUploadsDays,
      List<String> readers,
      List<String> writers,
      String accountKeys) {
    public BucketSettings {
      readers = List.copyOf(readers);
      writers = List.copyOf(writers);
    }

    /** Whether the store keeps what is overwritten or deleted. */
    public enum Versioning {
      ON,
      OFF,
      AS_IS
    }
  }

  /**
   * The master, and the file of Spark's own settings for a cluster; empty is the one of {@code
   * conf}.
   */
  public record SparkSettings(String master, String settings) {}

  /**
   * How far an archive is followed before it is refused, whether ticks and copies are kept, and
   * which sides of quotes become bars beside the bid.
   */
  public record IngestSettings(
      int nestingDepth,
      long memberMegabytes,
      int inflateRatio,
      boolean keepTicks,
      Set<Side> moreSides,
      boolean keepOriginals) {
    public IngestSettings {
      moreSides = Set.copyOf(moreSides);
    }

    public IngestSettings keepingTicks() {
      return new IngestSettings(
          nestingDepth, memberMegabytes, inflateRatio, true, moreSides, keepOriginals);
    }

    public IngestSettings withSides(Set<Side> sides) {
      return new IngestSettings(
          nestingDepth, memberMegabytes, inflateRatio, keepTicks, sides, keepOriginals);
    }
  }

  /**
   * From when on a day or a symbol is reported, and a minute counts against its day: returns by how
   * many times their usual size, and runs of bars at one price by their length.
   */
  public record QualitySettings(
      double warnBelow,
      int staleDays,
      double outlierSizes,
      double spikeSizes,
      int flatMinutes,
      int staleMinutes) {}

  /**
   * How many rows a full file has, for how long files that a table no longer has are kept, and
   * after how many commits a table gets a checkpoint.
   */
  public record MaintainSettings(int fileRows, int retentionHours, int checkpointCommits) {}

  /** Where archives are fetched from, and how politely. */
  public record HarvestSettings(
      SiteSettings histdata,
      SiteSettings binance,
      SiteSettings dukascopy,
      int tries,
      int firstWaitSeconds,
      int longestWaitSeconds,
      int timeoutSeconds,
      int failuresInARow,
      String userAgent) {}

  /** One site: the address before its paths, without a slash at the end, and its rate. */
  public record SiteSettings(URI url, int requestsPerMinute) {}

  public BarlakeConfig withLakePath(String path) {
    return new BarlakeConfig(
        path,
        databases,
        store,
        bucket,
        metastore,
        spark,
        defaultSource,
        ingest,
        harvest,
        quality,
        maintain);
  }

  public BarlakeConfig withMaster(String url) {
    return new BarlakeConfig(
        lakePath,
        databases,
        store,
        bucket,
        metastore,
        new SparkSettings(url, spark.settings()),
        defaultSource,
        ingest,
        harvest,
        quality,
        maintain);
  }
}
