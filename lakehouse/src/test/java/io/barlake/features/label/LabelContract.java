package io.barlake.features.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every label promises, whatever it tells. */
abstract class LabelContract {
  private static final FirstTouch NOTHING_FINER = FirstTouch.OF_NOTHING_FINER;

  /** The label with several sets of parameters, the smallest among them. */
  protected abstract List<LabelRule> rules();

  /** The label of one bar in the plainest way; {@code knownAt} -1 where it has none. */
  protected abstract Plain plain(LabelRule rule, BarSeries bars, int bar);

  record Plain(int knownAt, double logReturn, int barrier, int ambiguous) {
    static final Plain ABSENT = new Plain(-1, 0, 0, 0);
  }

  @Test
  void plainTwinAgrees() {
    for (LabelRule rule : rules()) {
      for (BarSeries bars : samples(500)) {
        Outcomes labels = rule.over(bars, NOTHING_FINER);
        for (int i = 0; i < bars.size(); i++) {
          Plain plain = plain(rule, bars, i);
          assertThat(labels.knownAt()[i]).as("%s at %d", rule.name(), i).isEqualTo(plain.knownAt());
          if (labels.isKnown(i)) {
            assertThat(labels.barrier()[i]).isEqualTo(plain.barrier());
            assertThat(labels.ambiguous()[i]).isEqualTo(plain.ambiguous());
            assertThat(labels.logReturn()[i])
                .as("%s at %d", rule.name(), i)
                .isCloseTo(plain.logReturn(), org.assertj.core.api.Assertions.within(1e-12));
          }
        }
      }
    }
  }

  @Test
  void labelThatIsKnownIsNotChangedByWhatFollows() {
    Random random = new Random(21);
    for (LabelRule rule : rules()) {
      for (BarSeries bars : samples(300)) {
        Outcomes whole = rule.over(bars, NOTHING_FINER);
        for (int repeat = 0; repeat < 20; repeat++) {
          int cut = random.nextInt(bars.size());
          Outcomes begun = rule.over(SampleBars.first(bars, cut), NOTHING_FINER);
          Outcomes other = rule.over(withOtherFuture(bars, cut), NOTHING_FINER);
          for (int i = 0; i < cut; i++) {
            boolean known = whole.isKnown(i) && whole.knownAt()[i] < cut;
            assertThat(begun.isKnown(i)).as("%s at %d of %d", rule.name(), i, cut).isEqualTo(known);
            if (known) {
              assertSame(begun, whole, i);
              assertSame(other, whole, i);
            } else if (other.isKnown(i)) {
              assertThat(other.knownAt()[i]).isGreaterThanOrEqualTo(cut);
            }
          }
        }
      }
    }
  }

  @Test
  void labelLiesBetweenTheNextBarAndTheHorizon() {
    for (LabelRule rule : rules()) {
      BarSeries bars = SampleBars.rough(22, 600);
      Outcomes labels = rule.over(bars, NOTHING_FINER);
      for (int i = 0; i < bars.size(); i++) {
        if (i < rule.warmUp()) {
          assertThat(labels.isKnown(i)).isFalse();
        } else if (i + rule.horizon() < bars.size()) {
          assertThat(labels.knownAt()[i]).isBetween(i + 1, i + rule.horizon());
          assertThat(labels.logReturn()[i]).isFinite();
        }
      }
    }
  }

  @Test
  void seriesOfAnySizeIsTaken() {
    for (LabelRule rule : rules()) {
      for (int size = 0; size < 4; size++) {
        assertThat(rule.over(SampleBars.near100(1, size), NOTHING_FINER).knownAt()).hasSize(size);
      }
    }
  }

  private static List<BarSeries> samples(int size) {
    return List.of(
        SampleBars.near100(1, size), SampleBars.rough(2, size, 40), SampleBars.candles(3, size));
  }

  private static BarSeries withOtherFuture(BarSeries bars, int cut) {
    BarSeries future = SampleBars.scaled(bars, 1.5);
    return new BarSeries(
        bars.openMicros(),
        joined(bars.open(), future.open(), cut),
        joined(bars.high(), future.high(), cut),
        joined(bars.low(), future.low(), cut),
        joined(bars.close(), future.close(), cut),
        bars.volume());
  }

  private static double[] joined(double[] past, double[] future, int cut) {
    double[] both = future.clone();
    System.arraycopy(past, 0, both, 0, cut);
    return both;
  }

  private static void assertSame(Outcomes labels, Outcomes expected, int bar) {
    assertThat(labels.knownAt()[bar]).isEqualTo(expected.knownAt()[bar]);
    assertThat(labels.logReturn()[bar]).isEqualTo(expected.logReturn()[bar]);
    assertThat(labels.barrier()[bar]).isEqualTo(expected.barrier()[bar]);
    assertThat(labels.ambiguous()[bar]).isEqualTo(expected.ambiguous()[bar]);
  }
}
