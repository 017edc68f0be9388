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
 * One walk for all features of a set, in blocks that follow each other: every indicator takes a
 * block of bars before any takes the next. Features of a longer frame are computed over its bars at
 * once, and each row gets the value of the last one that is closed.
 */
public final class SetWalk {
  private final BarSeries bars;
  private final List<BarField> unproven;
  private final List<FeatureWalk> walks = new ArrayList<>();
  private final List<Spread> spreads = new ArrayList<>();
  private final double[][] room;

  /** A feature and the place of its first column. */
  private record Placed(Feature feature, int column) {}

  /** A column of longer bars, and for each row the place of its value; -1 where it has none. */
  private record Spread(int column, double[] values, int[] places) {}

  /** Takes the values of some bars of a column, from bar {@code from} on. */
  @FunctionalInterface
  public interface Values {
    void take(int column, int from, double[] values, int count);
  }

  /** Columns are numbered from 0 in the order of the features. */
  public SetWalk(List<Feature> features, FeatureBars rows) {
    this(ofRows(features), rows.bars(), inputs(features), indicator -> start(indicator, rows));
    Map<Timeframe, List<Placed>> ofLonger = new LinkedHashMap<>();
    for (Placed placed : placed(features)) {
      if (placed.feature() instanceof Feature.OfLonger longer) {
        ofLonger.computeIfAbsent(longer.frame(), any -> new ArrayList<>()).add(placed);
      }
    }
    ofLonger.forEach((frame, some) -> walkLonger(some, rows, frame));
  }

  /** The same where nothing is known of the bars but their days, and no other symbol. */
  SetWalk(List<Feature> features, BarSeries rows, Sessions sessions) {
    this(ofRows(features), rows, inputs(features), indicator -> indicator.start(sessions));
    if (walks.size() < features.size()) {
      throw new IllegalArgumentException("the frame of the bars has to be told: " + features);
    }
  }

  /** {@code unproven} are the fields that have yet to be looked at for what is no number. */
  private SetWalk(
      List<Placed> features,
      BarSeries bars,
      List<BarField> unproven,
      Function<Indicator, IndicatorPass> start) {
    this.bars = bars;
    this.unproven = unproven;
    VolumeSpan whole = VolumeSpan.whole(bars);
    VolumeSpan traded =
        features.stream().anyMatch(SetWalk::readsVolume) ? VolumeSpan.of(bars) : whole;
    int widest = 0;
    for (Placed placed : features) {
      VolumeSpan span = readsVolume(placed) ? traded : whole;
      Indicator indicator = placed.feature().indicator();
      walks.add(new FeatureWalk(indicator, start.apply(indicator), span, placed.column()));
      widest = Math.max(widest, placed.feature().columns().size());
    }
    room = new double[Math.max(1, widest)][IndicatorPass.BLOCK];
  }

  /** All bars. */
  void over(Values taker) {
    for (int from = 0; from < bars.size(); from += IndicatorPass.BLOCK) {
      next(from, Math.min(bars.size(), from + IndicatorPass.BLOCK), taker);
    }
  }

  /** The next bars, at most {@link IndicatorPass#BLOCK} of them. */
  public void next(int from, int to, Values taker) {
    FiniteBars.require(bars, unproven, from, to);
    for (FeatureWalk walk : walks) {
      walk.next(from, to, room, taker);
    }
    for (Spread spread : spreads) {
      for (int row = from; row < to; row++) {
        int place = spread.places()[row];
        room[0][row - from] = place < 0 ? Double.NaN : spread.values()[place];
      }
      taker.take(spread.column(), from, room[0], to - from);
    }
  }

  private void walkLonger(List<Placed> features, FeatureBars rows, Timeframe frame) {
    LongerBars longer = rows.longer(frame);
    FeatureBars made = rows.with(longer, frame);
    Map<Integer, double[]> columns = new LinkedHashMap<>();
    new SetWalk(features, made.bars(), List.of(), indicator -> start(indicator, made))
        .over(
            (column, from, values, count) ->
                System.arraycopy(
                    values,
                    0,
                    columns.computeIfAbsent(column, any -> new double[made.bars().size()]),
                    from,
                    count));
    columns.forEach(
        (column, values) -> spreads.add(new Spread(column, values, longer.lastClosed())));
  }

  private static IndicatorPass start(Indicator indicator, FeatureBars bars) {
    return indicator instanceof PairIndicator pair
        ? pair.start(bars.other(pair.other()))
        : indicator.start(bars.sessions());
  }

  private static List<Placed> placed(List<Feature> features) {
    List<Placed> placed = new ArrayList<>();
    int column = 0;
    for (Feature feature : features) {
      placed.add(new Placed(feature, column));
      column += feature.columns().size();
    }
    return placed;
  }

  private static List<Placed> ofRows(List<Feature> features) {
    return placed(features).stream()
        .filter(placed -> placed.feature() instanceof Feature.OfRows)
        .toList();
  }

  private static List<BarField> inputs(List<Feature> features) {
    return features.stream()
        .flatMap(feature -> feature.indicator().inputs().stream())
        .distinct()
        .toList();
  }

  private static boolean readsVolume(Placed placed) {
    return placed.feature().indicator().inputs().contains(BarField.VOLUME);
  }
}
