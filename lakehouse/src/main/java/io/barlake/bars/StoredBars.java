package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The bars of one source, symbol and frame as they are stored: read into arrays with {@link
 * #read()} wherever a task runs. One-minute bars are the minutes themselves.
 */
public final class StoredBars implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final List<String> FRAME_COLUMNS =
      List.of(
          BarsTable.SIDE,
          BarsTable.TS,
          BarsTable.OPEN,
          BarsTable.HIGH,
          BarsTable.LOW,
          BarsTable.CLOSE,
          BarsTable.VOLUME,
          BarsTable.SPREAD_TICKS,
          BarsTable.CLOSED,
          BarsTable.SESSION_DATE);

  /** How far back the newest bars are looked for at first, and then each time they are too few. */
  private static final double MARGIN = 1.25;

  private static final double FURTHER = 4;

  private final ColumnTable.FileAccess access;
  private final List<DataFile> files;
  private final boolean minutes;
  private final TradingCalendar calendar;

  private StoredBars(
      ColumnTable.FileAccess access,
      List<DataFile> files,
      boolean minutes,
      TradingCalendar calendar) {
    this.access = access;
    this.files = new ArrayList<>(files);
    this.minutes = minutes;
    this.calendar = calendar;
  }

  /**
   * The bars with, for each, its mean spread, which is NaN where it is not known, and the date of
   * its session; the last one only if it is closed.
   */
  public record Dated(Side side, BarSeries bars, double[] spreadTicks, int[] sessionDay) {
    /** The bars of the session days from {@code first} to {@code last}, both included. */
    public Dated between(LocalDate first, LocalDate last) {
      int from = 0;
      int to = sessionDay.length;
      while (from < to && sessionDay[from] < first.toEpochDay()) {
        from++;
      }
      while (to > from && sessionDay[to - 1] > last.toEpochDay()) {
        to--;
      }
      return part(from, to);
    }

    Dated first(int count) {
      return part(0, count);
    }

    private Dated newest(int count) {
      return part(Math.max(0, bars.size() - count), bars.size());
    }

    private Dated part(int from, int to) {
      return new Dated(
          side,
          new BarSeries(
              Arrays.copyOfRange(bars.openMicros(), from, to),
              Arrays.copyOfRange(bars.open(), from, to),
              Arrays.copyOfRange(bars.high(), from, to),
              Arrays.copyOfRange(bars.low(), from, to),
              Arrays.copyOfRange(bars.close(), from, to),
              Arrays.copyOfRange(bars.volume(), from, to)),
          Arrays.copyOfRange(spreadTicks, from, to),
          Arrays.copyOfRange(sessionDay, from, to));
    }
  }

  /** All of them. */
  public Dated read() {
    return read(files, Long.MIN_VALUE);
  }

  /** There are no more than these; other sides and a bar that is not closed yet are counted too. */
  public long most() {
    return files.stream().mapToLong(DataFile::rows).sum();
  }

  /** The newest ones, at most so many. Little more than those is read. */
  public Dated last(int count) {
    if (!files.stream().allMatch(DataFile::isBounded)) {
      return read().newest(count);
    }
    long first = files.stream().mapToLong(DataFile::firstMicros).min().orElseThrow();
    long last = files.stream().mapToLong(DataFile::lastMicros).max().orElseThrow();
    double reach = MARGIN * (count + 1.0) * microsPerRow(files.get(files.size() - 1));
    while (true) {
      long from = reach < last - first ? last - (long) reach : first;
      Dated found = read(files.stream().filter(file -> file.lastMicros() >= from).toList(), from);
      if (from == first || found.bars().size() >= count) {
        return found.newest(count);
      }
      reach *= FURTHER;
    }
  }

  private static double microsPerRow(DataFile file) {
    double micros = file.lastMicros() - file.firstMicros();
    return Math.max(1, micros) / Math.max(1, file.rows());
  }

  /** The minutes of this symbol as an audit takes them; one-minute bars have them, others none. */
  MinuteHistory history(Symbol symbol) {
    if (!minutes) {
      throw new IllegalStateException("only minutes are cut");
    }
    Side side = side();
    MinuteSeries all = MinuteBars.series(new MinuteBars(access).read(files), side);
    return new MinuteHistory(symbol, side, calendar, all);
  }

  private Side side() {
    Set<Side> sides = new TreeSet<>();
    for (DataFile file : files) {
      access.texts(file, BarsTable.SIDE).forEach(side -> sides.add(Side.parse(side)));
    }
    return preferred(sides);
  }

  /** Bars from an instant on; earlier ones may come with them. */
  private Dated read(List<DataFile> parts, long fromMicros) {
    Side side = side();
    return minutes ? readMinutes(parts, fromMicros, side) : readFrame(parts, fromMicros, side);
  }

  private Dated readMinutes(List<DataFile> parts, long fromMicros, Side side) {
    MinuteSeries minutes = MinuteBars.series(new MinuteBars(access).read(parts, fromMicros), side);
    BarSeries bars = minutes.bars();
    return new Dated(
        side,
        bars,
        spreads(minutes.spreadTicks(), bars.size()),
        sessionDays(calendar, bars.openMicros()));
  }

  /** Of each bar; bars of which none knows its spread have an empty column. */
  static double[] spreads(double[] known, int bars) {
    if (known.length == bars) {
      return known;
    }
    double[] unknown = new double[bars];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /** The date of the session of each stamp, in days since 1970; stamps rise. */
  static int[] sessionDays(TradingCalendar calendar, long[] stamps) {
    SessionCalendar sessions = SessionCalendar.of(calendar);
    int[] days = new int[stamps.length];
    int session = -1;
    for (int i = 0; i < days.length; i++) {
      if (session < 0 || stamps[i] >= sessions.endMicros(session)) {
        session = sessions.indexOf(stamps[i]);
      }
      days[i] = sessions.dateEpochDay(session);
    }
    return days;
  }

  private Dated readFrame(List<DataFile> parts, long fromMicros, Side side) {
    ColumnBatch rows =
        access
            .open()
            .read(parts, FRAME_COLUMNS, fromMicros, Long.MAX_VALUE)
            .where(BarsTable.SIDE, side.word());
    boolean[] closed = rows.booleans(BarsTable.CLOSED);
    Dated all =
        new Dated(
            side,
            new BarSeries(
                rows.longs(BarsTable.TS),
                rows.doubles(BarsTable.OPEN),
                rows.doubles(BarsTable.HIGH),
                rows.doubles(BarsTable.LOW),
                rows.doubles(BarsTable.CLOSE),
                rows.doubles(BarsTable.VOLUME)),
            rows.doubles(BarsTable.SPREAD_TICKS),
            rows.ints(BarsTable.SESSION_DATE));
    boolean open = closed.length > 0 && !closed[closed.length - 1];
    return open ? all.part(0, closed.length - 1) : all;
  }

  /** Where a source has several sides, bids are read, then trades, then what there is. */
  private static Side preferred(Set<Side> sides) {
    for (Side side : List.of(Side.BID, Side.TRADE, Side.MID)) {
      if (sides.contains(side)) {
        return side;
      }
    }
    return Side.ASK;
  }

  /**
   * Finds bars in the tables of a lake, as they stand when it is made. What is missing is said with
   * what to do; nothing is written.
   */
  public static final class Finder {
    private final Tables tables;
    private final ColumnTable.State minuteState;
    private final ColumnTable.State barState;
    private final Source source;
    private final String intention;

    /** {@code intention} is what cannot be done where bars are missing: "Cannot sweep". */
    public Finder(Tables tables, Source source, String intention) {
      this.tables = tables;
      this.source = source;
      this.intention = intention;
      minuteState = minutes(tables, source, intention);
      barState =
          tables.files(BarsTable.TABLE).orElseGet(() -> new ColumnTable.State(-1, List.of()));
    }

    /** The symbols asked for, or all that the source has; one without minutes is refused. */
    public List<Symbol> symbols(List<Symbol> asked) {
      return StoredBars.symbols(minuteState, source, asked, intention);
    }

    /** The bars of one symbol and frame. */
    public StoredBars find(Symbol symbol, Timeframe frame, TradingCalendar calendar) {
      List<DataFile> files = files(symbol, frame);
      if (files.isEmpty()) {
        throw BarlakeException.badInput(
            "Missing bars: %s has no %s bars of %s from \"%s\". Run \"jobs/barlake bars --frames"
                + " %s --symbols %s\" first.",
            BarsTable.TABLE.name(), frame, symbol, source, frame, symbol);
      }
      boolean minutes = frame.equals(Timeframe.MINUTE);
      ColumnTable table = tables.columns(minutes ? MinuteBarsTable.TABLE : BarsTable.TABLE);
      return new StoredBars(table.files(), files, minutes, calendar);
    }

    /** Whether there are bars of a symbol and frame. */
    public boolean has(Symbol symbol, Timeframe frame) {
      return !files(symbol, frame).isEmpty();
    }

    private List<DataFile> files(Symbol symbol, Timeframe frame) {
      boolean minutes = frame.equals(Timeframe.MINUTE);
      return (minutes ? minuteState : barState)
          .find(
              minutes ? partition(source, symbol) : partition(source, symbol, frame),
              Long.MIN_VALUE,
              Long.MAX_VALUE);
    }

    /** The Delta version from which bars of this frame are read. */
    public long version(Timeframe frame) {
      return frame.equals(Timeframe.MINUTE) ? minuteState.version() : barState.version();
    }
  }

  /** The minutes as they stand; a lake that has none yet is refused. */
  static ColumnTable.State minutes(Tables tables, Source source, String intention) {
    return tables
        .files(MinuteBarsTable.TABLE)
        .orElseThrow(
            () ->
                BarlakeException.badInput(
                    "%s: the lake \"%s\" has no %s yet. Run \"jobs/barlake ingest\" on the"
                        + " archives of %s first.",
                    intention, tables.lake().uri(), MinuteBarsTable.TABLE.name(), source));
  }

  /** Whether the source has any minutes. */
  static boolean holds(ColumnTable.State minutes, Source source) {
    return minutes.files().stream()
        .anyMatch(file -> source.name().equals(file.partition().get(MinuteBarsTable.SOURCE)));
  }

  static List<Symbol> symbols(
      ColumnTable.State minutes, Source source, List<Symbol> asked, String intention) {
    TreeSet<Symbol> held = new TreeSet<>();
    for (DataFile file : minutes.files()) {
      if (file.partition().get(MinuteBarsTable.SOURCE).equals(source.name())) {
        held.add(new Symbol(file.partition().get(MinuteBarsTable.SYMBOL)));
      }
    }
    if (held.isEmpty()) {
      throw BarlakeException.badInput(
          "%s: %s has no rows of source \"%s\". Run \"jobs/barlake ingest\" on its archives"
              + " first.",
          intention, MinuteBarsTable.TABLE.name(), source);
    }
    for (Symbol symbol : asked) {
      if (!held.contains(symbol)) {
        throw BarlakeException.badInput(
            "%s: unknown symbol \"%s\". %s holds %s of source \"%s\".",
            intention,
            symbol,
            MinuteBarsTable.TABLE.name(),
            held.stream().map(Symbol::name).collect(Collectors.joining(", ")),
            source);
      }
    }
    return asked.isEmpty() ? List.copyOf(held) : asked.stream().distinct().sorted().toList();
  }

  /** All files of a symbol, in the order of their stamps. */
  static List<DataFile> files(ColumnTable.State state, Source source, Symbol symbol) {
    return state.find(partition(source, symbol), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** All rows of these symbols, in a table that is partitioned by source and symbol. */
  static List<OwnedRange> owned(Source source, List<Symbol> symbols) {
    return symbols.stream()
        .map(symbol -> OwnedRange.whole(partition(source, symbol), Map.of()))
        .toList();
  }

  static Map<String, String> partition(Source source, Symbol symbol) {
    return Map.of(MinuteBarsTable.SOURCE, source.name(), MinuteBarsTable.SYMBOL, symbol.name());
  }

  /** The bars of one frame. */
  static Map<String, String> partition(Source source, Symbol symbol, Timeframe frame) {
    return Map.of(
        BarsTable.SOURCE,
        source.name(),
        BarsTable.FRAME,
        frame.label(),
        BarsTable.SYMBOL,
        symbol.name());
  }
}
