package io.barlake.ingest.clock;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The clock of a file, which may be another one in each year of its stamps. */
public final class ClockByYear implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, ClockRule> rules;

  public ClockByYear(Map<Integer, ClockRule> rules) {
    this.rules = new TreeMap<>(rules);
  }

  /** One clock for every year. */
  public static ClockByYear always(ClockRule rule) {
    return new ClockByYear(Map.of(0, rule));
  }

  public SortedMap<Integer, ClockRule> rules() {
    return new TreeMap<>(rules);
  }

  /** As {@link ClockRule#toUtcMinutes(long[], SameBar)}. */
  public long[] toUtcMinutes(long[] fileMinutes, SameBar bars) {
    long[] utc = new long[0];
    for (ClockRule rule : new LinkedHashSet<>(rules.values())) {
      long[] byRule = rule.toUtcMinutes(fileMinutes, bars);
      if (utc.length == 0) {
        utc = byRule;
        continue;
      }
      for (int i = 0; i < utc.length; i++) {
        if (of(fileMinutes[i]).equals(rule)) {
          utc[i] = byRule[i];
        }
      }
    }
    return utc;
  }

  public long utcMinute(long fileMinute) {
    return of(fileMinute).utcMinute(fileMinute);
  }

  private ClockRule of(long fileMinute) {
    Map.Entry<Integer, ClockRule> known = rules.floorEntry(ClockEvidence.yearOf(fileMinute));
    return known == null ? rules.firstEntry().getValue() : known.getValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClockByYear clock && rules.equals(clock.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  /** {@code new-york}, or {@code 2018 new-york, 2019 utc} where years differ. */
  @Override
  public String toString() {
    if (new TreeSet<>(rules.values().stream().map(ClockRule::name).toList()).size() == 1) {
      return rules.firstEntry().getValue().name();
    }
    return String.join(
        ", ", rules.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  /** Reads what {@link #toString} gives. */
  public static ClockByYear parse(String text) {
    Map<Integer, ClockRule> rules = new TreeMap<>();
    for (String part : text.split(", ", -1)) {
      int blank = part.indexOf(' ');
      if (blank < 0) {
        return always(ClockRules.named(part));
      }
      rules.put(
          Integer.valueOf(part.substring(0, blank)), ClockRules.named(part.substring(blank + 1)));
    }
    return new ClockByYear(rules);
  }
}
