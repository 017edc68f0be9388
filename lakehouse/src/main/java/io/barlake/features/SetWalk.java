package io.barlake.features;

import io.barlake.bars.LongerBars;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One walk for all features of a set: every indicator takes a block of bars before any takes the
 * next. Features of a longer frame walk over its bars, and each row gets the value of the last one
 * that is closed.
 */
final class SetWalk {
  private final List<Placed> ofRows = new ArrayList<>();
  private final Map<Timeframe, List<Placed>> ofLonger = new LinkedHashMap<>();
  private final List<BarField> inputs;

  /** A feature and the place of its first column. */
  private record Placed(Feature feature, int column) {}

  SetWalk(List<Feature> features) {
    int column = 0;
    for (Feature feature : features) {
      Placed placed = new Placed(feature, column);
      if (feature instanceof Feature.OfLonger longer) {
        ofLonger.computeIfAbsent(longer.frame(), any -> new ArrayList<>()).add(placed);
      } else {
        ofRows.add(placed);
      }
      column += feature.columns().size();
    }
    inputs =
        features.stream()
            .flatMap(feature -> feature.indicator().inputs().stream())
            .distinct()
            .toList();
  }

  void over(FeatureBars rows, FeatureWalk.Values taker) {
    walk(ofRows, rows.bars(), inputs, indicator -> start(indicator, rows), taker);
    ofLonger.forEach((frame, features) -> walkLonger(features, rows, frame, taker));
  }

  /** The same where nothing is known of the bars but their days, and no other symbol. */
  void over(BarSeries rows, Sessions sessions, FeatureWalk.Values taker) {
    if (!ofLonger.isEmpty()) {
      throw new IllegalArgumentException("the frame of the bars has to be told: " + ofLonger);
    }
    walk(ofRows, rows, inputs, indicator -> indicator.start(sessions), taker);
  }

  private static IndicatorPass start(Indicator indicator, FeatureBars bars) {
    return indicator instanceof PairIndicator pair
        ? pair.start(bars.other(pair.other()))
        : indicator.start(bars.sessions());
  }

  /** {@code unproven} are the fields that have yet to be looked at for what is no number. */
  private static void walk(
      List<Placed> features,
      BarSeries bars,
      List<BarField> unproven,
      Function<Indicator, IndicatorPass> start,
      FeatureWalk.Values taker) {
    VolumeSpan whole = VolumeSpan.whole(bars);
    VolumeSpan traded =
        features.stream().anyMatch(SetWalk::readsVolume) ? VolumeSpan.of(bars) : whole;
    List<FeatureWalk> walks = new ArrayList<>();
    int widest = 0;
    for (Placed placed : features) {
      VolumeSpan span = readsVolume(placed) ? traded : whole;
      Indicator indicator = placed.feature().indicator();
      walks.add(new FeatureWalk(indicator, start.apply(indicator), span, placed.column()));
      widest = Math.max(widest, placed.feature().columns().size());
    }
    double[][] block = new double[widest][IndicatorPass.BLOCK];
    for (int from = 0; from < bars.size(); from += IndicatorPass.BLOCK) {
      int to = Math.min(bars.size(), from + IndicatorPass.BLOCK);
      FiniteBars.require(bars, unproven, from, to);
      for (FeatureWalk walk : walks) {
        walk.next(from, to, block, taker);
      }
    }
  }

  private static void walkLonger(
      List<Placed> features, FeatureBars rows, Timeframe frame, FeatureWalk.Values taker) {
    LongerBars longer = rows.longer(frame);
    FeatureBars bars = rows.with(longer, frame);
    Map<Integer, double[]> columns = new LinkedHashMap<>();
    walk(
        features,
        bars.bars(),
        List.of(),
        indicator -> start(indicator, bars),
        (column, from, values, count) ->
            System.arraycopy(
                values,
                0,
                columns.computeIfAbsent(column, any -> new double[bars.bars().size()]),
                from,
                count));
    columns.forEach((column, values) -> spread(column, values, longer.lastClosed(), taker));
  }

  /** Gives each row the value of a longer bar. */
  private static void spread(
      int column, double[] values, int[] lastClosed, FeatureWalk.Values taker) {
    double[] block = new double[IndicatorPass.BLOCK];
    for (int from = 0; from < lastClosed.length; from += block.length) {
      int count = Math.min(block.length, lastClosed.length - from);
      for (int k = 0; k < count; k++) {
        int closed = lastClosed[from + k];
        block[k] = closed < 0 ? Double.NaN : values[closed];
      }
      taker.take(column, from, block, count);
    }
  }

  private static boolean readsVolume(Placed placed) {
    return placed.feature().indicator().inputs().contains(BarField.VOLUME);
  }
}
