package io.barlake.publish.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Seeded data of a plausible sweep: two markets, 2,400 trials, two years of one-hour bars. */
final class SampleReport {
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2020, 12, 31);
  private static final String DEFINITION =
      """
      sweep {
        strategy = moving-average-cross
        source = histdata
        symbols = [EURUSD, USDJPY]
        frames = [1h]
        period { from = 2019-01-01, to = 2020-12-31 }
        parameters {
          fast = { from = 5, to = 100, step = 5 }
          slow = { from = 20, to = 310, step = 10 }
          average = [ema, sma]
        }
        costs { spread = auto, slippage-ticks = 1.0, commission-ticks = 0.0 }
        keep { top = 10, by = sharpe }
      }
      """;

  private final Random random = new Random(20);
  private final List<TrialRow> trials = new ArrayList<>();
  private final List<BarColumns.Prices> prices = new ArrayList<>();
  private final List<MarketFacts> markets = new ArrayList<>();

  private SampleReport() {}

  static ReportData build() {
    return new SampleReport().report();
  }

  /** Writes the page of the sample, to be looked at. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), ReportPage.render(build()));
  }

  private ReportData report() {
    addMarket("EURUSD", 1.1463, 0.00001, 0.0009);
    addMarket("USDJPY", 108.87, 0.001, 0.085);
    addTrials();
    trials.sort(Comparator.comparingDouble((TrialRow row) -> -value(row, ReportMetric.SHARPE)));
    List<KeptTrial> kept = trials.stream().limit(10).map(this::kept).toList();
    return new ReportData(
        sweep(),
        ReportMetric.SHARPE,
        markets,
        distributions(),
        planes(),
        trials.subList(0, 100),
        kept,
        kept.size(),
        List.of(bars(0), bars(1)));
  }

  private SweepFacts sweep() {
    return new SweepFacts(
        "3f9c1a7be204",
        "moving-average-cross",
        DEFINITION,
        "histdata",
        List.of("EURUSD", "USDJPY"),
        List.of("1h"),
        seconds(LocalDate.of(2019, 1, 1)),
        seconds(LocalDate.of(2020, 12, 31)),
        trials.size(),
        DefinitionText.of(DEFINITION).costs(),
        Map.of("market.bars", "version 14, 9b1de0c45a7f", "market.bars_1m", "version 31"),
        "0.1.0+6be613f",
        "7",
        "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c");
  }

  private void addMarket(String symbol, double start, double tick, double hourly) {
    BarColumns.Prices walk = walk(start, tick, hourly);
    prices.add(walk);
    int count = walk.seconds().length;
    double first = walk.open()[0];
    markets.add(
        new MarketFacts(
            "histdata",
            symbol,
            "1h",
            tick,
            "ticks",
            first / tick,
            walk.seconds()[0],
            walk.seconds()[count - 1],
            count,
            1200,
            symbol.equals("EURUSD") ? 402 : 227,
            symbol.equals("EURUSD") ? 655 : 488,
            0,
            symbol.equals("EURUSD") ? 201_330 : 188_214,
            symbol.equals("EURUSD") ? 3_241_413 : 2_916_002,
            first,
            walk.close()[count - 1] / first - 1,
            "bid"));
  }

  private BarColumns.Prices walk(double start, double tick, double hourly) {
    long[] stamps = hours();
    double[][] ohlc = new double[4][stamps.length];
    double price = start;
    double drift = 0;
    for (int i = 0; i < stamps.length; i++) {
      drift = 0.995 * drift + 0.004 * random.nextGaussian();
      double close = price + hourly * (random.nextGaussian() + 3 * drift);
      double range = hourly * random.nextDouble();
      ohlc[0][i] = snap(price, tick);
      ohlc[1][i] = snap(Math.max(price, close) + range, tick);
      ohlc[2][i] = snap(Math.min(price, close) - range, tick);
      ohlc[3][i] = snap(close, tick);
      price = close;
    }
    return new BarColumns.Prices(stamps, ohlc[0], ohlc[1], ohlc[2], ohlc[3]);
  }

  private static double snap(double price, double tick) {
    double perUnit = Math.rint(1 / tick);
    return Math.rint(price * perUnit) / perUnit;
  }

  private static long[] hours() {
    return FIRST
        .datesUntil(LAST.plusDays(1))
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
        .flatMapToLong(
            day ->
                LongStream.range(
                        day.getDayOfWeek() == DayOfWeek.SUNDAY ? 22 : 0,
                        day.getDayOfWeek() == DayOfWeek.FRIDAY ? 22 : 24)
                    .map(hour -> seconds(day) + hour * 3600))
        .toArray();
  }

  private static long seconds(LocalDate day) {
    return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  private void addTrials() {
    for (int market = 0; market < 2; market++) {
      for (String average : List.of("ema", "sma")) {
        for (int fast = 5; fast <= 100; fast += 5) {
          for (int slow = 20; slow <= 310; slow += 10) {
            trials.add(trial(market, average, fast, slow));
          }
        }
      }
    }
  }

  private TrialRow trial(int market, String average, int fast, int slow) {
    double ridge = Math.exp(-Math.pow((fast - 35) / 25.0, 2) - Math.pow((slow - 190) / 70.0, 2));
    double sharpe =
        1.5 * ridge - 0.45 - 0.3 * market - 12.0 / slow - 3.0 / fast + 0.22 * random.nextGaussian();
    int count = Math.max(8, (int) (11_000.0 / (fast + slow)));
    double first = markets.get(market).firstOpen() / markets.get(market).tickSize();
    double netReturn = sharpe * 0.061;
    double net = Math.rint(netReturn * first * 1000) / 1000;
    double costs = count * (market == 0 ? 16.0 : 15.0);
    double gross = Math.abs(net) * 2.2 + 2000;
    double[] metrics = new double[ReportMetric.ALL.size()];
    Arrays.fill(metrics, Double.NaN);
    put(metrics, ReportMetric.SHARPE, sharpe);
    put(metrics, ReportMetric.NET_RETURN, netReturn);
    put(metrics, ReportMetric.NET_PROFIT, net);
    put(metrics, ReportMetric.PROFIT_FACTOR, gross / (gross - net));
    put(metrics, ReportMetric.MAX_DRAWDOWN, first * (0.03 + 0.05 * random.nextDouble()));
    put(metrics, ReportMetric.TRADES, count);
    put(metrics, ReportMetric.WIN_RATE, 0.36 + 0.04 * sharpe);
    put(metrics, ReportMetric.AVERAGE_TRADE, net / count);
    put(metrics, ReportMetric.EXPOSURE, 1 - slow / 12_000.0);
    put(metrics, ReportMetric.COSTS, costs);
    put(metrics, ReportMetric.GROSS_PROFIT, gross);
    put(metrics, ReportMetric.GROSS_LOSS, gross - net);
    Map<String, Double> params =
        new TreeMap<>(Map.of("fast", (double) fast, "slow", (double) slow));
    return new TrialRow(trials.size(), market, params, Map.of("average", average), metrics, true);
  }

  private static void put(double[] metrics, ReportMetric metric, double value) {
    metrics[metric.place()] = value;
  }

  private static double value(TrialRow row, ReportMetric metric) {
    return row.metrics()[metric.place()];
  }

  private List<Distribution> distributions() {
    List<Distribution> all = new ArrayList<>();
    for (ReportMetric metric : List.of(ReportMetric.SHARPE, ReportMetric.NET_RETURN)) {
      for (int market = -1; market < 2; market++) {
        all.add(distribution(metric, market));
      }
    }
    return all;
  }

  private Distribution distribution(ReportMetric metric, int market) {
    double[] all = trials.stream().mapToDouble(row -> value(row, metric)).sorted().toArray();
    double[] values =
        trials.stream()
            .filter(row -> market < 0 || row.market() == market)
            .mapToDouble(row -> value(row, metric))
            .sorted()
            .toArray();
    Bins bins = Bins.over(all[0], all[all.length - 1]);
    long[] counts = new long[bins.count()];
    Arrays.stream(values).forEach(value -> counts[bins.indexOf(value)]++);
    double mean = Arrays.stream(values).average().orElse(0);
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    return new Distribution(
        metric,
        market,
        bins.low(),
        bins.step(),
        counts,
        values.length,
        0,
        mean,
        deviation,
        values[values.length / 2],
        values[values.length - 1],
        metric == ReportMetric.SHARPE ? ExpectedBest.ofLuck(values.length, deviation) : Double.NaN);
  }

  private ParameterPlanes planes() {
    double[] fast = IntStream.rangeClosed(1, 20).mapToDouble(i -> 5 * i).toArray();
    double[] slow = IntStream.rangeClosed(2, 31).mapToDouble(i -> 10 * i).toArray();
    List<ParameterAxis> axes =
        List.of(ParameterAxis.ofValues("fast", fast, 60), ParameterAxis.ofValues("slow", slow, 60));
    List<ReportMetric> metrics =
        ReportMetric.ALL.stream().limit(ReportMetric.EXPOSURE.place()).toList();
    List<ParameterPlanes.Slice> slices = new ArrayList<>();
    for (int market = 0; market < 2; market++) {
      for (String average : List.of("ema", "sma")) {
        slices.add(new ParameterPlanes.Slice(market, Map.of("average", average)));
      }
    }
    List<TrialRow> shown =
        trials.stream().filter(row -> row.params().get("fast") < row.params().get("slow")).toList();
    double[][] values =
        metrics.stream()
            .map(metric -> shown.stream().mapToDouble(row -> value(row, metric)).toArray())
            .toArray(double[][]::new);
    return new ParameterPlanes(
        axes,
        metrics,
        slices,
        0,
        List.of(
            new ParameterPlanes.Plane(
                0,
                1,
                shown.stream().mapToInt(row -> slices.indexOf(slice(row))).toArray(),
                shown.stream()
                    .mapToInt(row -> axes.get(0).groupOf(row.params().get("fast")))
                    .toArray(),
                shown.stream()
                    .mapToInt(row -> axes.get(1).groupOf(row.params().get("slow")))
                    .toArray(),
                shown.stream().mapToLong(row -> 1).toArray(),
                values,
                values)));
  }

  private static ParameterPlanes.Slice slice(TrialRow row) {
    return new ParameterPlanes.Slice(row.market(), row.choices());
  }

  private KeptTrial kept(TrialRow row) {
    BarColumns.Prices bars = prices.get(row.market());
    double tick = markets.get(row.market()).tickSize();
    int count = (int) value(row, ReportMetric.TRADES);
    int length = bars.seconds().length;
    int[] starts = random.ints(10, length - 1).distinct().limit(count + 1L).sorted().toArray();
    KeptTrial.Trades trades =
        new KeptTrial.Trades(
            new int[count],
            new long[count],
            new long[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new int[count],
            new String[count],
            new String[count],
            new double[count],
            new double[count]);
    TreeMap<Integer, Double> days = new TreeMap<>();
    double sum = 0;
    for (int n = 0; n < count; n++) {
      int entry = starts[n];
      int exit = starts[n + 1];
      double ahead = bars.open()[exit] - bars.open()[entry];
      int direction = random.nextDouble() < (ahead > 0 ? 0.62 : 0.38) ? 1 : -1;
      trades.direction()[n] = direction;
      trades.entrySeconds()[n] = bars.seconds()[entry];
      trades.exitSeconds()[n] = bars.seconds()[exit];
      trades.entryPrice()[n] = bars.open()[entry];
      trades.exitPrice()[n] = bars.open()[exit];
      trades.costTicks()[n] = 16;
      trades.profitTicks()[n] = Math.rint(direction * ahead / tick) - 16;
      trades.symbol()[n] = markets.get(row.market()).symbol();
      trades.units()[n] = 1;
      trades.profit()[n] = trades.profitTicks()[n];
      trades.bars()[n] = exit - entry;
      trades.exitReason()[n] = n == count - 1 ? "end" : "signal";
      for (int i = entry; i < exit; i++) {
        double move = direction * (bars.close()[i] - bars.open()[entry]) / tick;
        trades.adverseTicks()[n] = Math.max(trades.adverseTicks()[n], Math.rint(-move));
        trades.favourableTicks()[n] = Math.max(trades.favourableTicks()[n], Math.rint(move));
      }
      for (int i = entry; i <= exit; i++) {
        days.put(
            (int) (bars.seconds()[i] / 86_400),
            sum + Math.rint(direction * (bars.close()[i] - bars.open()[entry]) / tick) - 16);
      }
      sum += trades.profitTicks()[n];
    }
    double[] draws =
        random.doubles(100, -Math.abs(sum) - 1, Math.abs(sum) + 1).map(Math::rint).toArray();
    return new KeptTrial(row, markets.get(row.market()).firstOpen(), days(days), trades, 0, draws);
  }

  private static KeptTrial.Days days(Map<Integer, Double> marks) {
    int[] day = marks.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] equity = marks.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] drawdown = new double[equity.length];
    double peak = 0;
    for (int i = 0; i < equity.length; i++) {
      peak = Math.max(peak, equity[i]);
      drawdown[i] = peak - equity[i];
    }
    return new KeptTrial.Days(day, equity, drawdown);
  }

  private BarColumns bars(int market) {
    BarColumns.Prices bars = prices.get(market);
    TreeMap<Integer, Double> closes = new TreeMap<>();
    for (int i = 0; i < bars.seconds().length; i++) {
      closes.put((int) (bars.seconds()[i] / 86_400), bars.close()[i]);
    }
    return BarColumns.of(
        market,
        bars,
        0,
        new BarColumns.HoldDays(
            closes.keySet().stream().mapToInt(Integer::intValue).toArray(),
            closes.values().stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
