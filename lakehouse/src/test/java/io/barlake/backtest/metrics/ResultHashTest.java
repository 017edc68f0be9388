package io.barlake.backtest.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResultHashTest {
  private static final int TRIALS = 3 * ResultHash.BLOCK_TRIALS + 7;

  @Test
  void theOrderOfWorkDoesNotMatter() {
    List<ResultHash.Block> blocks = blocks(trials());
    String inOrder = ResultHash.of(TRIALS, blocks);
    Collections.shuffle(blocks, new Random(51));

    assertThat(ResultHash.of(TRIALS, blocks)).isEqualTo(inOrder).matches("[0-9a-f]{64}");
  }

  @Test
  void anyTrialThatDiffersChangesIt() {
    List<TrialMetrics> trials = trials();
    String before = ResultHash.of(TRIALS, blocks(trials));
    Collections.swap(trials, 500, 501);

    assertThat(ResultHash.of(TRIALS, blocks(trials))).isNotEqualTo(before);
  }

  @Test
  void aMissingOrDoubledBlockIsRefused() {
    List<ResultHash.Block> missing = blocks(trials());
    missing.remove(1);
    List<ResultHash.Block> doubled = blocks(trials());
    doubled.add(doubled.get(1));
    List<ResultHash.Block> endless = blocks(trials());
    endless.remove(3);

    assertThatThrownBy(() -> ResultHash.of(TRIALS, missing))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNBALANCED))
        .hasMessage(
            "Cannot hash 775 trials: the block that begins at trial 256 is missing, doubled or"
                + " cut.");
    assertThatThrownBy(() -> ResultHash.of(TRIALS, doubled)).hasMessageContaining("trial 512");
    assertThatThrownBy(() -> ResultHash.of(TRIALS, endless)).hasMessageContaining("trial 768");
  }

  @Test
  void aBlockBeginsAtAMultipleOfItsSize() {
    assertThatThrownBy(() -> ResultHash.block(7, trials().subList(0, 5)))
        .hasMessage("a block of results begins at a multiple of 256 and holds 1 to that");
  }

  private static List<TrialMetrics> trials() {
    List<TrialMetrics> trials = new ArrayList<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      trials.add(
          new TrialMetrics(
              new TradeStatistics(trial, 1, 2, 0, 0, 0, 0, 0, trial * 3L, 2, 1, 200, 4, 1.5),
              new Drawdown(trial, 0.5, 3, 0.25),
              new DailyReturns(40, 0.5, 1 + trial, 1, 2, 1, 0, 0, -1, 1, -2),
              new Capital(100, 1_000, Capital.TICKS, false),
              260,
              1_000,
              trial % 2 == 0));
    }
    return trials;
  }

  private static List<ResultHash.Block> blocks(List<TrialMetrics> trials) {
    List<ResultHash.Block> blocks = new ArrayList<>();
    for (int first = 0; first < TRIALS; first += ResultHash.BLOCK_TRIALS) {
      int end = Math.min(TRIALS, first + ResultHash.BLOCK_TRIALS);
      blocks.add(ResultHash.block(first, trials.subList(first, end)));
    }
    return blocks;
  }
}
