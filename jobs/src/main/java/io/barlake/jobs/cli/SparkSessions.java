package io.barlake.jobs.cli;

import io.barlake.config.BarlakeConfig;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command. */
final class SparkSessions {
  private SparkSessions() {}

  static SparkSession open(BarlakeConfig config, Lake lake, boolean verbose) {
    Configurator.setRootLevel(verbose ? Level.INFO : Level.ERROR);
    SparkSession.Builder builder =
        SparkSession.builder().appName("barlake").master(config.master());
    if (config.master().startsWith("local")) {
      SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    }
    SessionSettings.of(lake).forEach(builder::config);
    return builder.getOrCreate();
  }
}
