package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.bars.BarEnds;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Beta and correlation with another symbol, of which each lacks some bars that the other has. */
class PairFeaturesTest {
  private static final Symbol GBPUSD = new Symbol("GBPUSD");
  private static final long MINUTE = 60_000_000L;
  private static final long BEGIN =
      Instant.parse("2019-03-04T00:00:00Z").getEpochSecond() * 1_000_000;
  private static final BarSeries BARS = gapped(SampleBars.near100(1, 6_000), 11);
  private static final BarSeries OTHER = gapped(SampleBars.near100(2, 6_000), 12);
  private static final FeatureSet SET =
      FeatureSet.of(List.of("corr(20, GBPUSD)", "beta(20, GBPUSD)", "corr(2, GBPUSD)@1h"));

  @Test
  void labelsAndDefinitionsNameTheOtherSymbol() {
    assertThat(SET.columns().stream().map(FeatureColumn::name))
        .containsExactly("corr_20_gbpusd", "beta_20_gbpusd", "corr_2_gbpusd_1h");
    assertThatThrownBy(() -> FeatureSet.of(List.of("beta(60, gbp/usd)")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid indicator \"beta(60, gbp/usd)\": other is \"gbp/usd\", expected a symbol such"
                + " as GBPUSD.");
  }

  @Test
  void valuesAreThoseOfTheCommonBars() {
    int[] common =
        IntStream.range(0, BARS.size())
            .filter(i -> Arrays.binarySearch(OTHER.openMicros(), BARS.openMicros()[i]) >= 0)
            .toArray();
    double[] x = new double[common.length];
    double[] y = new double[common.length];
    for (int k = 1; k < common.length; k++) {
      x[k] = Math.log(BARS.close()[common[k]] / BARS.close()[common[k - 1]]);
      y[k] = Math.log(otherClose(common[k]) / otherClose(common[k - 1]));
    }
    double[][] expected = new double[2][BARS.size()];
    Arrays.stream(expected).forEach(column -> Arrays.fill(column, Double.NaN));
    for (int k = 20; k < common.length; k++) {
      double[] lastX = Arrays.copyOfRange(x, k - 19, k + 1);
      double[] lastY = Arrays.copyOfRange(y, k - 19, k + 1);
      double correlation = Plain.correlation(lastX, lastY);
      expected[0][common[k]] = correlation;
      expected[1][common[k]] = correlation * deviation(lastX) / deviation(lastY);
    }

    double[][] values = SET.over(bars(BARS, OTHER, MarketCalendars.FOREX));

    assertThat(common.length).isBetween(4_000, 5_900);
    assertThat(values[0]).containsExactly(expected[0], within(1e-10));
    assertThat(values[1]).containsExactly(expected[1], within(1e-10));
  }

  @Test
  void whatComesLaterChangesNoValue() {
    double[][] whole = SET.over(bars(BARS, OTHER, MarketCalendars.FOREX));
    Random random = new Random(3);
    for (int cut = 0; cut < 25; cut++) {
      int size = 1 + random.nextInt(BARS.size());
      long last = BARS.openMicros()[size - 1];
      int otherSize =
          (int) Arrays.stream(OTHER.openMicros()).filter(stamp -> stamp <= last).count();

      double[][] values =
          SET.over(bars(first(BARS, size), first(OTHER, otherSize), MarketCalendars.FOREX));

      for (int c = 0; c < values.length; c++) {
        assertThat(values[c]).isEqualTo(Arrays.copyOf(whole[c], size));
      }
    }
  }

  @Test
  void barThatEndsLaterInTheOtherMarketIsNotCompared() {
    // From 16:00 in New York five hours of crypto go on, those of forex end at 17:00.
    Timeframe frame = Timeframe.parse("5h");
    BarSeries one = at(Instant.parse("2019-03-05T20:00:00Z").getEpochSecond() * 1_000_000);
    long endOfForex = BarEnds.of(MarketCalendars.FOREX, frame, one.openMicros())[0];
    long endOfCrypto = BarEnds.of(MarketCalendars.CRYPTO, frame, one.openMicros())[0];
    FeatureBars forex = new FeatureBars(frame, MarketCalendars.FOREX, one);
    FeatureBars crypto = new FeatureBars(frame, MarketCalendars.CRYPTO, one);
    Symbol other = new Symbol("BTCUSDT");

    assertThat(endOfForex).isLessThan(endOfCrypto);
    assertThat(
            new FeatureBars(frame, forex.calendar(), one, Map.of(other, crypto))
                .other(other)
                .size())
        .isZero();
    assertThat(
            new FeatureBars(frame, crypto.calendar(), one, Map.of(other, forex))
                .other(other)
                .size())
        .isOne();
  }

  @Test
  void otherThatStandsStillHasNoInfluence() {
    BarSeries standing = moved(SampleBars.standing(100, BARS.size()), BARS.openMicros());

    double[][] values = SET.over(bars(BARS, standing, MarketCalendars.FOREX));

    assertThat(values[0][100]).isZero();
    assertThat(values[1][100]).isZero();
  }

  private static FeatureBars bars(BarSeries bars, BarSeries other, TradingCalendar calendar) {
    return new FeatureBars(
        Timeframe.MINUTE,
        MarketCalendars.FOREX,
        bars,
        Map.of(GBPUSD, new FeatureBars(Timeframe.MINUTE, calendar, other)));
  }

  private static double otherClose(int bar) {
    return OTHER.close()[Arrays.binarySearch(OTHER.openMicros(), BARS.openMicros()[bar])];
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum());
  }

  /** The bars as minutes of a week of trading, about one in ten of them missing. */
  private static BarSeries gapped(BarSeries bars, long seed) {
    Random random = new Random(seed);
    int[] kept = IntStream.range(0, bars.size()).filter(i -> random.nextInt(10) > 0).toArray();
    return new BarSeries(
        Arrays.stream(kept).mapToLong(i -> BEGIN + i * MINUTE).toArray(),
        pick(bars.open(), kept),
        pick(bars.high(), kept),
        pick(bars.low(), kept),
        pick(bars.close(), kept),
        whole(kept.length));
  }

  private static double[] whole(int size) {
    double[] volume = new double[size];
    Arrays.fill(volume, 1);
    return volume;
  }

  private static double[] pick(double[] values, int[] kept) {
    return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
  }

  private static BarSeries at(long stamp) {
    return moved(SampleBars.standing(100, 1), new long[] {stamp});
  }

  private static BarSeries moved(BarSeries bars, long[] stamps) {
    return new BarSeries(stamps, bars.open(), bars.high(), bars.low(), bars.close(), bars.volume());
  }

  private static BarSeries first(BarSeries bars, int size) {
    return new BarSeries(
        Arrays.copyOf(bars.openMicros(), size),
        Arrays.copyOf(bars.open(), size),
        Arrays.copyOf(bars.high(), size),
        Arrays.copyOf(bars.low(), size),
        Arrays.copyOf(bars.close(), size),
        Arrays.copyOf(bars.volume(), size));
  }
}
