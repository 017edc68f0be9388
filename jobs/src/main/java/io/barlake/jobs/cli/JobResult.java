package io.barlake.jobs.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job did: {@code facts} become the JSON object; {@code failures} are the inputs that were
 * passed over, one line each, and make the exit status 2.
 */
public record JobResult(Map<String, Object> facts, List<String> failures) {
  public JobResult {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    failures = List.copyOf(failures);
  }

  /** The facts of a job that went well, in pairs of name and value. */
  public static JobResult of(Object... namesAndValues) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new JobResult(facts, List.of());
  }

  public JobResult withFailures(List<String> lines) {
    return new JobResult(facts, lines);
  }
}
