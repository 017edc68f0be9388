package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command. */
final class SparkSessions {
  /** Set by spark-submit, which has read Spark's settings and has the jars. */
  private static final String SUBMITTED = "spark.submit.deployMode";

  private static final long QUIET_MILLIS = 5_000;
  private static final long LONGEST_WAIT_MILLIS = 600_000;

  private SparkSessions() {}

  static SparkSession open(
      BarlakeConfig config, Lake lake, Job job, Progress progress, boolean verbose) {
    SparkMaster master = new SparkMaster(config.spark().master());
    master.requireReachable();
    if (lake.isLocal()) {
      master.requireFolders("use the lake", lake.uri());
    }
    if (verbose) {
      Configurator.setRootLevel(Level.INFO);
    }
    SparkSession.Builder builder =
        SparkSession.builder().appName("barlake " + job.name()).master(master.url());
    if (master.isLocal()) {
      SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    } else if (System.getProperty(SUBMITTED) == null) {
      ClusterSettings.of(config.spark(), job.takesWholeMachines()).forEach(builder::config);
    }
    SessionSettings.of(config.store()).forEach(builder::config);
    SessionSettings.of(lake).forEach(builder::config);
    SparkSession spark = open(builder, master);
    if (master.isStandalone()) {
      awaitRoom(spark, master, progress);
    }
    return spark;
  }

  private static SparkSession open(SparkSession.Builder builder, SparkMaster master) {
    try {
      return builder.getOrCreate();
    } catch (Exception e) {
      if (master.isStandalone() && wasGivenUp(e)) {
        throw new BarlakeException(
            ErrorCode.BAD_CONFIG,
            "Cannot join the cluster \""
                + master.url()
                + "\": its master did not let this command in. Check that spark.authenticate.secret"
                + " of Spark's settings is the secret of the cluster.",
            e);
      }
      throw new BarlakeException(
          ErrorCode.INTERNAL,
          "Cannot open a Spark session at \"" + master.url() + "\": " + Failure.sentence(e),
          e);
    }
  }

  /** A master that refuses a driver ends it while it opens: what fails then is any part of it. */
  private static boolean wasGivenUp(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof NullPointerException
        || message.contains("running MetricsSystem")
        || message.contains("stopped SparkContext");
  }

  /** Spark itself would wait for ever, and say nothing. */
  private static void awaitRoom(SparkSession spark, SparkMaster master, Progress progress) {
    long began = System.currentTimeMillis();
    boolean isTold = false;
    // The driver is among them.
    while (executors(spark, master) < 2) {
      long waited = System.currentTimeMillis() - began;
      if (waited > LONGEST_WAIT_MILLIS) {
        spark.stop();
        throw noRoom(spark, master);
      }
      if (waited > QUIET_MILLIS && !isTold) {
        progress.await("a machine of the cluster that has room");
        isTold = true;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static int executors(SparkSession spark, SparkMaster master) {
    try {
      return spark.sparkContext().getExecutorMemoryStatus().size();
    } catch (IllegalStateException e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG,
          "The cluster \""
              + master.url()
              + "\" gave this command up: its executors end as soon as they begin. Look into their"
              + " logs on the workers; often they cannot reach spark.driver.host of Spark's"
              + " settings.",
          e);
    }
  }

  private static BarlakeException noRoom(SparkSession spark, SparkMaster master) {
    SparkConf asked = spark.sparkContext().getConf();
    return BarlakeException.badConfig(
        "No executor of the cluster \"%s\" came in %d minutes. Either no machine has %s of memory"
            + " and %s cores free: let other work end, or ask for less with spark.executor.memory"
            + " and spark.executor.cores. Or they cannot reach spark.driver.host: their logs on the"
            + " workers tell.",
        master.url(),
        LONGEST_WAIT_MILLIS / 60_000,
        asked.get("spark.executor.memory", "1g"),
        asked.get("spark.executor.cores", "1"));
  }
}
