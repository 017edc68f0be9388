package io.barlake.config;

import io.barlake.market.Source;
import java.util.Map;

/** The settings of one process, as {@link ConfigReader} found them. */
public record BarlakeConfig(
    String lakePath,
    Map<String, String> databases,
    String master,
    Source defaultSource,
    IngestSettings ingest) {

  public BarlakeConfig {
    databases = Map.copyOf(databases);
  }

  /** How far an archive is followed before it is refused. */
  public record IngestSettings(int nestingDepth, long memberMegabytes, int inflateRatio) {}

  public BarlakeConfig withLakePath(String path) {
    return new BarlakeConfig(path, databases, master, defaultSource, ingest);
  }

  public BarlakeConfig withMaster(String url) {
    return new BarlakeConfig(lakePath, databases, url, defaultSource, ingest);
  }
}
