package io.barlake.features;

import io.barlake.BarlakeException;
import io.barlake.Sha256;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.market.calendar.TradingCalendar;
import java.util.List;
import java.util.Locale;

/** One entry of a set: an indicator over the bars of the rows, or over those of a longer frame. */
public sealed interface Feature {
  /** An indicator whose values change although its formula reads the same gets another number. */
  String KERNEL = "1";

  /** Reads {@code rsi(14)}, and {@code rsi(14)@4h} of a longer frame. */
  static Feature parse(String definition) {
    int close = definition.lastIndexOf(')');
    String rest = definition.substring(close + 1).strip();
    if (close < 0 || !rest.startsWith("@")) {
      return new OfRows(definition, IndicatorParser.parse(definition));
    }
    Indicator indicator = IndicatorParser.parse(definition.substring(0, close + 1));
    return new OfLonger(definition, indicator, Timeframe.parse(rest.substring(1)));
  }

  /** What it is read from. */
  String definition();

  Indicator indicator();

  /** The word and the parameters: {@code rsi_14}, and the frame if it is a longer one. */
  String label();

  /** What it computes, in the order of the indicator's columns. */
  List<FeatureColumn> columns();

  /** The frame of the bars that it is computed over, for rows of a frame. */
  Timeframe frameFor(Timeframe rows);

  /** How many bars of {@link #frameFor} there must be for every column to have a value. */
  default int barsNeeded(Timeframe rows) {
    int warmUp =
        indicator().columns().stream().mapToInt(column -> column.warmUp()).max().orElseThrow();
    // The warm-up of a session is told in its minutes.
    int minutes = indicator() instanceof SessionIndicator ? frameFor(rows).nominalMinutes() : 1;
    return (warmUp + minutes - 1) / minutes + 1;
  }

  /** Fails where it has no values for rows of this frame. */
  default void requireFrame(Timeframe rows) {
    Timeframe frame = frameFor(rows);
    if (indicator() instanceof SessionIndicator && !frame.isIntraday()) {
      throw BarlakeException.badArgument(
          "Cannot compute %s of %s bars: it needs bars shorter than a day, such as 1h. Leave the"
              + " frame %s out, or %s.",
          label(), rows, rows, label());
    }
    if (!frame.equals(rows) && !rows.nestsIn(frame)) {
      throw BarlakeException.badArgument(
          "Cannot compute %s of %s bars: bars of %s are not made of whole bars of %s. Leave the"
              + " frame %s out, or %s.",
          label(), rows, frame, rows, rows, label());
    }
  }

  /** Differs where the values may differ: by another formula, or other sessions if it asks. */
  default String fingerprint(List<TradingCalendar> calendars) {
    boolean asks =
        this instanceof OfLonger
            || indicator() instanceof SessionIndicator
            || indicator() instanceof PairIndicator;
    List<String> sessions =
        asks ? calendars.stream().map(TradingCalendar::fingerprint).toList() : List.of();
    String all = String.join(" ", KERNEL, columns().toString(), sessions.toString());
    return Sha256.shortOf(all);
  }

  /** Over the rows themselves. */
  record OfRows(String definition, Indicator indicator) implements Feature {
    @Override
    public String label() {
      return indicator.label();
    }

    @Override
    public List<FeatureColumn> columns() {
      return indicator.columns().stream()
          .map(column -> new FeatureColumn(column.label(), column.warmUp(), column.formula()))
          .toList();
    }

    @Override
    public Timeframe frameFor(Timeframe rows) {
      return rows;
    }
  }

  /** Over a longer frame: the value of its last bar that is closed when the bar of the row is. */
  record OfLonger(String definition, Indicator indicator, Timeframe frame) implements Feature {
    @Override
    public String label() {
      return indicator.label() + suffix();
    }

    @Override
    public List<FeatureColumn> columns() {
      return indicator.columns().stream()
          .map(
              column ->
                  new FeatureColumn(
                      column.label() + suffix(),
                      column.warmUp(),
                      "of the last closed " + frame + " bar: " + column.formula()))
          .toList();
    }

    @Override
    public Timeframe frameFor(Timeframe rows) {
      return frame;
    }

    @Override
    public void requireFrame(Timeframe rows) {
      if (rows.compareTo(frame) >= 0) {
        throw BarlakeException.badArgument(
            "Cannot compute %s of %s bars: %s is not longer. Leave the frame %s out, or %s.",
            label(), rows, frame, rows, label());
      }
      Feature.super.requireFrame(rows);
    }

    /** Columns do not tell capitals, and so not months from minutes. */
    private String suffix() {
      String label = frame.label();
      String told = frame.unit() == Timeframe.Unit.MONTH ? label.replaceFirst("M", "mo") : label;
      return "_" + told.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
  }
}
