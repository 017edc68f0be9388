package io.barlake.ingest;

import io.barlake.Progress;
import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * Tells how far a stage is while its tasks run: what a task has counted arrives at the driver when
 * the task ends. A task that is run twice counts twice; results never depend on it.
 */
final class TaskProgress extends AccumulatorV2<Long, Long> {
  private static final long serialVersionUID = 1L;

  /** At the driver only. */
  private final transient Progress progress;

  private long counted;

  private TaskProgress(Progress progress) {
    this.progress = progress;
  }

  static TaskProgress of(SparkContext spark, Progress progress) {
    TaskProgress tasks = new TaskProgress(progress);
    spark.register(tasks);
    return tasks;
  }

  @Override
  public void add(Long done) {
    counted += done;
  }

  @Override
  public void merge(AccumulatorV2<Long, Long> task) {
    counted += task.value();
    if (progress != null) {
      progress.advance(task.value());
    }
  }

  @Override
  public AccumulatorV2<Long, Long> copy() {
    TaskProgress copy = new TaskProgress(progress);
    copy.counted = counted;
    return copy;
  }

  @Override
  public boolean isZero() {
    return counted == 0;
  }

  @Override
  public void reset() {
    counted = 0;
  }

  @Override
  public Long value() {
    return counted;
  }
}
