package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.bars.AuditFinding;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.AuditPlan;
import io.barlake.bars.HistoryAudit;
import io.barlake.bars.MinuteHistory;
import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.RandomMinutes;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Indicators;
import io.barlake.features.indicator.Memory;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Symbol;
import io.barlake.testing.MarketCalendars;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetAuditTest {
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Bars that change from hour to hour, and bars of which there are few. */
  private static final List<Timeframe> FRAMES =
      Stream.of("20m", "4h").map(Timeframe::parse).toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyRegisteredIndicatorIsClean(long seed) {
    List<String> all = Arrays.stream(Indicators.values()).map(Indicators::example).toList();

    assertThat(audit(FeatureSet.of(all), seed)).isEmpty();
  }

  /** Ways in which an indicator knows the future. */
  enum Leak {
    NEXT_CLOSE(bars -> each(bars, bar -> bar + 1 < bars.size() ? bars.close()[bar + 1] : 0)),
    CENTRED_MEAN(
        bars ->
            each(
                bars,
                bar -> mean(bars.close(), Math.max(0, bar - 2), Math.min(bars.size(), bar + 3)))),
    SHARE_OF_THE_HIGHEST(
        bars -> {
          double highest = Arrays.stream(bars.high()).max().orElse(1);
          return each(bars, bar -> bars.close()[bar] / highest);
        }),
    UNFINISHED_DAY(
        bars ->
            each(
                bars,
                bar -> {
                  long day = bars.openMicros()[bar] / DAY_MICROS;
                  int last = bar;
                  while (last + 1 < bars.size()
                      && bars.openMicros()[last + 1] / DAY_MICROS == day) {
                    last++;
                  }
                  return bars.close()[last];
                })),
    BACKFILLED(
        bars -> {
          int warmUp = 60;
          return each(bars, bar -> bars.size() <= warmUp ? 0 : bars.close()[Math.max(bar, warmUp)]);
        }),
    SUM_FROM_THE_END(
        bars -> {
          double[] sums = bars.close().clone();
          for (int bar = sums.length - 2; bar >= 0; bar--) {
            sums[bar] += sums[bar + 1];
          }
          return sums;
        }),
    BARS_TO_GO(bars -> each(bars, bar -> bars.size() - bar));

    @SuppressWarnings("ImmutableEnumChecker") // It keeps no state.
    private final Indicator indicator;

    Leak(Function<BarSeries, double[]> function) {
      indicator = new OfWholeSeries(name().toLowerCase(Locale.ROOT), function);
    }
  }

  @ParameterizedTest
  @EnumSource(Leak.class)
  void whatKnowsTheFutureIsCaughtByItsName(Leak leak) {
    List<Indicator> set = List.of(IndicatorParser.parse("sma(20)"), leak.indicator);

    List<AuditFinding> findings = audit(new FeatureSet(set), 1);

    assertThat(findings)
        .isNotEmpty()
        .allMatch(finding -> finding.kind() == Kind.VALUE)
        .allMatch(finding -> finding.name().equals(leak.indicator.label()))
        .allMatch(finding -> finding.first().barMicros() < finding.cut().micros());
    assertThat(findings).extracting(finding -> finding.cut().frame()).containsAll(FRAMES);
  }

  @Test
  void valueThatWasAbsentAtTheCutIsToldAsSuch() {
    Indicator late =
        new OfWholeSeries(
            "late", bars -> each(bars, bar -> bar + 1 < bars.size() ? 7 : Double.NaN));

    AuditFinding finding = audit(new FeatureSet(List.of(late)), 1).get(0);

    assertThat(finding.first().now()).isEqualTo("7.0");
    assertThat(finding.first().then()).isEqualTo("absent");
  }

  private static List<AuditFinding> audit(FeatureSet set, long seed) {
    MinuteHistory history =
        MinuteHistory.of(
            new Symbol("EURUSD"),
            Side.BID,
            MarketCalendars.FOREX,
            RandomMinutes.between("2019-01-21T00:00:00Z", "2019-02-20T14:33:00Z", seed).bars());
    return new HistoryAudit(history, FRAMES, new AuditPlan(10, seed))
        .run(new SetAudit(set)::of)
        .findings();
  }

  private static double[] each(BarSeries bars, IntToDoubleFunction value) {
    double[] values = new double[bars.size()];
    Arrays.setAll(values, value);
    return values;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }

  /** An indicator that is given the arrays of all bars at once. */
  private record OfWholeSeries(String label, Function<BarSeries, double[]> function)
      implements Indicator {
    @Override
    public List<IndicatorColumn> columns() {
      return List.of(new IndicatorColumn(label, 0, "what nobody can know"));
    }

    @Override
    public List<BarField> inputs() {
      return List.of(BarField.HIGH, BarField.CLOSE);
    }

    @Override
    public int lookBack() {
      return Memory.WHOLE;
    }

    @Override
    public IndicatorPass start() {
      return (bars, from, to, out) ->
          System.arraycopy(function.apply(bars), from, out[0], 0, to - from);
    }
  }
}
