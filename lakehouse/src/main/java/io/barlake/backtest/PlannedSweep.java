package io.barlake.backtest;

import io.barlake.tables.schema.SweepsTable;
import java.util.Map;
import java.util.TreeMap;

/** A sweep whose bars were found; {@code inputs} says for each market what was read. */
record PlannedSweep(
    SweepDefinition definition, SweepRunner.Plan plan, SweepWork work, Map<String, String> inputs) {
  PlannedSweep {
    inputs = new TreeMap<>(inputs);
  }

  /** The condition that holds for the rows of this sweep in every research table. */
  String rows() {
    return SweepsTable.SWEEP_ID + " = '" + plan.sweepId() + "'";
  }
}
