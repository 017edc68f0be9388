/**
 * Delta tables. In come rows and columns of numbers; out come tables with their schemas, commits,
 * catalog entries and versions. The only room that knows Delta, and it does not know what a bar
 * means. May import {@code config}, {@code market}, Spark, Delta, Hadoop and Parquet; no room after
 * it. {@code schema} declares every table, {@code columns} reads and writes the files of the hot
 * ones, {@code arrow} those that leave the lake, {@code maintenance} plans which files to join,
 * {@code logstore} makes commits safe.
 */
package io.barlake.tables;
