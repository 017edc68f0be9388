package io.barlake.jobs;

import io.barlake.features.FeatureCatalog;
import io.barlake.features.FeatureCatalog.Entry;
import io.barlake.features.FeatureCatalog.Group;
import io.barlake.features.FeatureColumn;
import io.barlake.features.FeatureSets;
import io.barlake.features.FeatureSets.NamedSet;
import io.barlake.jobs.cli.JobResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the indicators that there are, family by family, and the sets that are made of them. */
final class FeatureList {
  private FeatureList() {}

  static JobResult print(PrintStream out) {
    List<NamedSet> sets = FeatureSets.all();
    Map<String, String> meanings = new LinkedHashMap<>();
    List<Map<String, Object>> facts = new ArrayList<>();
    for (Group group : FeatureCatalog.groups()) {
      out.println(group.name() + ": " + group.question());
      for (Entry entry : group.entries()) {
        print(entry, out);
        facts.add(fact(group, entry));
        meanings.put(entry.gaps(), entry.meaning());
      }
      out.println();
    }
    meanings.forEach((gaps, meaning) -> out.println(gaps + ": " + meaning));
    out.println();
    out.println("sets: what --set takes, files of conf/features");
    sets.forEach(
        set ->
            out.println(
                "  %s, %d columns: %s".formatted(set.name(), set.columns(), set.description())));
    return JobResult.of("indicators", facts, "sets", sets.stream().map(FeatureList::fact).toList());
  }

  private static Map<String, Object> fact(NamedSet set) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("name", set.name());
    fact.put("description", set.description());
    fact.put("definitions", set.definitions());
    fact.put("columns", set.columns());
    return fact;
  }

  private static void print(Entry entry, PrintStream out) {
    out.println();
    out.println("  " + entry.definition() + ", such as " + entry.example());
    entry.parameters().forEach(parameter -> out.println("    " + parameter));
    String inputs = entry.inputs().isEmpty() ? "the time alone" : String.join(", ", entry.inputs());
    out.println("    reads " + inputs + "; " + entry.gaps() + "; remembers " + memory(entry));
    for (FeatureColumn column : entry.columns()) {
      String warmUp = bars(column.warmUp());
      out.println("    " + column.name() + ", after " + warmUp + ": " + column.formula());
    }
  }

  private static String memory(Entry entry) {
    return entry.lookBack().isPresent()
        ? bars(entry.lookBack().getAsInt()) + " before"
        : "every bar before";
  }

  private static String bars(int count) {
    return count == 1 ? "1 bar" : count + " bars";
  }

  private static Map<String, Object> fact(Group group, Entry entry) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("family", group.name());
    fact.put("definition", entry.definition());
    fact.put("parameters", entry.parameters());
    fact.put("example", entry.example());
    fact.put("inputs", entry.inputs());
    fact.put("gaps", entry.gaps());
    entry.lookBack().ifPresent(bars -> fact.put("look_back", bars));
    fact.put("columns", entry.columns().stream().map(FeatureList::fact).toList());
    return fact;
  }

  private static Map<String, Object> fact(FeatureColumn column) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("name", column.name());
    fact.put("warm_up", column.warmUp());
    fact.put("formula", column.formula());
    return fact;
  }
}
