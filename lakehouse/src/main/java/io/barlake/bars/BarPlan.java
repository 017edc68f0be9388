package io.barlake.bars;

import io.barlake.bars.kernel.FrameClock;
import io.barlake.config.Instruments;
import io.barlake.market.Micros;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.TableChanges;
import io.barlake.tables.TakenVersions;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Decides which bars have to be built: of a frame that was built from these minutes before, by the
 * same calendar, those whose minutes have changed since; otherwise all. What is built replaces
 * exactly the stamps that it covers.
 */
final class BarPlan {

  /** A kernel that makes other bars of the same minutes has another number. */
  private static final String KERNEL = "1";

  private final Source source;
  private final Instruments instruments;
  private final ColumnTable minutes;
  private final String minutesId;
  private final ColumnTable.State state;
  private final TakenVersions taken;
  private final long taskMinutes;
  private final Map<Long, Optional<TableChanges>> changes = new HashMap<>();

  final List<BarWork> work = new ArrayList<>();
  final List<OwnedRange> owned = new ArrayList<>();
  final Map<String, Long> takes = new TreeMap<>();

  BarPlan(
      Source source,
      Instruments instruments,
      ColumnTable minutes,
      ColumnTable.State state,
      TakenVersions taken,
      long taskMinutes) {
    this.source = source;
    this.instruments = instruments;
    this.minutes = minutes;
    this.minutesId = minutes.id();
    this.state = state;
    this.taken = taken;
    this.taskMinutes = taskMinutes;
  }

  /** Adds what there is to do for the frames of a symbol. */
  void add(Symbol symbol, List<Timeframe> frames) {
    TradingCalendar calendar = instruments.calendar(symbol);
    Map<Long, List<Timeframe>> byVersion = new TreeMap<>();
    for (Timeframe frame : frames) {
      OptionalLong version = taken.find(writer(symbol, frame, calendar), partition(symbol, frame));
      byVersion.computeIfAbsent(version.orElse(-1), any -> new ArrayList<>()).add(frame);
    }
    byVersion.forEach((version, ofVersion) -> add(symbol, calendar, ofVersion, version));
  }

  /** Takes away the bars of a symbol that has no minutes any more. */
  void remove(Symbol symbol, List<Timeframe> frames) {
    frames.forEach(frame -> owned.add(OwnedRange.whole(partition(symbol, frame), Map.of())));
  }

  private void add(
      Symbol symbol, TradingCalendar calendar, List<Timeframe> frames, long sinceVersion) {
    if (sinceVersion == state.version()) {
      return;
    }
    List<DataFile> files = StoredBars.files(state, source, symbol);
    Optional<List<Span>> changed =
        sinceVersion < 0 ? Optional.empty() : changedSince(sinceVersion, symbol, files);
    List<Span> minutesToTake =
        changed.orElseGet(() -> List.of(new Span(first(files), lastMinute(files) + 1)));
    Map<Timeframe, List<Span>> bars = new TreeMap<>();
    for (Timeframe frame : frames) {
      List<Span> ofFrame = new ArrayList<>();
      minutesToTake.forEach(span -> ofFrame.add(bars(calendar, frame, span)));
      bars.put(frame, Span.joined(ofFrame));
      takes.put(writer(symbol, frame, calendar), state.version());
      if (changed.isEmpty()) {
        owned.add(OwnedRange.whole(partition(symbol, frame), Map.of()));
      } else {
        bars.get(frame).forEach(span -> owned.add(owned(symbol, frame, span)));
      }
    }
    addWork(symbol, calendar, bars, files);
  }

  private OwnedRange owned(Symbol symbol, Timeframe frame, Span span) {
    return new OwnedRange(
        partition(symbol, frame), Map.of(), span.fromMicros(), span.untilMicros() - 1);
  }

  /** The stamps of minutes that may have changed; nothing where that is not known. */
  private Optional<List<Span>> changedSince(long version, Symbol symbol, List<DataFile> now) {
    Optional<TableChanges> since =
        changes.computeIfAbsent(version, any -> minutes.changes(version, state.version()));
    if (since.isEmpty()) {
      return Optional.empty();
    }
    List<DataFile> before = ofSymbol(since.get().before(), symbol);
    List<Span> spans = new ArrayList<>();
    for (DataFile file : ofSymbol(since.get().changed(), symbol)) {
      if (!file.isBounded()) {
        return Optional.empty();
      }
      spans.add(new Span(file.firstMicros(), file.lastMicros() + 1));
    }
    boolean bounded = before.stream().allMatch(DataFile::isBounded);
    if (before.isEmpty() || now.isEmpty() || !bounded) {
      return Optional.empty();
    }
    if (lastMinute(before) != lastMinute(now)) {
      // The bar that was the last one has ended, or has not yet.
      spans.add(new Span(lastMinute(before), lastMinute(before) + 1));
      spans.add(new Span(lastMinute(now), lastMinute(now) + 1));
    }
    return Optional.of(Span.joined(spans));
  }

  private List<DataFile> ofSymbol(List<DataFile> files, Symbol symbol) {
    Map<String, String> partition = StoredBars.partition(source, symbol);
    return files.stream()
        .filter(file -> file.partition().entrySet().containsAll(partition.entrySet()))
        .toList();
  }

  /** Bars that are far from each other are work of their own; so are parts of a long time. */
  private void addWork(
      Symbol symbol,
      TradingCalendar calendar,
      Map<Timeframe, List<Span>> bars,
      List<DataFile> files) {
    List<Span> all = new ArrayList<>();
    bars.values().forEach(all::addAll);
    for (Span window : Span.joined(all)) {
      List<Long> cuts = cuts(files, window);
      for (int i = 0; i <= cuts.size(); i++) {
        Map<Timeframe, List<Span>> mine = new TreeMap<>();
        for (Timeframe frame : bars.keySet()) {
          // A bar over a cut belongs to the part that begins with the cut.
          long from = i == 0 ? window.fromMicros() : barStart(calendar, frame, cuts.get(i - 1));
          long until =
              i == cuts.size() ? window.untilMicros() : barStart(calendar, frame, cuts.get(i));
          List<Span> here =
              bars.get(frame).stream().flatMap(span -> span.within(from, until).stream()).toList();
          if (!here.isEmpty()) {
            mine.put(frame, new ArrayList<>(here));
          }
        }
        addWork(symbol, calendar, mine, lastMinute(files));
      }
    }
  }

  private void addWork(
      Symbol symbol, TradingCalendar calendar, Map<Timeframe, List<Span>> bars, long lastMinute) {
    if (bars.isEmpty()) {
      return;
    }
    BarWork unread =
        new BarWork(StoredBars.partition(source, symbol), calendar, bars, List.of(), lastMinute);
    Span window = unread.window();
    work.add(
        unread.reading(
            state.find(
                StoredBars.partition(source, symbol),
                window.fromMicros(),
                window.untilMicros() - 1)));
  }

  /** Where a long time is cut: at the first stamps of files. */
  private List<Long> cuts(List<DataFile> files, Span window) {
    List<Long> cuts = new ArrayList<>();
    long rows = 0;
    long last = window.fromMicros();
    for (DataFile file : files) {
      long first = file.firstMicros();
      if (rows >= taskMinutes && window.holds(first) && first > last) {
        cuts.add(first);
        last = first;
        rows = 0;
      }
      if (file.lastMicros() >= window.fromMicros() && first < window.untilMicros()) {
        rows += file.rows();
      }
    }
    return cuts;
  }

  private static long barStart(TradingCalendar calendar, Timeframe frame, long micros) {
    return bars(calendar, frame, new Span(micros, micros + 1)).fromMicros();
  }

  /** From the beginning of the bar that the span begins in to the end of that which it ends in. */
  private static Span bars(TradingCalendar calendar, Timeframe frame, Span span) {
    FrameClock clock = new FrameClock(SessionCalendar.of(calendar, frame.anchor()), frame);
    clock.moveTo(span.fromMicros());
    long from = clock.startMicros();
    clock.moveTo(span.untilMicros() - 1);
    return new Span(from, clock.endMicros());
  }

  private static long first(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::firstMicros).min().orElseThrow();
  }

  /** Stamps in a log are bounded a little above; minutes are whole. */
  private static long lastMinute(List<DataFile> files) {
    long last = files.stream().mapToLong(DataFile::lastMicros).max().orElseThrow();
    return last - Math.floorMod(last, Micros.MINUTE);
  }

  private Map<String, String> partition(Symbol symbol, Timeframe frame) {
    return StoredBars.partition(source, symbol, frame);
  }

  private String writer(Symbol symbol, Timeframe frame, TradingCalendar calendar) {
    return String.join(
        " ",
        MinuteBarsTable.TABLE.name(),
        minutesId,
        source.name(),
        symbol.name(),
        frame.label(),
        calendar.name(),
        calendar.fingerprint(),
        KERNEL);
  }
}
