package io.barlake.jobs;

import io.barlake.features.LabelCatalog;
import io.barlake.features.LabelCatalog.Column;
import io.barlake.features.LabelCatalog.Entry;
import io.barlake.jobs.cli.JobResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the labels that there are. */
final class LabelList {
  private LabelList() {}

  static JobResult print(PrintStream out) {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (Entry entry : LabelCatalog.entries()) {
      print(entry, out);
      facts.add(fact(entry));
    }
    out.println("Bars are counted, time is not: a weekend is one step.");
    out.println("A label is absent where the bar that decides it is still to come.");
    return JobResult.of("labels", facts);
  }

  private static void print(Entry entry, PrintStream out) {
    out.println(entry.definition() + ", such as " + entry.example() + ": " + entry.question());
    entry.parameters().forEach(parameter -> out.println("  " + parameter));
    out.println("  begins after " + entry.warmUp() + " bars, looks ahead " + entry.horizon());
    for (Column column : entry.columns()) {
      out.println("  " + column.name() + ": " + column.formula());
    }
    out.println();
  }

  private static Map<String, Object> fact(Entry entry) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("definition", entry.definition());
    fact.put("parameters", entry.parameters());
    fact.put("example", entry.example());
    fact.put("warm_up", entry.warmUp());
    fact.put("horizon", entry.horizon());
    fact.put(
        "columns",
        entry.columns().stream()
            .map(column -> Map.of("name", column.name(), "formula", column.formula()))
            .toList());
    return fact;
  }
}
