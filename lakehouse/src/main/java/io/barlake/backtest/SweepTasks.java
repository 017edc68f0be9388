package io.barlake.backtest;

import io.barlake.tables.Tables;
import org.apache.spark.api.java.JavaSparkContext;

/** Where the tasks of a sweep are started, under words that say what they do. */
final class SweepTasks {
  private SweepTasks() {}

  static JavaSparkContext named(Tables tables, String words) {
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("sweep", words);
    return spark;
  }
}
