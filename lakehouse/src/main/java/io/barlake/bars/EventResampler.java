package io.barlake.bars;

import io.barlake.Progress;
import io.barlake.bars.event.EventRule;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.EventBarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TicksTable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Builds bars that are not of time, from the ticks that the lake keeps of a symbol, or from its
 * minutes where it keeps none: one task a symbol and year. All bars of a symbol and rule are built
 * each time, and all of one or the other: days without ticks have no bars beside those of ticks.
 */
public final class EventResampler {
  private static final String INTENTION = "Cannot build bars";

  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public EventResampler(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** What was done; {@code ticks} tells of each symbol that was built of ticks where it has any. */
  public record Result(
      List<Symbol> symbols,
      List<String> rules,
      long bars,
      long version,
      List<TickCoverage> ticks) {}

  /**
   * Builds bars by these rules, such as {@code ticks:1000}, for these symbols or every symbol of
   * the source, and of these sides or those that the source has.
   */
  public Result build(Source source, List<Symbol> asked, List<String> rules, List<Side> sides) {
    return build(source, asked, rules, sides, EventWork.Basis.TICKS);
  }

  /** The same of minutes alone, also where ticks are kept. */
  public Result buildOfMinutes(
      Source source, List<Symbol> asked, List<String> rules, List<Side> sides) {
    return build(source, asked, rules, sides, EventWork.Basis.MINUTES);
  }

  private Result build(
      Source source,
      List<Symbol> asked,
      List<String> rules,
      List<Side> sides,
      EventWork.Basis preferred) {
    List<String> labels =
        List.copyOf(
            new TreeSet<>(rules.stream().map(EventRule::parse).toList())
                .stream().map(EventRule::label).toList());
    ColumnTable.State minutes =
        bounded(MinuteBarsTable.TABLE, StoredBars.minutes(tables, source, INTENTION), source);
    List<Symbol> symbols = StoredBars.symbols(minutes, source, asked, INTENTION);
    symbols.forEach(instruments::calendar);
    ColumnTable.State ticks =
        preferred == EventWork.Basis.TICKS && tables.exists(TicksTable.TABLE)
            ? bounded(TicksTable.TABLE, tables.columns(TicksTable.TABLE).state(), source)
            : new ColumnTable.State(-1, List.of());
    List<EventWork> work = new ArrayList<>();
    List<OwnedRange> owned = new ArrayList<>();
    for (Symbol symbol : symbols) {
      List<DataFile> kept = StoredBars.files(ticks, source, symbol);
      EventWork.Basis basis = kept.isEmpty() ? EventWork.Basis.MINUTES : EventWork.Basis.TICKS;
      List<DataFile> files = kept.isEmpty() ? StoredBars.files(minutes, source, symbol) : kept;
      TradingCalendar calendar = instruments.calendar(symbol);
      for (List<EventWork.Month> year : years(calendar, files)) {
        work.add(
            new EventWork(
                StoredBars.partition(source, symbol),
                calendar,
                instruments.find(symbol).digits(),
                labels,
                List.copyOf(sides),
                basis,
                year));
      }
      for (String rule : labels) {
        owned.addAll(owned(source, symbol, rule, sides));
      }
    }
    return build(work, owned, symbols, labels, minutes);
  }

  private ColumnTable.State bounded(TableDefinition table, ColumnTable.State state, Source source) {
    return new MinuteBars(tables.columns(table).files()).bounded(state, source);
  }

  private Result build(
      List<EventWork> work,
      List<OwnedRange> owned,
      List<Symbol> symbols,
      List<String> rules,
      ColumnTable.State minuteState) {
    ColumnTable bars = tables.columns(EventBarsTable.TABLE);
    ColumnTable.FileAccess writer = bars.files();
    ColumnTable.FileAccess minutes = tables.columns(MinuteBarsTable.TABLE).files();
    ColumnTable.FileAccess ticks =
        work.stream().anyMatch(one -> one.basis() == EventWork.Basis.TICKS)
            ? tables.columns(TicksTable.TABLE).files()
            : minutes;
    progress.start("event bars", work.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("bars", String.format("Building %s bars: %d symbols", rules, symbols.size()));
    List<DataFile> files = new ArrayList<>();
    long count = 0;
    List<EventWork.Built> all =
        spark
            .parallelize(work, work.size())
            .map(one -> one.build(one.basis() == EventWork.Basis.TICKS ? ticks : minutes, writer))
            .collect();
    for (EventWork.Built built : all) {
      files.addAll(built.files());
      count += built.bars();
    }
    long version = bars.replace(owned, files, "event bars");
    progress.finish(String.format(Locale.ROOT, "%,d bars by %d rules", count, rules.size()));
    return new Result(
        symbols,
        rules,
        count,
        version,
        TickDays.coverage(work, all, spark, minuteState.files(), minutes));
  }

  private static List<OwnedRange> owned(
      Source source, Symbol symbol, String rule, List<Side> sides) {
    Map<String, String> partition =
        Map.of(
            EventBarsTable.SOURCE,
            source.name(),
            EventBarsTable.RULE,
            rule,
            EventBarsTable.SYMBOL,
            symbol.name());
    if (sides.isEmpty()) {
      return List.of(OwnedRange.whole(partition, Map.of()));
    }
    return sides.stream()
        .map(side -> OwnedRange.whole(partition, Map.of(EventBarsTable.SIDE, side.word())))
        .toList();
  }

  /** The months that the files reach over, by the years of their sessions. */
  private static List<List<EventWork.Month>> years(TradingCalendar calendar, List<DataFile> files) {
    SessionCalendar sessions = SessionCalendar.of(calendar);
    Map<Integer, List<EventWork.Month>> years = new TreeMap<>();
    long first = files.stream().mapToLong(DataFile::firstMicros).min().orElseThrow();
    long last = files.stream().mapToLong(DataFile::lastMicros).max().orElseThrow();
    int session = sessions.indexOf(first);
    while (sessions.startMicros(session) <= last) {
      YearMonth month = monthOf(sessions, session);
      long from = sessions.startMicros(session);
      while (sessions.startMicros(session) <= last && monthOf(sessions, session).equals(month)) {
        session++;
      }
      Span span = new Span(from, sessions.startMicros(session));
      List<DataFile> ofMonth =
          files.stream()
              .filter(
                  file ->
                      file.firstMicros() < span.untilMicros()
                          && file.lastMicros() >= span.fromMicros())
              .toList();
      if (!ofMonth.isEmpty()) {
        years
            .computeIfAbsent(month.getYear(), any -> new ArrayList<>())
            .add(new EventWork.Month(span, new ArrayList<>(ofMonth)));
      }
    }
    return List.copyOf(years.values());
  }

  private static YearMonth monthOf(SessionCalendar sessions, int session) {
    return YearMonth.from(LocalDate.ofEpochDay(sessions.dateEpochDay(session)));
  }
}
