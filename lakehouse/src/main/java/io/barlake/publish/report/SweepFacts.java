package io.barlake.publish.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was swept and what it was made from. Times are seconds since 1970 in UTC; the seed is text
 * because browsers keep only 53 bits of a number.
 */
public record SweepFacts(
    String id,
    String strategy,
    String definition,
    String source,
    List<String> symbols,
    List<String> frames,
    Long fromSeconds,
    Long toSeconds,
    long trials,
    Map<String, String> costs,
    Map<String, String> inputs,
    String codeVersion,
    String seed,
    String resultHash) {
  public SweepFacts {
    symbols = List.copyOf(symbols);
    frames = List.copyOf(frames);
    costs = new TreeMap<>(costs);
    inputs = new TreeMap<>(inputs);
  }
}
