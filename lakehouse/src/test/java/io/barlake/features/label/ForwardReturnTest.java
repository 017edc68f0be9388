package io.barlake.features.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardReturnTest extends LabelContract {
  @Override
  protected List<LabelRule> rules() {
    return List.of(new ForwardReturn(1), new ForwardReturn(12), new ForwardReturn(400));
  }

  @Override
  protected Plain plain(LabelRule rule, BarSeries bars, int bar) {
    int exit = bar + rule.horizon();
    return exit >= bars.size()
        ? Plain.ABSENT
        : new Plain(exit, Math.log(bars.close()[exit]) - Math.log(bars.open()[bar + 1]), 0, 0);
  }

  @Test
  void returnIsFromTheNextOpenToTheCloseSoManyBarsAhead() {
    BarSeries bars =
        SampleBars.of(
            new double[] {10, 20, 30, 40},
            new double[] {15, 25, 35, 45},
            new double[] {9, 19, 29, 39},
            new double[] {12, 22, 32, 42});

    Outcomes labels = new ForwardReturn(2).over(bars, FirstTouch.OF_NOTHING_FINER);

    assertThat(labels.knownAt()).containsExactly(2, 3, Outcomes.NEVER, Outcomes.NEVER);
    assertThat(labels.logReturn()[0]).isEqualTo(Math.log(32.0 / 20), within());
    assertThat(labels.logReturn()[1]).isEqualTo(Math.log(42.0 / 30), within());
  }

  @Test
  void columnsSayWhatTheyHold() {
    assertThat(new ForwardReturn(12).columns())
        .containsExactly(
            new LabelColumn(
                "forward_12",
                LabelField.LOG_RETURN,
                "ln(close of the bar 12 ahead / open of the next bar)"),
            new LabelColumn("forward_12_known_ts", LabelField.KNOWN_TS, "end of the bar 12 ahead"));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-15);
  }
}
