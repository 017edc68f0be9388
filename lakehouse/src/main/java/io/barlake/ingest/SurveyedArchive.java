package io.barlake.ingest;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.clock.ClockVerdict;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the first look at an archive tells: what it holds, on which clock, from when to when. */
record SurveyedArchive(
    ArchiveFacts facts,
    Series series,
    String format,
    Clock clock,
    long firstMinute,
    long lastMinute,
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

  /** What is never merged with anything else. */
  record Series(Source source, Symbol symbol, Side side) implements Serializable {}

  /** The measured clock, in the words of the tables. */
  record Clock(
      int year,
      String rule,
      String sureness,
      Map<String, Double> scores,
      int weeks,
      String decidingWeeks,
      String evidence)
      implements Serializable {

    static Clock of(int year, ClockVerdict verdict) {
      Map<String, Double> scores = new LinkedHashMap<>();
      int votes = Math.max(1, 2 * verdict.evidence().votingWeeks());
      verdict
          .scores()
          .forEach(score -> scores.put(score.rule().name(), (double) score.matches() / votes));
      return new Clock(
          year,
          verdict.rule().name(),
          verdict.confidence().word(),
          scores,
          verdict.evidence().votingWeeks(),
          String.join(
              " ", verdict.evidence().decidingWeeks().stream().map(Object::toString).toList()),
          verdict.sentence());
    }
  }
}
