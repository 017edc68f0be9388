package io.barlake.ingest;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.clock.ClockEvidence;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the first look at an archive tells: what it holds, and what its stamps say of their clock.
 * {@code givenClock} is the name of a rule that needs no measuring, because the format or a person
 * says so; empty otherwise. {@code extras} are what was asked for of what it may have. {@code
 * liesAt} is the file to read it again from; empty where the lake keeps a copy.
 */
record SurveyedArchive(
    ArchiveFacts facts,
    Series series,
    String format,
    ClockEvidence stamps,
    String givenClock,
    Extras extras,
    String liesAt,
    int decimals,
    List<String> notes)
    implements Serializable {

  /** The short form of the hash that every minute carries. */
  static long shortHash(ArchiveFacts facts) {
    return Long.parseUnsignedLong(facts.sha256().substring(0, 16), 16);
  }

  String sha256() {
    return facts.sha256();
  }

  boolean isMeasured() {
    return givenClock.isEmpty();
  }

  SurveyedArchive withClock(String rule) {
    return new SurveyedArchive(
        facts, series, format, stamps, rule, extras, liesAt, decimals, notes);
  }

  SurveyedArchive with(Extras more) {
    return new SurveyedArchive(
        facts, series, format, stamps, givenClock, extras.and(more), liesAt, decimals, notes);
  }

  /** The same archive, found in another file and under another name. */
  SurveyedArchive movedTo(String name, String file) {
    return new SurveyedArchive(
        facts.named(name), series, format, stamps, givenClock, extras, file, decimals, notes);
  }

  /** The same archive, which may be known to have been published later: the latest date stands. */
  SurveyedArchive issuedAt(Instant time) {
    return time.isAfter(facts.issued())
        ? new SurveyedArchive(
            facts.issuedAt(time),
            series,
            format,
            stamps,
            givenClock,
            extras,
            liesAt,
            decimals,
            notes)
        : this;
  }

  boolean keepsTicks() {
    return extras.ticks();
  }

  /** The series that it has bars in: its own, and those of the other sides that were asked for. */
  List<Series> allSeries() {
    List<Series> all = new ArrayList<>(List.of(series));
    new TreeSet<>(extras.sides()).forEach(side -> all.add(series.ofSide(side)));
    return all;
  }

  /** Whether this archive, taken in as it was before, is all that is asked for now. */
  boolean asksNoMoreThan(SurveyedArchive before) {
    return givenClock.equals(before.givenClock)
        && liesAt.equals(before.liesAt)
        && !facts.issued().isAfter(before.facts.issued())
        && before.extras.holds(extras);
  }

  /** What is never merged with anything else; {@code frame} is the minutes of a bar. */
  record Series(Source source, Symbol symbol, Side side, int frame) implements Serializable {
    Series ofSide(Side other) {
      return new Series(source, symbol, other, frame);
    }

    /** Whether the bars belong among the minutes, and not to those of coarser frames. */
    boolean isMinutes() {
      return frame == 1;
    }
  }
}
