package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.entries.EntryOrder;
import io.barlake.backtest.entries.OrderKind;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Positions that begin by orders which wait for their price. */
class OrdersTest {
  private static final CostModel FREE = CostModel.FREE;

  /** A spread of 10 ticks, a slippage of 2, a commission of 0.5. */
  private static final CostModel COSTLY = new CostModel(10_000, 2_000, 500);

  @Test
  void limitOrderWaitsForItsPriceAndGetsItWithoutSlippage() {
    TickBars bars =
        Bars.prices(
            "1000 1000 1000 1000",
            "1000 1005 985 1000",
            "1000 1005 975 1000",
            "1000 1005 995 1002");

    TradeLog trades = run(bars, COSTLY, order(OrderKind.LIMIT, 20, 0), Exits.NONE, 1, 1, 1, 1);

    // Bought at 20 below the ask of 1,010, which the bid reaches at 980.
    assertThat(trades.list()).hasSize(1);
    assertThat(trades.entryBar(0)).isEqualTo(2);
    assertThat(trades.entryFill(0)).isEqualTo(990_000);
    assertThat(trades.trade(0).entered()).isEqualTo(Entered.LIMIT);
    assertThat(trades.exitFill(0)).isEqualTo(1_000_000);
    assertThat(trades.costs(0)).isEqualTo(10_000 + 2_000 + 2 * 500);
    assertThat(trades.profit(0) + trades.costs(0)).isEqualTo(1_002_000 - 980_000);
  }

  @Test
  void stopOrderWaitsForItsPriceAndSlips() {
    TickBars bars =
        Bars.prices(
            "1000 1000 1000 1000",
            "1000 1019 985 1000",
            "1000 1025 975 1000",
            "1000 1005 995 1002");

    TradeLog longs = run(bars, COSTLY, order(OrderKind.STOP, 20, 0), Exits.NONE, 1, 1, 1, 1);
    TradeLog shorts = run(bars, COSTLY, order(OrderKind.STOP, 20, 0), Exits.NONE, -1, -1, -1, -1);

    assertThat(longs.entryBar(0)).isEqualTo(2);
    assertThat(longs.entryFill(0)).isEqualTo(1_030_000 + 2_000);
    assertThat(longs.trade(0).entered()).isEqualTo(Entered.STOP);
    assertThat(longs.costs(0)).isEqualTo(10_000 + 2 * 2_000 + 2 * 500);
    assertThat(shorts.entryBar(0)).isEqualTo(2);
    assertThat(shorts.entryFill(0)).isEqualTo(980_000 - 2_000);
  }

  @Test
  void orderThatIsGappedOverFillsAtTheOpen() {
    TickBars down = Bars.prices("1000 1000 1000 1000", "970 990 960 985", "985 985 985 985");
    TickBars up = Bars.prices("1000 1000 1000 1000", "1030 1040 1020 1035", "1035 1035 1035 1035");

    TradeLog better = run(down, COSTLY, order(OrderKind.LIMIT, 20, 0), Exits.NONE, 1, 1, 1);
    TradeLog worse = run(up, COSTLY, order(OrderKind.STOP, 20, 0), Exits.NONE, 1, 1, 1);

    assertThat(better.entryFill(0)).isEqualTo(980_000);
    assertThat(better.trade(0).entered()).isEqualTo(Entered.LIMIT_AT_OPEN);
    assertThat(worse.entryFill(0)).isEqualTo(1_040_000 + 2_000);
    assertThat(worse.trade(0).entered()).isEqualTo(Entered.STOP_AT_OPEN);
  }

  @Test
  void orderIsGivenUpAfterItsBarsUntilTheStrategyDesiresAnew() {
    TickBars bars =
        Bars.prices(
            "1000 1000 1000 1000",
            "1000 1000 1000 1000",
            "1000 1000 1000 1000",
            "1000 1000 970 1000",
            "1000 1000 970 1000",
            "1000 1000 970 1000");
    EntryOrder order = order(OrderKind.LIMIT, 20, 2);

    assertThat(run(bars, FREE, order, Exits.NONE, 1, 1, 1, 1, 1, 1).size()).isZero();
    assertThat(run(bars, FREE, order, Exits.NONE, 1, 1, 1, 2, 1, 1).entryBar(0)).isEqualTo(4);
    assertThat(run(bars, FREE, order, Exits.NONE, 1, 1, 0, 1, 1, 1).entryBar(0)).isEqualTo(4);
    assertThat(run(bars, FREE, order, Exits.NONE, 0, 1, 1, 1, 1, 1).entryBar(0)).isEqualTo(3);
  }

  @Test
  void orderIsWithdrawnWhenNothingIsDesiredAnyMore() {
    TickBars bars =
        Bars.prices(
            "1000 1000 1000 1000",
            "1000 1000 1000 1000",
            "1000 1000 970 1000",
            "1000 1000 970 990");

    assertThat(run(bars, FREE, order(OrderKind.LIMIT, 20, 0), Exits.NONE, 1, 0, 0, 0).size())
        .isZero();
  }

  @Test
  void oneOfTwoOrdersCancelsTheOtherAndIsHeldWhateverItsSide() {
    TickBars bars =
        Bars.prices(
            "1000 1000 1000 1000",
            "1000 1010 975 990",
            "990 1100 980 1050",
            "1050 1060 1040 1050",
            "1050 1060 1040 1050");

    TradeLog trades = run(bars, FREE, order(OrderKind.OCO, 20, 0), Exits.NONE, 1, 1, 1, 0, 0);

    assertThat(trades.size()).isOne();
    assertThat(trades.direction(0)).isEqualTo(-1);
    assertThat(trades.entryFill(0)).isEqualTo(980_000);
    assertThat(trades.exitBar(0)).isEqualTo(4);
    assertThat(trades.reason(0)).isEqualTo(ExitReason.SIGNAL);
  }

  @Test
  void barThatReachesBothOrdersIsCountedAndIsTheWorseOneUnlessAskedOtherwise() {
    TickBars bars = Bars.prices("1000 1000 1000 1000", "1000 1030 970 1010", "1010 1010 1010 1010");
    EntryOrder order = order(OrderKind.OCO, 20, 0);
    Exits far = exits(900, 0, InsideBar.OPTIMISTIC);

    TradeLog worse = run(bars, FREE, order, Exits.NONE, 1, 1, 1);
    TradeLog better = run(bars, FREE, order, far, 1, 1, 1);

    assertThat(worse.direction(0)).isEqualTo(-1);
    assertThat(worse.profit(0)).isEqualTo(-30_000);
    assertThat(worse.ambiguousBars()).isOne();
    assertThat(better.direction(0)).isEqualTo(1);
    assertThat(better.profit(0)).isEqualTo(-10_000);
  }

  @Test
  void levelOnTheWayToTheEntryIsReachedAfterItAndTheOtherPerhaps() {
    TickBars bars = Bars.prices("1000 1000 1000 1000", "1000 1030 970 1000", "1000 1000 1000 1000");
    EntryOrder limit = order(OrderKind.LIMIT, 10, 0);
    EntryOrder stop = order(OrderKind.STOP, 10, 0);

    // A limit order is bought on the way down: 970 comes after it, 1,030 may have come before.
    assertThat(reasons(bars, limit, exits(15, 0, InsideBar.PESSIMISTIC))).isEqualTo("stop 0");
    assertThat(reasons(bars, limit, exits(0, 15, InsideBar.PESSIMISTIC))).isEqualTo("end 1");
    assertThat(reasons(bars, limit, exits(0, 15, InsideBar.OPTIMISTIC))).isEqualTo("target 1");
    assertThat(reasons(bars, limit, exits(0, 8, InsideBar.PESSIMISTIC))).isEqualTo("target 0");
    // A stop order is bought on the way up: 1,030 comes after it, 970 may have come before.
    assertThat(reasons(bars, stop, exits(0, 15, InsideBar.PESSIMISTIC))).isEqualTo("target 0");
    assertThat(reasons(bars, stop, exits(15, 0, InsideBar.PESSIMISTIC))).isEqualTo("stop 1");
    assertThat(reasons(bars, stop, exits(15, 0, InsideBar.OPTIMISTIC))).isEqualTo("end 1");
    assertThat(reasons(bars, stop, exits(15, 15, InsideBar.PESSIMISTIC))).isEqualTo("stop 1");
    assertThat(reasons(bars, stop, exits(15, 15, InsideBar.OPTIMISTIC))).isEqualTo("target 1");
  }

  private static String reasons(TickBars bars, EntryOrder order, Exits exits) {
    TradeLog trades = run(bars, FREE, order, exits, 1, 1, 1);
    return trades.reason(0).word() + " " + trades.ambiguousBars();
  }

  @Test
  void whatMinutesDecideIsWhatTradingTheMinutesDecides() {
    Random random = new Random(35);
    int begun = 0;
    int ended = 0;
    for (int round = 0; round < 2_000; round++) {
      TickBars minutes = Bars.wild(random, 60);
      TickBars bars = Bars.ofFive(minutes);
      OrderKind kind =
          List.of(OrderKind.LIMIT, OrderKind.STOP, OrderKind.OCO).get(random.nextInt(3));
      EntryOrder order = order(kind, random.nextInt(60), 0);
      Exits exits = exits(1 + random.nextInt(200), 1 + random.nextInt(200), InsideBar.MINUTES);
      byte[] desired = new byte[bars.size()];
      byte[] ofMinutes = new byte[minutes.size()];
      Arrays.fill(desired, (byte) 1);
      Arrays.fill(ofMinutes, 4, ofMinutes.length, (byte) 1);

      TradeLog longer = run(bars, Bars.below(bars, minutes), desired, exits, order);
      TradeLog shorter = run(minutes, MinutesBelow.NONE, ofMinutes, exits, order);

      if (longer.ambiguousBars() > 0 || shorter.ambiguousBars() > 0) {
        continue;
      }
      assertThat(longer.size()).isEqualTo(shorter.size());
      if (longer.size() > 0) {
        assertThat(longer.direction(0)).isEqualTo(shorter.direction(0));
        assertThat(longer.entryBar(0)).isEqualTo(shorter.entryBar(0) / 5);
        begun++;
        // A minute that opens beyond the order fills there.
        if (longer.entryFill(0) == shorter.entryFill(0)) {
          assertThat(longer.reason(0)).isEqualTo(shorter.reason(0));
          assertThat(longer.exitBar(0)).isEqualTo(shorter.exitBar(0) / 5);
          ended += longer.exitBar(0) == longer.entryBar(0) ? 1 : 0;
        }
      }
    }
    assertThat(begun).isGreaterThan(500);
    assertThat(ended).isGreaterThan(50);
  }

  @Test
  void inAMirrorLongsAreShorts() {
    Random random = new Random(36);
    int traded = 0;
    for (int round = 0; round < 300; round++) {
      TickBars bars = Bars.wild(random, 120);
      byte[] desired = desired(random, bars.size());
      byte[] opposite = new byte[desired.length];
      for (int bar = 0; bar < desired.length; bar++) {
        opposite[bar] = (byte) -desired[bar];
      }
      // Of two orders at once the buy goes first where both are worth the same.
      OrderKind kind = random.nextBoolean() ? OrderKind.LIMIT : OrderKind.STOP;
      EntryOrder order = order(kind, random.nextInt(50), random.nextInt(5));
      Exits exits = exits(random.nextInt(60), random.nextInt(60), InsideBar.PESSIMISTIC);

      TradeLog trades = run(bars, MinutesBelow.NONE, desired, exits, order);
      TradeLog mirrored = run(Bars.mirrored(bars), MinutesBelow.NONE, opposite, exits, order);

      assertThat(facts(mirrored)).isEqualTo(facts(trades));
      traded += trades.size();
    }
    assertThat(traded).isGreaterThan(500);
  }

  @Test
  void everyFillLiesInItsBarAndExplainsTheProfit() {
    Random random = new Random(37);
    int inside = 0;
    for (int round = 0; round < 300; round++) {
      TickBars bars = Bars.wild(random, 120);
      OrderKind kind =
          List.of(OrderKind.LIMIT, OrderKind.STOP, OrderKind.OCO).get(random.nextInt(3));
      EntryOrder order = order(kind, random.nextInt(50), random.nextInt(5));
      Exits exits = exits(random.nextInt(60), random.nextInt(60), InsideBar.PESSIMISTIC);
      Quotes quotes = new Quotes(bars, COSTLY);

      Replay replay =
          ReferenceLoop.run(
              quotes, desired(random, bars.size()), exits, new double[0], order, new double[0]);

      long sum = 0;
      for (Trade trade : replay.trades().list()) {
        int side = trade.direction();
        sum += trade.profit();
        long slipIn = trade.entered().slipped() ? 2_000 : 0;
        long slipOut = trade.reason() == ExitReason.TARGET ? 0 : 2_000;
        long entryBid = trade.entryFill() - side * slipIn - (side > 0 ? 10_000 : 0);
        long exitBid = trade.exitFill() + side * slipOut - (side < 0 ? 10_000 : 0);
        requireWithin(bars, trade.entryBar(), entryBid);
        requireWithin(bars, trade.exitBar(), exitBid);
        assertThat(trade.profit() + trade.costs()).isEqualTo(side * (exitBid - entryBid));
        inside += trade.entered().inside() ? 1 : 0;
      }
      assertThat(replay.curve().equity(replay.curve().size() - 1)).isEqualTo(sum);
    }
    assertThat(inside).isGreaterThan(500);
  }

  private static void requireWithin(TickBars bars, int bar, long bid) {
    assertThat(bid).isBetween(bars.low()[bar] * CostModel.TICK, bars.high()[bar] * CostModel.TICK);
  }

  private static List<List<Object>> facts(TradeLog trades) {
    List<List<Object>> facts = new ArrayList<>();
    for (Trade trade : trades.list()) {
      facts.add(
          List.of(
              trade.entered(),
              trade.entryBar(),
              trade.exitBar(),
              trade.reason(),
              trade.profit(),
              trades.ambiguousBars()));
    }
    return facts;
  }

  private static byte[] desired(Random random, int size) {
    byte[] desired = new byte[size];
    int wanted = 0;
    for (int bar = 0; bar < size; bar++) {
      wanted = random.nextInt(6) == 0 ? random.nextInt(3) - 1 : wanted;
      desired[bar] = (byte) (random.nextInt(9) == 0 ? 2 * wanted : wanted);
    }
    return desired;
  }

  private static EntryOrder order(OrderKind kind, double distance, int bars) {
    return new EntryOrder(kind, DistanceUnit.TICKS, distance, bars);
  }

  private static Exits exits(double stop, double target, InsideBar inside) {
    return new Exits(DistanceUnit.TICKS, inside, stop, target, 0, 0, 0, 0);
  }

  private static TradeLog run(
      TickBars bars, CostModel costs, EntryOrder order, Exits exits, int... desired) {
    byte[] wanted = new byte[desired.length];
    for (int bar = 0; bar < desired.length; bar++) {
      wanted[bar] = (byte) desired[bar];
    }
    return ReferenceLoop.run(
            new Quotes(bars, costs), wanted, exits, new double[0], order, new double[0])
        .trades();
  }

  private static TradeLog run(
      TickBars bars, MinutesBelow minutes, byte[] desired, Exits exits, EntryOrder order) {
    Quotes quotes = new Quotes(bars, Side.BID, new double[bars.size()], minutes, FREE);
    return ReferenceLoop.run(quotes, desired, exits, new double[0], order, new double[0]).trades();
  }
}
