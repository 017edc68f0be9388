package io.barlake.ingest.clock;

import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures the clocks of all files of a lake: one verdict for each source, symbol and year, from
 * all files of it together. Where their stamps leave it open, the nearest year of the same source
 * whose clock is proven speaks, then the usual clock of the source. The verdicts follow from the
 * set of files, whatever the order in which they came.
 */
public final class ClockJudge {
  /** The stamps of one file, and whether its bars are fine enough to show opens and closes. */
  public record SeriesStamps(
      Source source, Symbol symbol, TradingWeek week, ClockEvidence evidence, boolean votes) {}

  private record Stamps(TradingWeek week, ClockEvidence evidence, int files) {
    Stamps and(Stamps other) {
      return new Stamps(week, evidence.and(other.evidence), files + other.files);
    }
  }

  /** A verdict and how many files it was measured on. */
  public record Judgement(ClockVerdict verdict, int files) {}

  private ClockJudge() {}

  public static Map<ClockYear, Judgement> judge(Collection<SeriesStamps> files) {
    Map<ClockYear, Stamps> years = years(files);
    Map<ClockYear, Judgement> verdicts = new TreeMap<>();
    years.forEach((key, stamps) -> verdicts.put(key, judge(stamps, List.of(usual(key)))));
    Map<Source, List<ClockYear>> proven =
        verdicts.keySet().stream()
            .filter(key -> confidence(verdicts, key) == ClockConfidence.PROVEN)
            .collect(Collectors.groupingBy(ClockYear::source));
    Map<ClockYear, Judgement> all = new TreeMap<>(verdicts);
    verdicts.forEach(
        (key, judgement) -> {
          if (confidence(verdicts, key) != ClockConfidence.PROVEN) {
            List<ClockYear> nearest = nearest(key, proven.getOrDefault(key.source(), List.of()));
            all.put(key, judge(years.get(key), assumed(key, nearest, verdicts)));
          }
        });
    return all;
  }

  private static Map<ClockYear, Stamps> years(Collection<SeriesStamps> files) {
    Map<ClockYear, Stamps> years = new HashMap<>();
    for (SeriesStamps file : files) {
      for (int year : file.evidence().years()) {
        years.merge(
            new ClockYear(file.source(), file.symbol(), year),
            new Stamps(file.week(), file.votes() ? file.evidence() : ClockEvidence.NONE, 1),
            Stamps::and);
      }
    }
    years.replaceAll(
        (key, stamps) -> new Stamps(stamps.week, stamps.evidence.ofYear(key.year()), stamps.files));
    return years;
  }

  private static Judgement judge(Stamps stamps, List<AssumedClock> assumed) {
    return new Judgement(
        new ClockDetector(assumed).detect(stamps.evidence, stamps.week), stamps.files);
  }

  private static ClockConfidence confidence(Map<ClockYear, Judgement> verdicts, ClockYear key) {
    return verdicts.get(key).verdict().confidence();
  }

  private static AssumedClock usual(ClockYear key) {
    return new AssumedClock(
        UsualClocks.of(key.source(), key.year()), "the usual clock of " + key.source());
  }

  /** By years of distance; of equals the same symbol, then the earlier year. */
  private static List<ClockYear> nearest(ClockYear to, List<ClockYear> proven) {
    return proven.stream()
        .sorted(
            Comparator.comparingInt((ClockYear key) -> Math.abs(key.year() - to.year()))
                .thenComparing(key -> !key.symbol().equals(to.symbol()))
                .thenComparingInt(ClockYear::year)
                .thenComparing(ClockYear::symbol))
        .toList();
  }

  private static List<AssumedClock> assumed(
      ClockYear key, List<ClockYear> nearest, Map<ClockYear, Judgement> verdicts) {
    Map<ClockRule, AssumedClock> clocks = new LinkedHashMap<>();
    for (ClockYear other : nearest) {
      ClockRule rule = verdicts.get(other).verdict().rule();
      clocks.putIfAbsent(
          rule, new AssumedClock(rule, "the clock of " + other.symbol() + " in " + other.year()));
    }
    clocks.putIfAbsent(usual(key).rule(), usual(key));
    return List.copyOf(clocks.values());
  }
}
