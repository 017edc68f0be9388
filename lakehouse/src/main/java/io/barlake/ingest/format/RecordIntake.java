package io.barlake.ingest.format;

import io.barlake.market.Side;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the records of one member go: into bars, be they bars themselves or ticks. */
sealed interface RecordIntake {
  /** Takes a record in, or says why it is none. */
  Optional<RejectionReason> take(byte[] bytes, int from, int to, int line);

  /** How many records were taken in, filler included. */
  long taken();

  /** How many of them were filler and dropped. */
  long padding();

  /** How many of them had been taken in before. */
  long copies();

  /** The first and the last file minute of the filler; empty where none had a stamp. */
  long[] fillerEnds();

  MinuteColumns columns();

  /** The bars of the other sides that were asked for, beside those of {@link #columns}. */
  Map<Side, SideBars> beside(MinuteColumns own);

  /** {@code sides} are the sides of quotes to make bars of besides the reader's own. */
  static RecordIntake of(FormatReader reader, TickSink sink, Set<Side> sides) {
    return reader instanceof TickReader ticks
        ? new Ticks(ticks, sink, sides)
        : new Bars((MinuteReader) reader, sides.contains(Side.ASK));
  }

  /** Bars are taken as they are. */
  final class Bars implements RecordIntake {
    private final MinuteReader reader;
    private final boolean pads;
    private final MinuteRow row = new MinuteRow();
    private final MinuteCollector rows = new MinuteCollector();
    private final boolean takesAsks;
    private final MinuteRow ask = new MinuteRow();
    private final MinuteCollector asks = new MinuteCollector();
    private final BitSet hasAsk = new BitSet();
    private long padding;
    private long copies;
    private long firstFiller = Long.MAX_VALUE;
    private long lastFiller = Long.MIN_VALUE;

    private Bars(MinuteReader reader, boolean takesAsks) {
      this.reader = reader;
      this.pads = reader.padsQuietHours();
      this.takesAsks = takesAsks;
    }

    @Override
    public Optional<RejectionReason> take(byte[] bytes, int from, int to, int line) {
      Optional<RejectionReason> fault = reader.read(bytes, from, to, row);
      if (fault.isPresent()) {
        return fault;
      }
      switch (reader.lastRecord()) {
        case FILLER -> padding++;
        case COPY -> copies++;
        case DATA -> fault = bar(line);
      }
      return fault;
    }

    private Optional<RejectionReason> bar(int line) {
      Optional<RejectionReason> fault = row.fault();
      if (fault.isEmpty() && pads && row.isFiller()) {
        padding++;
        firstFiller = Math.min(firstFiller, row.fileMinute);
        lastFiller = Math.max(lastFiller, row.fileMinute);
      } else if (fault.isEmpty()) {
        if (takesAsks && row.hasAsk) {
          hasAsk.set(rows.size());
          ask.takeAskOf(row);
          asks.add(ask, line);
        }
        rows.add(row, line);
      }
      return fault;
    }

    @Override
    public long taken() {
      return rows.size() + padding + copies;
    }

    @Override
    public long padding() {
      return padding;
    }

    @Override
    public long copies() {
      return copies;
    }

    @Override
    public long[] fillerEnds() {
      return firstFiller > lastFiller ? new long[0] : new long[] {firstFiller, lastFiller};
    }

    @Override
    public MinuteColumns columns() {
      return rows.columns();
    }

    @Override
    public Map<Side, SideBars> beside(MinuteColumns own) {
      return takesAsks
          ? Map.of(Side.ASK, new SideBars(hasAsk.stream().toArray(), asks.columns()))
          : Map.of();
    }
  }

  /** Ticks are made minutes of. */
  final class Ticks implements RecordIntake {
    private final TickReader reader;
    private final TickSink sink;
    private final TickRow row = new TickRow();
    private final TickCollector ticks;
    private long taken;
    private long padding;
    private long copies;

    private Ticks(TickReader reader, TickSink sink, Set<Side> sides) {
      this.reader = reader;
      this.sink = sink;
      this.ticks =
          reader.isInAnyOrder() ? TickCollector.ofAnyOrder(sides) : TickCollector.ofOneClock(sides);
    }

    @Override
    public Optional<RejectionReason> take(byte[] bytes, int from, int to, int line) {
      Optional<RejectionReason> fault = reader.read(bytes, from, to, row);
      if (fault.isPresent()) {
        return fault;
      }
      switch (reader.lastRecord()) {
        case FILLER -> padding++;
        case COPY -> copies++;
        case DATA -> fault = tick(line);
      }
      return fault;
    }

    private Optional<RejectionReason> tick(int line) {
      Optional<RejectionReason> fault = row.fault();
      if (fault.isEmpty()) {
        sink.take(ticks.add(row, line), row, line);
        taken++;
      }
      return fault;
    }

    @Override
    public long taken() {
      return taken + padding + copies;
    }

    @Override
    public long padding() {
      return padding;
    }

    @Override
    public long copies() {
      return copies;
    }

    @Override
    public long[] fillerEnds() {
      return new long[0];
    }

    @Override
    public MinuteColumns columns() {
      return ticks.columns();
    }

    @Override
    public Map<Side, SideBars> beside(MinuteColumns own) {
      return ticks.beside(own);
    }
  }
}
