package io.barlake.backtest.kernel;

import static io.barlake.backtest.strategy.MovingAverageCross.AVERAGE;
import static io.barlake.backtest.strategy.MovingAverageCross.FAST;
import static io.barlake.backtest.strategy.MovingAverageCross.SIMPLE;
import static io.barlake.backtest.strategy.MovingAverageCross.SLOW;

import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.strategy.Direction;
import io.barlake.backtest.strategy.MovingAverageCross;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Moving-average crosses of many trials at once: each average is made once, a tile of bars at a
 * time, and compared with up to 32 others; only the bars at which an order flips count further.
 * Trials that differ in fixed stops and targets share an {@link ExitScan}; those whose stops move
 * have a {@link PositionWalk} each. Its memory is tiles and changes, whatever the number of
 * windows.
 */
public final class CrossEngine implements BacktestEngine {
  private final Quotes quotes;
  private final TickBars bars;
  private final ExitRules exits;
  private final double[] ranges;
  private final TradeConsumer consumer;
  private final PositionWalk walk;
  private final long highestClose;
  private final long[] sums;
  private final AverageScale scale;
  private final TileScale tileScale;
  private final CrossGroup.Room room = new CrossGroup.Room();
  private final Flips[] flips = new Flips[CrossGroup.MOST];

  public CrossEngine(Quotes quotes, ExitRules exits) {
    this(quotes, exits, new TradeTotals());
  }

  /** Trades are written into {@code trades}, one trial after the other. */
  CrossEngine(Quotes quotes, ExitRules exits, TradeTotals trades) {
    this.quotes = quotes;
    this.bars = quotes.bars();
    this.exits = exits;
    ranges = quotes.ranges(exits);
    consumer = new TradeConsumer(quotes, trades);
    walk = new PositionWalk(quotes, ranges, consumer);
    highestClose = bars.highestClose();
    sums = OrderedSimpleAverage.sums(bars.close());
    scale = AverageScale.of(bars.close());
    tileScale = new TileScale(bars.close());
    Arrays.setAll(flips, n -> new Flips());
  }

  /** One average of a grid. */
  private record Line(boolean simple, int window) {}

  /** What trials that desire the same positions have in common. */
  private record Desire(Line fast, Line slow, Direction direction, boolean needRange) {
    static Desire of(ParameterSet set, Exits exits) {
      return new Desire(line(set, FAST), line(set, SLOW), Direction.of(set), exits.needRange());
    }
  }

  /** A fast average beside some of its slow ones. */
  private record Followed(CrossGroup group, Line fast, List<Line> slows) {}

  @Override
  public String word() {
    return "crosses";
  }

  @Override
  public TickBars bars() {
    return bars;
  }

  @Override
  public void run(List<ParameterSet> sets, TradeReader reader) {
    Map<Desire, List<Integer>> alike = new LinkedHashMap<>();
    for (int n = 0; n < sets.size(); n++) {
      Desire desire = Desire.of(sets.get(n), exits.of(sets.get(n)));
      alike.computeIfAbsent(desire, any -> new ArrayList<>()).add(n);
    }
    Map<Line, Map<Line, List<Desire>>> pairs = pairs(alike.keySet());
    for (Followed one : follow(pairs)) {
      one.group().list(flips, quotes);
      for (int n = 0; n < one.slows().size(); n++) {
        for (Desire desire : pairs.get(one.fast()).get(one.slows().get(n))) {
          trade(sets, alike.get(desire), flips[n], desire, reader);
        }
      }
    }
  }

  private Map<Line, Map<Line, List<Desire>>> pairs(Set<Desire> desires) {
    Map<Line, Map<Line, List<Desire>>> pairs = new LinkedHashMap<>();
    for (Desire desire : desires) {
      if (desire.fast().simple()) {
        MovingAverageCross.requireExact(
            highestClose, desire.fast().window(), desire.slow().window());
      }
      pairs
          .computeIfAbsent(desire.fast(), any -> new LinkedHashMap<>())
          .computeIfAbsent(desire.slow(), any -> new ArrayList<>())
          .add(desire);
    }
    return pairs;
  }

  private static Line line(ParameterSet set, String window) {
    return new Line(set.choice(AVERAGE).equals(SIMPLE), set.whole(window));
  }

  private List<Followed> follow(Map<Line, Map<Line, List<Desire>>> pairs) {
    Map<Line, OrderedAverage> averages = new LinkedHashMap<>();
    List<Followed> groups = new ArrayList<>();
    pairs.forEach(
        (fast, slows) -> {
          List<Line> lines = List.copyOf(slows.keySet());
          int count = (lines.size() + CrossGroup.MOST - 1) / CrossGroup.MOST;
          for (int n = 0; n < count; n++) {
            List<Line> some =
                lines.subList(lines.size() * n / count, lines.size() * (n + 1) / count);
            CrossGroup group =
                new CrossGroup(
                    averages.computeIfAbsent(fast, this::average),
                    some.stream()
                        .map(slow -> averages.computeIfAbsent(slow, this::average))
                        .toList());
            groups.add(new Followed(group, fast, some));
          }
        });
    // Those with the same slow averages one after the other find them in the nearest cache.
    groups.sort(Comparator.comparingInt(one -> one.slows().get(0).window()));
    // What is desired at the last close does nothing.
    int stop = bars.lastBar();
    for (int from = 0; from < stop; from += OrderedAverage.TILE) {
      int to = Math.min(stop, from + OrderedAverage.TILE);
      tileScale.next(from, to);
      for (OrderedAverage average : averages.values()) {
        average.next(from, to);
      }
      for (Followed one : groups) {
        one.group().next(from, to, room);
      }
    }
    return groups;
  }

  private OrderedAverage average(Line line) {
    if (!line.simple()) {
      return new OrderedExponentialAverage(line.window(), bars.close(), scale);
    }
    tileScale.reach(line.window());
    return new OrderedSimpleAverage(line.window(), sums, tileScale);
  }

  /** Trades what trials desire alike, whose numbers these are. */
  private void trade(
      List<ParameterSet> sets,
      List<Integer> numbers,
      Flips flips,
      Desire desire,
      TradeReader reader) {
    List<Exits> own = numbers.stream().map(n -> exits.of(sets.get(n))).toList();
    Optional<ExitScan> scan = scan(flips, desire, own.stream().filter(Exits::fixed).toList());
    for (int n = 0; n < own.size(); n++) {
      trade(flips, desire.direction(), own.get(n), scan);
      consumer.tell(numbers.get(n), reader);
    }
  }

  /** Where the positions of these flips reach the stops and targets of trials that have any. */
  private Optional<ExitScan> scan(Flips flips, Desire desire, List<Exits> trials) {
    if (trials.stream().allMatch(Exits::none)) {
      return Optional.empty();
    }
    ExitScan scan =
        new ExitScan(
            quotes, exits.unit(), sizes(trials, Exits::stopLoss), sizes(trials, Exits::takeProfit));
    for (int n = 0; n < flips.size(); n++) {
      int side = desire.direction().allowed(flips.side(n));
      int from = flips.bar(n) + 1;
      int to = n + 1 < flips.size() ? flips.bar(n + 1) + 1 : bars.size();
      while (desire.needRange() && from < to && Double.isNaN(ranges[from - 1])) {
        from++;
      }
      if (side != 0 && from < to) {
        scan.add(side, from, to, desire.needRange() ? ranges[from - 1] : 0);
      }
    }
    return Optional.of(scan);
  }

  private static double[] sizes(List<Exits> trials, ToDoubleFunction<Exits> size) {
    return trials.stream().mapToDouble(size).filter(each -> each > 0).distinct().sorted().toArray();
  }

  private void trade(Flips flips, Direction direction, Exits own, Optional<ExitScan> scan) {
    if (!own.fixed()) {
      walk.trade(flips, direction, own);
    } else if (scan.isPresent() && !own.none()) {
      scan.get().trade(own, consumer);
    } else {
      int above = direction.allowed(1);
      int below = direction.allowed(-1);
      consumer.begin();
      for (int n = 0; n < flips.size(); n++) {
        int wanted = flips.side(n) > 0 ? above : below;
        consumer.take(wanted, flips.bar(n) + 1, flips.fillAfter(n));
      }
      consumer.end();
    }
  }
}
