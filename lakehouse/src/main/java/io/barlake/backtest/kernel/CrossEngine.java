package io.barlake.backtest.kernel;

import static io.barlake.backtest.strategy.MovingAverageCross.AVERAGE;
import static io.barlake.backtest.strategy.MovingAverageCross.DIRECTION;
import static io.barlake.backtest.strategy.MovingAverageCross.FAST;
import static io.barlake.backtest.strategy.MovingAverageCross.SIMPLE;
import static io.barlake.backtest.strategy.MovingAverageCross.SLOW;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.CrossGroup.Flips;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.MovingAverageCross;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moving-average crosses of many trials at once: each average is made once, a tile of bars at a
 * time, and compared with up to 32 others; only the bars at which an order flips reach the {@link
 * TradeConsumer}. Its memory is tiles and flips, whatever the number of windows.
 */
public final class CrossEngine implements BacktestEngine {
  private final TickBars bars;
  private final FillRule fills;
  private final TradeConsumer consumer;
  private final long highestClose;
  private final long[] sums;
  private final AverageScale scale;
  private final int[] ups = new int[OrderedAverage.TILE];
  private final int[] downs = new int[OrderedAverage.TILE];

  public CrossEngine(TickBars bars, FillRule fills) {
    this.bars = bars;
    this.fills = fills;
    consumer = new TradeConsumer(bars, fills);
    highestClose = bars.highestClose();
    sums = OrderedSimpleAverage.sums(bars.close());
    scale = AverageScale.of(bars.close());
  }

  /** One average of a grid. */
  private record Line(boolean simple, int window) {}

  @Override
  public List<TrialMetrics> trials(List<ParameterSet> sets) {
    Map<Line, Map<Line, Flips>> pairs = new LinkedHashMap<>();
    for (ParameterSet set : sets) {
      Line fast = line(set, FAST);
      Line slow = line(set, SLOW);
      if (fast.simple()) {
        MovingAverageCross.requireExact(highestClose, fast.window(), slow.window());
      }
      pairs
          .computeIfAbsent(fast, any -> new LinkedHashMap<>())
          .computeIfAbsent(slow, any -> new Flips());
    }
    follow(pairs);
    List<TrialMetrics> metrics = new ArrayList<>(sets.size());
    for (ParameterSet set : sets) {
      Flips flips = pairs.get(line(set, FAST)).get(line(set, SLOW));
      metrics.add(trade(flips, set.choice(DIRECTION)));
    }
    return metrics;
  }

  private static Line line(ParameterSet set, String window) {
    return new Line(set.choice(AVERAGE).equals(SIMPLE), set.whole(window));
  }

  private void follow(Map<Line, Map<Line, Flips>> pairs) {
    Map<Line, OrderedAverage> averages = new LinkedHashMap<>();
    List<CrossGroup> groups = new ArrayList<>();
    pairs.forEach(
        (fast, slows) -> {
          List<Line> lines = List.copyOf(slows.keySet());
          for (int n = 0; n < lines.size(); n += CrossGroup.MOST) {
            List<Line> some = lines.subList(n, Math.min(lines.size(), n + CrossGroup.MOST));
            groups.add(
                new CrossGroup(
                    averages.computeIfAbsent(fast, this::average),
                    some.stream()
                        .map(slow -> averages.computeIfAbsent(slow, this::average))
                        .toList(),
                    some.stream().map(slows::get).toList()));
          }
        });
    // What is desired at the last close does nothing.
    int stop = bars.lastBar();
    for (int from = 0; from < stop; from += OrderedAverage.TILE) {
      int to = Math.min(stop, from + OrderedAverage.TILE);
      for (OrderedAverage average : averages.values()) {
        average.next(from, to);
      }
      for (CrossGroup group : groups) {
        group.next(from, to, ups, downs);
      }
    }
  }

  private OrderedAverage average(Line line) {
    return line.simple()
        ? new OrderedSimpleAverage(line.window(), sums, scale)
        : new OrderedExponentialAverage(line.window(), bars.close(), scale);
  }

  private TrialMetrics trade(Flips flips, String direction) {
    consumer.begin();
    for (int n = 0; n < flips.size(); n++) {
      consumer.take(MovingAverageCross.allowed(flips.side(n), direction), flips.bar(n) + 1);
    }
    consumer.end();
    return TrialMetrics.of(bars, fills.costs(), consumer.trades(), consumer.curve());
  }
}
