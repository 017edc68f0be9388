package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.backtest.costs.Carry;
import io.barlake.backtest.costs.Commission;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.SpreadProfile;
import io.barlake.backtest.entries.EntryOrder;
import io.barlake.backtest.entries.EntryRules;
import io.barlake.backtest.entries.OrderKind;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.backtest.metrics.Metric;
import io.barlake.market.Instrument;
import io.barlake.market.Lot;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepDefinitionTest {
  private static final String GOOD =
      """
      sweep {
        strategy = moving-average-cross
        symbols = [EURUSD, USDJPY]
        frames = [1h, 4h]
        period { from = 2019-01-01, to = 2020-12-31 }
        parameters {
          fast = { from = 5, to = 50, step = 5 }
          slow = [20, 40, 80]
          average = [sma, ema]
        }
        where = ["fast < slow"]
        costs { spread = auto, slippage-ticks = 0.5, commission-ticks = 0.025 }
        keep { top = 3, by = profit_factor, random-entries = 0 }
      }
      """;

  @Test
  void everyKeyIsRead() {
    SweepDefinition sweep = parse(GOOD);

    assertThat(sweep.strategy().name()).isEqualTo("moving-average-cross");
    assertThat(sweep.inputs())
        .isEqualTo(
            new SweepDefinition.Inputs(
                Source.HISTDATA,
                List.of(new Symbol("EURUSD"), new Symbol("USDJPY")),
                List.of("1h", "4h"),
                new SweepDefinition.Period(LocalDate.of(2019, 1, 1), LocalDate.of(2020, 12, 31))));
    assertThat(sweep.costs().slippage()).isEqualTo(500);
    assertThat(sweep.costs().commission()).isEqualTo(new Commission(25, 0));
    assertThat(sweep.keep()).isEqualTo(new SweepDefinition.Keep(3, Metric.PROFIT_FACTOR, 0));
    // fast is below 20 three times, below 40 seven times, below 80 ten times.
    assertThat(sweep.space().count()).isEqualTo(2 * (3 + 7 + 10));
    assertThat(sweep.trials()).isEqualTo(4 * 40);
  }

  @Test
  void whatIsLeftOutHasADefault() {
    SweepDefinition sweep =
        parse(
            """
            sweep {
              strategy = moving-average-cross
              symbols = eur/usd
              frames = 1h
              parameters { fast = 5, slow = { from = 10, to = 1000, log-steps = 3 } }
            }
            """);

    assertThat(sweep.canonical())
        .isEqualTo(
            """
            strategy = moving-average-cross
            source = histdata
            symbols = [EURUSD]
            frames = [1h]
            period = 0001-01-01 to 9999-12-31
            parameters = fast = [5]; slow = 10 to 1000 in 3 log steps; average = [sma]; \
            direction = [both]
            entry = market
            exits = none
            spread = auto, 3.5 times at the opening
            slippage = 0
            commission = 0
            carry = none
            account = one unit
            keep = 10 by sharpe, 100 random""");
    assertThat(sweep.trials()).isEqualTo(3);
  }

  @Test
  void rulesAreAStrategyWhoseNumbersAreTheParameters() {
    SweepDefinition sweep =
        parse(
            """
            sweep {
              rules {
                long = "close > ema(slow) and crosses_above(rsi(14), low)"
                exit-long = "rsi(14) > 70"
              }
              symbols = EURUSD
              frames = 1h
              parameters { low = [25, 30], slow = { from = 50, to = 200, step = 50 } }
            }
            """);

    assertThat(sweep.trials()).isEqualTo(8);
    assertThat(sweep.canonical())
        .startsWith(
            """
            strategy = rules; long: close > ema(slow) and crosses_above(rsi(14), low); \
            exit-long: rsi(14) > 70
            """)
        .contains("parameters = slow = 50 to 200 by 50; low = [25, 30]; direction = [both]");
  }

  @Test
  void aStrategyOfAFileTakesTheValuesThatTheSweepLeavesOutFromThere() {
    SweepDefinition sweep =
        parse(
            """
            sweep {
              strategy = macd
              symbols = EURUSD
              frames = 1h
              parameters { smoothing = 7, direction = [both, long] }
            }
            """);

    assertThat(sweep.canonical())
        .contains(
            "parameters = fast = 6 to 18 by 2; slow = 20 to 40 by 4; smoothing = [7];"
                + " direction = [both, long]; where fast < slow");
    assertThat(sweep.trials()).isEqualTo(7 * 6 * 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strategy = macd, parameters { fsat = 3 } | 4 | Unknown key "fsat" in sweep.parameters. Did you mean "fast"?
          strategy = macd, parameters { fast = 0 } | 4 | Invalid value 0 of "fast": expected a whole number from 1 to 1000000.
          strategy = mcad                          | 4 | Unknown strategy "mcad" in sweep.strategy. Did you mean "macd"?
          rules { long = "close > ema(n)" }        | 4 | Invalid rule "close > ema(n)" at column 13: unknown word "n"; if it is a parameter, say in "parameters" what it is to be.
          rules { longs = "close > 1" }            | 4 | Unknown key "longs" in sweep.rules. Did you mean "long"?
          rules { exit-long = "close > 1" }        | 4 | Missing rules: expected "long", "short" or both, such as long = "close > ema(50)".
          rules { long = "close[-1] > 1" }         | 4 | Invalid rule "close[-1] > 1" at column 6: it refers to a later bar, which nobody knows at the close of this one.
          rules { long = "close > 1" }, strategy = macd | 4 | Invalid sweep: expected either a strategy by its name or rules, found both.
          rules { long = "ema(n) > 1" }, parameters { n = [2.5] } | 4 | Invalid value 2.5 of "n": expected a whole number from 1 to 1000000.
          """)
  void aMistakeInAStrategyIsOneLineWithFileAndLine(String keys, int line, String message) {
    assertThatThrownBy(() -> parse("sweep {\n  symbols = EURUSD\n  frames = 1h\n  " + keys + "\n}"))
        .hasMessage("sweep.conf, line " + line + ": " + message);
  }

  @Test
  void ordersAreNumbersOfTheSpaceAndComeLast() {
    SweepDefinition sweep =
        parse(
            GOOD.replace(
                "where = [\"fast < slow\"]",
                """
                exits { stop-loss = [20, 30] }
                entry { order = stop, unit = percent, order-distance = [0.1, 0.2], order-bars = 5 }
                where = ["fast < slow"]
                """));

    assertThat(sweep.rules().entries())
        .isEqualTo(new EntryRules(OrderKind.STOP, DistanceUnit.PERCENT, 14));
    assertThat(sweep.rules().entries().of(sweep.trial(2).parameters()))
        .isEqualTo(new EntryOrder(OrderKind.STOP, DistanceUnit.PERCENT, 0.2, 5));
    assertThat(sweep.exits().of(sweep.trial(2).parameters()).stopLoss()).isEqualTo(20);
    assertThat(sweep.canonical()).contains("\nentry = stop in percent of 14\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { order = limit }                       | Missing "order-distance": how far from the close does the limit order wait?
          { order = market, order-distance = 5 }  | Invalid entry: an order at the market has no distance. Set "order" to limit, stop or oco, or leave the rest out.
          { order-distance = 5 }                  | Invalid entry: an order at the market has no distance. Set "order" to limit, stop or oco, or leave the rest out.
          { order = limit, distance = 5 }         | Unknown key "distance" in sweep.entry. Expected one of order-distance, order-bars, order, unit, atr-window.
          { order = limit, order-distance = -1 }  | Invalid value -1 of "order-distance": expected a number from 0 to 1000000000.
          """)
  void aMistakeInOrdersIsOneLineWithFileAndLine(String entry, String message) {
    assertThatThrownBy(() -> parse(GOOD.replace("where = [", "entry " + entry + "\nwhere = [")))
        .hasMessageMatching("sweep.conf, line \\d+: " + Pattern.quote(message));
  }

  @Test
  void exitsAreNumbersOfTheSpaceAndComeAfterTheStrategys() {
    SweepDefinition sweep =
        parse(
            GOOD.replace(
                "where = [\"fast < slow\"]",
                """
                exits {
                  unit = atr
                  atr-window = 20
                  stop-loss = [1.5, 2]
                  take-profit = { from = 0, to = 4, step = 1 }
                  time-stop = 48
                  inside-bar = optimistic
                }
                where = ["fast < slow", "take-profit != 1"]
                """));

    assertThat(sweep.exits())
        .isEqualTo(new ExitRules(true, DistanceUnit.RANGES, 20, InsideBar.OPTIMISTIC));
    assertThat(sweep.space().count()).isEqualTo(40 * 2 * 4);
    assertThat(sweep.exits().of(sweep.trial(2).parameters()))
        .isEqualTo(new Exits(DistanceUnit.RANGES, InsideBar.OPTIMISTIC, 1.5, 2, 0, 0, 48, 0));
    assertThat(sweep.canonical()).contains("\nexits = atr of 20, optimistic\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { unit = ticks }               | Missing exits: expected at least one of stop-loss, take-profit, trailing-stop, break-even, time-stop, cooldown.
          { stop-los = 5 }               | Unknown key "stop-los" in sweep.exits. Did you mean "stop-loss"?
          { stop-loss = -1 }             | Invalid value -1 of "stop-loss": expected a number from 0 to 1000000000.
          { time-stop = 1.5 }            | Invalid value 1.5 of "time-stop": expected a whole number from 0 to 100000000.
          { stop-loss = 5, unit = tick } | Unknown unit "tick" in sweep.exits.unit. Did you mean "ticks"?
          """)
  void exitThatMakesNoSenseIsRefused(String exits, String message) {
    assertThatThrownBy(() -> parse(GOOD.replace("where =", "exits " + exits + "\n  where =")))
        .hasMessageContaining(message);
  }

  @Test
  void trialsRunThroughSymbolsThenFramesThenParameters() {
    SweepDefinition sweep = parse(GOOD);

    SweepDefinition.Trial trial = sweep.trial(2 * 40 + 1);

    assertThat(trial.unit())
        .isEqualTo(new SweepDefinition.Unit(2, List.of(new Symbol("USDJPY")), "1h", 80))
        .isEqualTo(sweep.units().get(2));
    assertThat(trial.parameters()).isEqualTo(sweep.space().at(1));
    assertThat(trial.parameters().choice("average")).isEqualTo("ema");
    assertThatThrownBy(() -> sweep.trial(160))
        .hasMessage("Unknown trial 160: the sweep has the trials 0 to 159.");
  }

  @Test
  void autoSpreadIsTheTypicalOneInThousandthsOfATickAndWiderWhereASessionBegins() {
    CostModel costs = costs(GOOD, Optional.empty());

    assertThat(costs.slippage()).isEqualTo(500);
    assertThat(costs.commission()).isEqualTo(new Commission(25, 0));
    assertThat(costs.carry()).isEqualTo(Carry.NONE);
    assertThat(costs.spread().ofBars()).isTrue();
    // The fifth of January 2026 was a Monday; New York is five hours behind.
    assertThat(spreadAt(costs, "2026-01-05T15:00:00Z")).isEqualTo(11_000);
    assertThat(spreadAt(costs, "2026-01-05T22:04:59Z")).isEqualTo(38_500);
    assertThat(spreadAt(costs, "2026-01-05T22:05:00Z")).isEqualTo(11_000);
    assertThat(spreadAt(costs, "2026-01-04T22:00:00Z")).isEqualTo(38_500);
    assertThat(spreadAt(costs, "2026-01-09T22:00:00Z")).isEqualTo(11_000);
    assertThat(spreadAt(costs, "2026-07-06T21:00:00Z")).isEqualTo(38_500);
    CostModel wide =
        costs(GOOD.replace("spread = auto", "opening-multiple = 10"), Optional.empty());
    assertThat(spreadAt(wide, "2026-01-05T22:00:00Z")).isEqualTo(110_000);
  }

  @Test
  void aSpreadThatWasMeasuredGoesBeforeTheTypicalOneAndAFixedOneBeforeAll() {
    int monday = 10 * 60 + 30;
    Optional<SpreadProfile> measured =
        SpreadProfile.measured(ZoneOffset.UTC, Map.of(SpreadProfile.place(monday), 2.5));

    assertThat(spreadAt(costs(GOOD, measured), "2026-01-05T10:30:00Z")).isEqualTo(2_500);
    assertThat(costs(GOOD.replace("auto", "1.5"), measured))
        .isEqualTo(new CostModel(1_500, 500, 25));
  }

  @Test
  void nightsFundingsAndSharesOfThePriceAreCosts() {
    String carried =
        GOOD.replace(
            "spread = auto",
            "spread = 0, commission-percent = 0.04, swap { long = -7.2, short = 2, triple = friday },"
                + " funding { percent = 0.01, hours = 4 }");

    CostModel costs = costs(carried, Optional.empty());

    assertThat(costs.commission()).isEqualTo(new Commission(25, 400));
    assertThat(costs.carry()).isEqualTo(new Carry(-7_200, 2_000, DayOfWeek.FRIDAY, 100, 4));
    assertThat(parse(carried).id("rows")).isNotEqualTo(parse(GOOD).id("rows"));
  }

  private static CostModel costs(String text, Optional<SpreadProfile> measured) {
    Instrument yen = new Instrument(new Symbol("USDJPY"), 3, "JPY", 0.011, Lot.USUAL);
    return parse(text).costs().modelFor(yen, new PriceScale(3), MarketCalendars.FOREX, measured);
  }

  private static long spreadAt(CostModel costs, String instant) {
    return costs.spread().profile().at(Instant.parse(instant).toEpochMilli() * 1_000);
  }

  @Test
  void idChangesWithDefinitionAndDataButNotWithLayout() {
    String id = parse(GOOD).id("rows 1");

    assertThat(id).matches("[0-9a-f]{12}");
    assertThat(parse("# A comment.\n" + GOOD.replace("  ", "   ")).id("rows 1")).isEqualTo(id);
    assertThat(parse(GOOD).id("rows 2")).isNotEqualTo(id);
    assertThat(parse(GOOD.replace("step = 5", "step = 1")).id("rows 1")).isNotEqualTo(id);
    assertThat(parse(GOOD.replace("[sma, ema]", "[ema, sma]")).id("rows 1")).isNotEqualTo(id);
  }

  @Test
  void theSweepThatIsShippedIsValid() {
    Path file = Path.of("..", "conf", "sweeps", "moving-average-cross.conf");

    assertThat(SweepDefinition.read(file, Source.HISTDATA).trials()).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          frames = [         | frmaes = [         | 4: Unknown key "frmaes" in sweep. Did you mean "frames"?
          symbols =          | animals =          | 3: Unknown key "animals" in sweep. Expected one of strategy, rules, source, symbols, frames, period, parameters, entry, exits, where, costs, account, keep, max-trials.
          -cross             | -crosss            | 2: Unknown strategy "moving-average-crosss" in sweep.strategy. Did you mean "moving-average-cross"?
          slow = [20         | slo = [20          | 8: Unknown key "slo" in sweep.parameters. Did you mean "slow"?
          slow = [20         | slow = [0          | 8: Invalid value 0 of "slow": expected a whole number from 1 to 1000000.
          slow = [20         | slow = [20.5       | 8: Invalid value 20.5 of "slow": expected a whole number from 1 to 1000000.
          slow = [20, 40, 80]| slow = []          | 8: Invalid range: the list is empty.
          slow = [20, 40     | slow = [80, 40     | 8: Invalid range: the list has a value twice.
          slow = [20         | slow = [many       | 8: Invalid "slow": found "many", expected a number.
          from = 5,          | from = 55,         | 7: Invalid range: from 55 is above to 50.
          step = 5           | stop = 5           | 7: Unknown key "stop" in sweep.parameters.fast. Did you mean "step"?
          , step = 5         | ``                 | 7: Missing key "step" in sweep.parameters.fast.
          fast = {           | direction = {      | 6: Missing key "fast" in sweep.parameters.
          [sma, ema]         | [sma, emma]        | 9: Unknown average "emma" in sweep.parameters.average. Did you mean "ema"?
          fast < slow        | fast < slwo        | 11: Unknown parameter "slwo" in the constraint "fast < slwo": expected a number or one of fast, slow.
          fast < slow        | fast > 100         | 11: Invalid sweep: no parameter set meets every constraint.
          by = profit_factor | by = sharp         | 13: Unknown metric "sharp" in sweep.keep.by. Did you mean "sharpe"?
          top = 3            | top = 1.5          | 13: Invalid "top": found 1.5, expected a whole number from 0 to 10000.
          = 0.025            | = 0.0255           | 12: Invalid "commission-ticks": found 0.0255 ticks, expected 0 to 1000000000 with at most 3 decimals.
          = 0.025            | = -1               | 12: Invalid "commission-ticks": found -1 ticks, expected 0 to 1000000000 with at most 3 decimals.
          spread = auto      | spread = 1, opening-multiple = 2 | 12: Invalid costs: "opening-multiple" belongs to spread = auto, found a spread of so many ticks.
          spread = auto      | opening-multiple = 0.5 | 12: Invalid "opening-multiple": found 0.5, expected 1 to 1000.
          spread = auto      | commission-percent = 11 | 12: Invalid "commission-percent": found 11 percent, expected 0 to 10 with at most 4 decimals.
          spread = auto      | swap { lnog = 1 }  | 12: Unknown key "lnog" in sweep.costs.swap. Did you mean "long"?
          spread = auto      | swap { triple = wed } | 12: Unknown day "wed" in sweep.costs.swap.triple. Expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday.
          spread = auto      | funding { percent = 0.01, hours = 0 } | 12: Invalid "hours": found 0, expected a whole number from 1 to 24.
          spread = auto      | spread = atuo      | 12: Invalid "spread": found "atuo", expected auto or a number.
          2019-01-01         | 2021-01-01         | 5: Invalid period: from 2021-01-01 is after to 2020-12-31.
          2019-01-01         | 2019-02-29         | 5: Invalid "from": found "2019-02-29", expected a date such as 2019-01-31.
          [1h, 4h]           | [1h, hourly]       | 4: Unknown frame "hourly": expected minutes, hours, days, weeks or months such as 5m, 4h, 1d, 1w, 1M, or 1d@utc.
          [1h, 4h]           | [1h, 60m]          | 4: Invalid "frames": "1h" is listed twice.
          [1h, 4h]           | [1h, 36h]          | 4: Unsupported frame "36h": longer than a day, it must be whole days, such as 2d.
          [EURUSD, USDJPY]   | [EURUSD, eurusd]   | 3: Invalid "symbols": "EURUSD" is listed twice.
          [EURUSD, USDJPY]   | []                 | 3: Invalid "symbols": the list is empty.
          keep {             | account { capital = 0, currency = USD, leverage = 1, size { lots = 1 } }, keep { | 13: Invalid "capital": found 0, expected a whole number from 1 to 1000000000000.
          keep {             | account { capital = 1, currency = usd, leverage = 1, size { lots = 1 } }, keep { | 13: Invalid "currency": found "usd", expected a code in capitals such as USD.
          keep {             | account { capital = 1, currency = USD, size { lots = 1 } }, keep { | 13: Missing key "leverage" in sweep.account.
          keep {             | account { capital = 1, currency = USD, leverage = 0, size { lots = 1 } }, keep { | 13: Invalid "leverage": found 0, expected 0.01 to 10000.
          keep {             | account { capital = 1, currency = USD, leverage = 1, size { } }, keep { | 13: Invalid "size": expected one of lots, equity-percent, risk-percent, volatility-percent, found none.
          keep {             | account { capital = 1, currency = USD, leverage = 1, size { lots = 1, risk-percent = 1 } }, keep { | 13: Invalid "size": expected one of lots, equity-percent, risk-percent, volatility-percent, found lots and risk-percent.
          keep {             | account { capital = 1, currency = USD, leverage = 1, size { lots = 0 } }, keep { | 13: Invalid "lots": found 0, expected 0.00000001 to 1000000000.
          keep {             | account { capital = 1, currency = USD, leverage = 1, size { risk-percent = 1 } }, keep { | 13: Invalid "risk-percent": it needs exits with a stop-loss or a trailing-stop above 0 in every trial.
          keep {             | account { capital = 1, currency = USD, leverage = 1, together = maybe, size { lots = 1 } }, keep { | 13: Unknown word "maybe" in sweep.account.together. Expected one of true, false.
          keep {             | max-trials = 100, keep { | 6: Cannot plan 160 trials: max-trials is 100. Widen the steps of the parameters or raise max-trials.
          """)
  void aMistakeIsOneLineWithFileAndLine(String right, String wrong, String message) {
    assertThat(GOOD).contains(right);

    assertThatThrownBy(() -> parse(GOOD.replace(right, wrong)))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG))
        .hasMessage("sweep.conf, line " + message);
  }

  @Test
  void aMissingKeyNamesTheBlock() {
    assertThatThrownBy(() -> parse(GOOD.replaceAll("(?m)^  symbols.*\n", "")))
        .hasMessage("sweep.conf, line 1: Missing key \"symbols\" in sweep.");
    assertThatThrownBy(() -> parse("swep { }"))
        .hasMessage(
            "sweep.conf, line 1: Unknown key \"swep\" in the file. Did you mean \"sweep\"?");
  }

  @Test
  void aFileThatCannotBeParsedOrFoundIsOneLine() {
    assertThatThrownBy(() -> parse("sweep {\n  frames = [1h\n}\n"))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot read sweep.conf: sweep.conf: 3: ")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> SweepDefinition.read(Path.of("no-such.conf"), Source.HISTDATA))
        .hasMessage("Cannot read no-such.conf: there is no such file.");
  }

  private static SweepDefinition parse(String text) {
    return SweepDefinition.parse(text, "sweep.conf", Source.HISTDATA);
  }
}
