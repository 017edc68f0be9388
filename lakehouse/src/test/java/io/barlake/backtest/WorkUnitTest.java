package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.NumberedRows.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkUnitTest {
  @Test
  void unitsHoldEveryTrialOnceInWholeBlocks() {
    Random random = new Random(71);
    for (int round = 0; round < 200; round++) {
      long trials = 1L + random.nextInt(200_000);
      List<WorkUnit> units =
          WorkUnit.cut(
              List.of(new Span(0, trials)), random.nextInt(40_000), 1 + random.nextInt(30));
      long next = 0;
      for (WorkUnit unit : units) {
        assertThat(unit.firstTrial()).isEqualTo(next).matches(first -> first % 256 == 0);
        assertThat(unit.trials()).isBetween(1, WorkUnit.MOST_TRIALS);
        next += unit.trials();
      }
      assertThat(next).isEqualTo(trials);
    }
  }

  @Test
  void unitsAreAsLongAsIsWantedAndShrinkToAnEighthTowardsTheEnd() {
    List<WorkUnit> units = WorkUnit.cut(List.of(new Span(0, 1_000_000)), 5_000, 2);

    assertThat(units.get(0).trials()).isEqualTo(19 * 256);
    assertThat(units.get(units.size() - 2).trials()).isEqualTo(2 * 256);
    for (int n = 1; n < units.size(); n++) {
      assertThat(units.get(n).trials()).isLessThanOrEqualTo(units.get(n - 1).trials());
    }
  }

  @Test
  void whatIsMissingLiesBetweenWhatIsThere() {
    assertThat(WorkUnit.missing(1_000, List.of())).containsExactly(new Span(0, 1_000));
    assertThat(WorkUnit.missing(1_000, List.of(new Span(0, 256), new Span(512, 256))))
        .containsExactly(new Span(256, 256), new Span(768, 232));
    assertThat(WorkUnit.missing(1_000, List.of(new Span(0, 1_000)))).isEmpty();
  }
}
