package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.Progress;
import io.barlake.backtest.kernel.MinutesBelow;
import io.barlake.config.Instruments;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps whose positions begin or end within bars, by orders and levels. */
class SweepFillsTest {
  private static final String PESSIMISTIC = sweep("pessimistic", "4h");
  private static final String MINUTES = sweep("minutes", "4h");
  private static final String OPTIMISTIC = sweep("optimistic", "4h");

  @TempDir static Path folder;
  private static Tables lake;

  @BeforeAll
  static void store() {
    lake = SweepLake.build(folder);
  }

  private static String sweep(String inside, String frame) {
    return """
    sweep {
      strategy = moving-average-cross
      symbols = EURUSD
      frames = %s
      parameters { fast = [2, 3], slow = [5, 8] }
      exits { inside-bar = %s, unit = atr, stop-loss = [0.1, 0.3], take-profit = [0.1, 0.3] }
      costs { spread = 1 }
      keep { top = 2, by = net_profit }
    }
    """
        .formatted(frame, inside);
  }

  @Test
  void fewBarsStayUndecidedAndProfitLiesBetweenTheOtherTwoOrders() {
    List<Row> stop = trials(PESSIMISTIC);
    List<Row> known = trials(MINUTES);
    List<Row> target = trials(OPTIMISTIC);

    int undecided = 0;
    int ambiguous = 0;
    for (int trial = 0; trial < 16; trial++) {
      undecided += known.get(trial).getInt(1);
      ambiguous += stop.get(trial).getInt(1);
      assertThat(known.get(trial).getDouble(2))
          .isBetween(stop.get(trial).getDouble(2), target.get(trial).getDouble(2));
    }
    assertThat(known).isNotEqualTo(stop).isNotEqualTo(target);
    assertThat(ambiguous).isGreaterThan(50);
    assertThat(undecided).isLessThan(ambiguous / 10);
  }

  @Test
  void everyTrialIsWhatTheReferenceMakesOfIt() {
    String id = SweepLake.run(lake, MINUTES).plan().sweepId();
    TrialReplay reference = new TrialReplay(lake, Instruments.load());

    for (int trial = 0; trial < 16; trial++) {
      assertThat(reference.compute(id, trial).trades()).isNotEmpty();
    }
  }

  @Test
  void planCountsTheMinutesIntoMemoryUnlessTheyAreTheBarsThemselves() {
    SweepRunner.Plan asking = plan(MINUTES);

    assertThat(asking.minutes()).isGreaterThan(60_000);
    assertThat(asking.barBytes() - plan(PESSIMISTIC).barBytes())
        .isEqualTo(asking.minutes() * MinutesBelow.BYTES_A_MINUTE);
    assertThat(asking.sweepId()).isNotEqualTo(plan(PESSIMISTIC).sweepId());
    assertThat(plan(sweep("minutes", "1m")).minutes()).isZero();
  }

  @Test
  void ordersAreComputedByTheReferenceWhichThePlanSays() {
    String text =
        MINUTES.replace(
            "exits {",
            "entry { order = limit, unit = atr, order-distance = [0.2, 0.4] }\n  exits {");

    assertThat(plan(text).forecast())
        .hasValueSatisfying(forecast -> assertThat(forecast.engine()).isEqualTo("reference"));
    SweepRunner.Result sweep = SweepLake.run(lake, text);

    String id = sweep.plan().sweepId();
    assertThat(sweep.plan().trials()).isEqualTo(32);
    assertThat(
            lake.read(TradesTable.TABLE)
                .where("sweep_id = '" + id + "'")
                .select("entry_reason")
                .distinct()
                .collectAsList())
        .containsExactly(RowFactory.create("limit"));
    assertThat(new TrialReplay(lake, Instruments.load()).compute(id, 31).random()).hasSize(100);
  }

  private static SweepRunner.Plan plan(String text) {
    return new SweepRunner(lake, Instruments.load(), Progress.NONE)
        .plan(SweepLake.definition(text));
  }

  private static List<Row> trials(String text) {
    String id = SweepLake.run(lake, text).plan().sweepId();
    return lake.read(TrialsTable.TABLE)
        .where("sweep_id = '" + id + "'")
        .orderBy("trial")
        .select("trial", "ambiguous_bars", "net_profit")
        .collectAsList();
  }
}
