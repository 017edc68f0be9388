package io.barlake.bars;

/** Whether what a task has found is written into the table, or only told. */
enum Keeping {
  WRITTEN,
  TOLD
}
