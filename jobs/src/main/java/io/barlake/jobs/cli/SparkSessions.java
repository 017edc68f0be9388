package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
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
    SparkMaster master = new SparkMaster(config.master());
    master.requireReachable();
    if (verbose) {
      Configurator.setRootLevel(Level.INFO);
    }
    SparkSession.Builder builder = SparkSession.builder().appName("barlake").master(master.url());
    if (master.isLocal()) {
      SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    }
    SessionSettings.of(config.store()).forEach(builder::config);
    SessionSettings.of(lake).forEach(builder::config);
    try {
      return builder.getOrCreate();
    } catch (Exception e) {
      throw new BarlakeException(
          ErrorCode.INTERNAL,
          "Cannot open a Spark session at \"" + master.url() + "\": " + Failure.sentence(e),
          e);
    }
  }
}
