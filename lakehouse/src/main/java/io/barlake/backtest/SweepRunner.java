package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.backtest.SweepDefinition.Unit;
import io.barlake.backtest.SweepWork.Market;
import io.barlake.backtest.SweepWork.Outcome;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.ResultHash;
import io.barlake.backtest.metrics.ResultHash.Block;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.SweepsTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Runs a sweep: plans it, spreads its trials over tasks in whole blocks, keeps the best in full,
 * and writes the row of the sweep last. The id of a sweep is a hash of what it asks and of the bars
 * it reads, so that the same sweep again finds itself done.
 */
public final class SweepRunner {
  private static final int MOST_TASKS = 2_000;

  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public SweepRunner(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** What a sweep will do. */
  public record Plan(
      String sweepId, long trials, List<String> markets, long bars, List<String> guesses) {}

  /** What a sweep did; {@code alreadyDone} says that nothing had to be computed. */
  public record Result(Plan plan, String resultHash, boolean alreadyDone) {}

  /** Finds the bars and names the sweep, and changes nothing. */
  public Plan plan(SweepDefinition definition) {
    return prepare(definition).plan();
  }

  /** Runs the sweep; {@code text} is its definition as it was written, which is stored with it. */
  public Result run(SweepDefinition definition, String text) {
    Prepared sweep = prepare(definition);
    String id = sweep.plan().sweepId();
    String byId = SweepsTable.SWEEP_ID + " = '" + id + "'";
    List<Row> done = tables.read(SweepsTable.TABLE).where(byId).collectAsList();
    if (!done.isEmpty()) {
      return new Result(sweep.plan(), done.get(0).getAs(SweepsTable.RESULT_HASH), true);
    }
    progress.start("sweep", sweep.plan().trials());
    String hash = computeTrials(definition, sweep);
    int kept = keepBest(definition, sweep, byId);
    tables.rows(SweepsTable.TABLE).replaceWhere(byId, List.of(row(definition, sweep, text, hash)));
    progress.finish(
        String.format(Locale.ROOT, "%,d trials, %d kept in full", sweep.plan().trials(), kept));
    return new Result(sweep.plan(), hash, false);
  }

  /** A sweep whose bars were found. */
  private record Prepared(Plan plan, SweepWork work, Map<String, String> inputs) {}

  private Prepared prepare(SweepDefinition definition) {
    SweepDefinition.Inputs inputs = definition.inputs();
    StoredBars.Finder finder = new StoredBars.Finder(tables, inputs.source());
    finder.symbols(inputs.symbols(), "Cannot sweep");
    Map<String, Integer> decimals = decimals(inputs.source().name());
    List<Market> markets = new ArrayList<>();
    List<String> guesses = new ArrayList<>();
    for (Unit unit : definition.units()) {
      Instrument instrument = instruments.find(unit.symbol());
      if (!instruments.knows(unit.symbol()) && !guesses.contains(unit.symbol().name())) {
        guesses.add(unit.symbol().name());
      }
      Timeframe frame = Timeframe.parse(unit.frame());
      StoredBars bars = finder.find(unit.symbol(), frame, instrument.week());
      PriceScale scale =
          new PriceScale(decimals.getOrDefault(unit.symbol().name(), instrument.digits()));
      markets.add(
          new Market(
              unit.symbol(),
              frame.label(),
              bars,
              inputs.period().from(),
              inputs.period().to(),
              scale.decimals(),
              definition.costs().modelFor(instrument, scale)));
    }
    List<Fingerprint> prints = fingerprints(markets);
    Map<String, String> read = new TreeMap<>();
    StringBuilder fingerprint = new StringBuilder();
    long bars = 0;
    for (int m = 0; m < markets.size(); m++) {
      Market market = markets.get(m);
      String name = market.symbol() + " " + market.frame();
      if (prints.get(m).bars() == 0) {
        throw BarlakeException.badInput(
            "Cannot sweep %s: no bar lies between %s and %s. Change the period of the sweep.",
            name, market.from(), market.to());
      }
      long version = finder.version(Timeframe.parse(market.frame()));
      read.put(name, "version " + version + ", sha256 " + prints.get(m).sha256());
      fingerprint.append(name).append(' ').append(prints.get(m).sha256()).append('\n');
      fingerprint.append(market.costs()).append(' ').append(market.decimals()).append('\n');
      bars += prints.get(m).bars();
    }
    String id = definition.id(fingerprint.toString());
    return new Prepared(
        new Plan(id, definition.trials(), List.copyOf(read.keySet()), bars, guesses),
        new SweepWork(id, definition.strategy().name(), definition.space(), markets),
        read);
  }

  /** The finest decimals seen for each symbol of the source: a tick is the same in every frame. */
  private Map<String, Integer> decimals(String source) {
    Map<String, Integer> decimals = new HashMap<>();
    for (Row row :
        tables
            .read(ArchivesTable.TABLE)
            .where(ArchivesTable.SOURCE + " = '" + source + "'")
            .select(ArchivesTable.SYMBOL, ArchivesTable.DECIMALS)
            .collectAsList()) {
      decimals.merge(row.getString(0), row.getInt(1), Math::max);
    }
    return decimals;
  }

  private record Fingerprint(String sha256, int bars) implements Serializable {}

  private List<Fingerprint> fingerprints(List<Market> markets) {
    return tasks("Reading the bars of " + markets.size() + " markets")
        .parallelize(markets, markets.size())
        .map(
            market -> {
              StoredBars.Dated dated = market.bars().read().between(market.from(), market.to());
              return new Fingerprint(BarFingerprint.of(dated.bars()), dated.bars().size());
            })
        .collect();
  }

  private String computeTrials(SweepDefinition definition, Prepared sweep) {
    long trials = sweep.plan().trials();
    int blocks = Math.toIntExact((trials + ResultHash.BLOCK_TRIALS - 1) / ResultHash.BLOCK_TRIALS);
    List<Integer> numbers = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      numbers.add(block);
    }
    JavaSparkContext spark =
        tasks(String.format(Locale.ROOT, "Sweep %s: %,d trials", sweep.plan().sweepId(), trials));
    CollectionAccumulator<Block> hashes = spark.sc().collectionAccumulator("blocks");
    LongAccumulator finished = spark.sc().longAccumulator("trials");
    SweepWork work = sweep.work();
    String source = definition.inputs().source().name();
    JavaRDD<Row> rows =
        spark
            .parallelize(numbers, Math.min(blocks, MOST_TASKS))
            .flatMap(block -> rows(block, trials, work, source, hashes, finished).iterator());
    String mine = TrialsTable.SWEEP_ID + " = '" + sweep.plan().sweepId() + "'";
    ProgressWatch.during(
        finished,
        progress,
        () ->
            tables
                .rows(TrialsTable.TABLE)
                .replaceWhere(mine, tables.spark().createDataFrame(rows, TrialsTable.SCHEMA)));
    Map<Long, Block> distinct = new TreeMap<>();
    hashes.value().forEach(block -> distinct.put(block.firstTrial(), block));
    return ResultHash.of(trials, distinct.values());
  }

  private static List<Row> rows(
      int block,
      long trials,
      SweepWork work,
      String source,
      CollectionAccumulator<Block> hashes,
      LongAccumulator finished) {
    long first = (long) block * ResultHash.BLOCK_TRIALS;
    int count = (int) Math.min(ResultHash.BLOCK_TRIALS, trials - first);
    List<Outcome> outcomes = work.run(first, count);
    hashes.add(ResultHash.block(first, outcomes.stream().map(Outcome::metrics).toList()));
    finished.add(count);
    return outcomes.stream().map(outcome -> TrialRows.trial(work, source, outcome)).toList();
  }

  /** Computes the best trials again with their trades and equity, by the reference. */
  private int keepBest(SweepDefinition definition, Prepared sweep, String byId) {
    List<Long> best = best(definition, byId);
    SweepWork work = sweep.work();
    List<Kept> kept =
        tasks("Keeping " + best.size() + " trials in full")
            .parallelize(best, Math.max(1, best.size()))
            .map(trial -> kept(work, trial))
            .collect();
    List<Row> trades = new ArrayList<>();
    List<Row> equity = new ArrayList<>();
    for (Kept one : kept) {
      trades.addAll(one.trades());
      equity.addAll(one.equity());
    }
    tables.rows(TradesTable.TABLE).replaceWhere(byId, trades);
    tables.rows(EquityTable.TABLE).replaceWhere(byId, equity);
    return kept.size();
  }

  private List<Long> best(SweepDefinition definition, String byId) {
    Metric metric = definition.keep().by();
    Column by = functions.col(metric.column());
    return tables
        .read(TrialsTable.TABLE)
        .where(byId)
        .orderBy(
            metric.moreIsBetter() ? by.desc_nulls_last() : by.asc_nulls_last(),
            functions.col(TrialsTable.TRIAL))
        .limit(definition.keep().top())
        .select(TrialsTable.TRIAL)
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private record Kept(List<Row> trades, List<Row> equity) implements Serializable {}

  private static Kept kept(SweepWork work, long trial) {
    int market = (int) (trial / work.space().count());
    TickBars bars = SharedBars.of(work, market);
    Replay replay = work.replay(trial);
    return new Kept(
        TrialRows.trades(work, trial, replay, bars, work.markets().get(market).costs()),
        TrialRows.equity(work, trial, replay));
  }

  private Row row(SweepDefinition definition, Prepared sweep, String text, String hash) {
    SweepDefinition.Inputs inputs = definition.inputs();
    SweepDefinition.Period period = inputs.period();
    boolean fromFirst = period.from().equals(SweepDefinition.Period.ALL.from());
    boolean toLast = period.to().equals(SweepDefinition.Period.ALL.to());
    return RowFactory.create(
        sweep.plan().sweepId(),
        definition.strategy().name(),
        text,
        inputs.source().name(),
        strings(inputs.symbols()),
        strings(inputs.frames()),
        fromFirst ? null : period.from().atStartOfDay().toInstant(ZoneOffset.UTC),
        toLast ? null : period.to().atStartOfDay().toInstant(ZoneOffset.UTC),
        sweep.plan().trials(),
        CollectionConverters.asScala(sweep.inputs()),
        "semantics " + ReferenceLoop.SEMANTICS,
        0L,
        hash);
  }

  private static Object strings(List<?> words) {
    return CollectionConverters.asScala(words.stream().map(Object::toString).toList()).toSeq();
  }

  private JavaSparkContext tasks(String words) {
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("sweep", words);
    return spark;
  }
}
