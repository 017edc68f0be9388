package io.barlake.jobs;

import io.barlake.bars.Reconciliation;
import io.barlake.bars.SideComparison;
import io.barlake.bars.SideComparison.Day;
import io.barlake.bars.SideComparison.Distances;
import io.barlake.bars.SideComparison.Totals;
import io.barlake.bars.SideComparison.Weeks;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code reconcile} prints, and its facts for {@code --json}. */
final class ReconciliationPage {
  private static final int MOST_DAYS = 20;
  private static final List<String> WEEKS_HEAD =
      List.of("weeks from", "to", "weeks", "undecided", "shift", "ratio");

  private ReconciliationPage() {}

  static void print(Reconciliation found, PrintStream out) {
    for (SideComparison side : found.sides()) {
      if (!side.equals(found.sides().get(0))) {
        out.println();
      }
      summary(found, side).forEach(out::println);
      out.println();
      List<List<String>> weeks = side.weeks().stream().map(ReconciliationPage::row).toList();
      TextTable.print(WEEKS_HEAD, weeks, 2, out);
      out.println();
      found.verdict(side).forEach(out::println);
      printDays(found, side, out);
    }
    for (Reconciliation.Alone alone : found.alone()) {
      out.println("Not compared: " + alone.range() + ", only " + alone.source() + " has minutes.");
    }
  }

  private static List<String> summary(Reconciliation found, SideComparison side) {
    Source one = found.sources().one();
    Source other = found.sources().other();
    Totals totals = side.totals();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s of %s, %s; a tick is %s"
            .formatted(
                found.symbol(), side.sides(), found.sources(), side.range(), tick(found.digits())));
    lines.add(
        String.format(
            Locale.ROOT,
            "  minutes   %,d in both, %,d in %s alone, %,d in %s alone",
            totals.matched(),
            totals.minutes() - totals.matched(),
            one,
            totals.otherMinutes() - totals.matched(),
            other));
    for (Distances distances : side.distances()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  equal     %s of the closes, %s of the bars",
              share(totals.equalCloses(), totals.matched()),
              share(totals.equalBars(), totals.matched())));
      lines.add(
          String.format(
              Locale.ROOT,
              "  distance  median %,d ticks, mean %,.2f, 95 %% within %,d, most %,d; %s less %s: %,d",
              distances.median(),
              distances.mean(),
              distances.p95(),
              distances.greatest(),
              one,
              other,
              distances.bias()));
    }
    return lines;
  }

  private static String tick(int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", new PriceScale(digits).tick());
  }

  /** A share that is not all is never told as 100 per cent. */
  private static String share(long part, long all) {
    double percent = Math.floor(1e4 * part / all) / 100;
    return part == all ? "100 %" : String.format(Locale.ROOT, "%.2f %%", percent);
  }

  private static List<String> row(Weeks weeks) {
    return List.of(
        weeks.range().first().toString(),
        weeks.range().last().toString(),
        String.valueOf(weeks.count()),
        String.valueOf(weeks.undecided()),
        weeks.isDecided() ? String.valueOf(weeks.shiftMinutes()) : "?",
        weeks.isDecided() ? ratios(weeks) : "");
  }

  private static String ratios(Weeks weeks) {
    return weeks.leastRatio() == weeks.greatestRatio()
        ? String.format(Locale.ROOT, "%.1f", weeks.leastRatio())
        : String.format(Locale.ROOT, "%.1f .. %.1f", weeks.leastRatio(), weeks.greatestRatio());
  }

  private static void printDays(Reconciliation found, SideComparison side, PrintStream out) {
    List<Day> days = side.disagreements();
    if (days.isEmpty()) {
      out.println(
          side.dayCount() == 1 ? "The day agrees." : "All " + side.dayCount() + " days agree.");
      return;
    }
    String reasons =
        reasons(days).entrySet().stream()
            .map(reason -> reason.getValue() + " " + reason.getKey())
            .collect(Collectors.joining(", "));
    out.println(
        "Days that disagree: %d of %d (%s).".formatted(days.size(), side.dayCount(), reasons));
    out.println();
    List<String> head =
        List.of(
            "day",
            "why",
            found.sources().one().name(),
            found.sources().other().name(),
            "matched",
            "median",
            "95 %",
            "most");
    TextTable.print(
        head, days.stream().limit(MOST_DAYS).map(ReconciliationPage::row).toList(), 2, out);
    if (days.size() > MOST_DAYS) {
      out.println(
          "... and " + (days.size() - MOST_DAYS) + " more; market.reconciliation has them all.");
    }
  }

  private static Map<String, Long> reasons(List<Day> days) {
    return days.stream()
        .collect(
            Collectors.groupingBy(Day::disagreement, LinkedHashMap::new, Collectors.counting()));
  }

  private static List<String> row(Day day) {
    List<String> row = new ArrayList<>();
    row.add(day.date().toString());
    row.add(day.disagreement());
    row.add(TextTable.count(day.minutes()));
    row.add(TextTable.count(day.otherMinutes()));
    row.add(TextTable.count(day.matched()));
    for (Distances distances : day.distances()) {
      row.add(TextTable.count(distances.median()));
      row.add(TextTable.count(distances.p95()));
      row.add(TextTable.count(distances.greatest()));
    }
    while (row.size() < 8) {
      row.add("");
    }
    return row;
  }

  static Map<String, Object> facts(Reconciliation found) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("symbol", found.symbol().name());
    facts.put("source", found.sources().one().name());
    facts.put("other_source", found.sources().other().name());
    facts.put("digits", found.digits());
    facts.put("sides", found.sides().stream().map(side -> facts(found, side)).toList());
    facts.put("not_compared", found.alone().stream().map(ReconciliationPage::fact).toList());
    return facts;
  }

  private static Map<String, Object> facts(Reconciliation found, SideComparison side) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("side", side.sides().one().word());
    facts.put("other_side", side.sides().other().word());
    facts.put("from", side.range().first().toString());
    facts.put("to", side.range().last().toString());
    Totals totals = side.totals();
    facts.put("minutes", totals.minutes());
    facts.put("other_minutes", totals.otherMinutes());
    facts.put("matched", totals.matched());
    facts.put("equal_closes", totals.equalCloses());
    facts.put("equal_bars", totals.equalBars());
    side.distances().forEach(distances -> facts.putAll(facts(distances)));
    facts.put("verdict", found.verdict(side));
    facts.put("weeks", side.weeks().stream().map(ReconciliationPage::fact).toList());
    facts.put("days", side.dayCount());
    facts.put("farthest_ticks", side.farthestTicks());
    facts.put(
        "disagreements", side.disagreements().stream().map(ReconciliationPage::fact).toList());
    return facts;
  }

  private static Map<String, Object> facts(Distances distances) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("mean_ticks", distances.mean());
    facts.put("median_ticks", distances.median());
    facts.put("p95_ticks", distances.p95());
    facts.put("max_ticks", distances.greatest());
    facts.put("bias_ticks", distances.bias());
    return facts;
  }

  private static Map<String, Object> fact(Weeks weeks) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("from", weeks.range().first().toString());
    fact.put("to", weeks.range().last().toString());
    fact.put("weeks", weeks.count());
    fact.put("undecided", weeks.undecided());
    if (weeks.isDecided()) {
      fact.put("shift", weeks.shiftMinutes());
      fact.put("least_ratio", weeks.leastRatio());
      fact.put("greatest_ratio", weeks.greatestRatio());
    }
    return fact;
  }

  private static Map<String, Object> fact(Day day) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("day", day.date().toString());
    fact.put("disagreement", day.disagreement());
    fact.put("minutes", day.minutes());
    fact.put("other_minutes", day.otherMinutes());
    fact.put("matched", day.matched());
    day.distances().forEach(distances -> fact.putAll(facts(distances)));
    return fact;
  }

  private static Map<String, Object> fact(Reconciliation.Alone alone) {
    return Map.of(
        "from", alone.range().first().toString(),
        "to", alone.range().last().toString(),
        "only", alone.source().name());
  }
}
