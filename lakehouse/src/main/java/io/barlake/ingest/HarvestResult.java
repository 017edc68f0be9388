package io.barlake.ingest;

import io.barlake.ingest.harvest.Fetched;
import io.barlake.market.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a harvest did: a line for each symbol, the archives that the site does not have, and a
 * message for each that could not be fetched.
 */
public record HarvestResult(
    List<SymbolLine> symbols, List<String> unpublished, List<String> failures, long bytes) {

  public HarvestResult {
    symbols = List.copyOf(symbols);
    unpublished = List.copyOf(unpublished);
    failures = List.copyOf(failures);
  }

  /** How many archives of a symbol went which way. */
  public record SymbolLine(
      String symbol, long fetched, long replaced, long there, long unpublished, long failed) {
    private SymbolLine plus(SymbolLine more) {
      return new SymbolLine(
          symbol,
          fetched + more.fetched,
          replaced + more.replaced,
          there + more.there,
          unpublished + more.unpublished,
          failed + more.failed);
    }

    boolean isEmpty() {
      return fetched + replaced + there + failed == 0;
    }
  }

  /** All symbols together. */
  public SymbolLine total() {
    return symbols.stream().reduce(new SymbolLine("", 0, 0, 0, 0, 0), SymbolLine::plus);
  }

  /** The whole in a few words. */
  public String sentence() {
    SymbolLine total = total();
    long fetched = total.fetched() + total.replaced();
    return String.format(
        Locale.ROOT,
        "%,d archive%s fetched (%.1f MB), %,d there already, %,d not published, %,d failed",
        fetched,
        fetched == 1 ? "" : "s",
        bytes / 1e6,
        total.there(),
        total.unpublished(),
        total.failed());
  }

  static final class Builder {
    private final Map<Symbol, SymbolLine> lines = new TreeMap<>();
    private final List<String> unpublished = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    void add(Symbol symbol, String path, Fetched fetched) {
      switch (fetched) {
        case NEW -> count(symbol, 1, 0, 0, 0, 0);
        case REPLACED -> count(symbol, 0, 1, 0, 0, 0);
        case THERE -> count(symbol, 0, 0, 1, 0, 0);
        case NOT_PUBLISHED -> {
          count(symbol, 0, 0, 0, 1, 0);
          unpublished.add(path);
        }
      }
    }

    void failed(Symbol symbol, String message) {
      count(symbol, 0, 0, 0, 0, 1);
      failures.add(message);
    }

    /** Something that went wrong with no single archive. */
    void failed(String message) {
      failures.add(message);
    }

    /** Symbols of which the site has nothing at all. */
    List<Symbol> unknown() {
      return lines.entrySet().stream()
          .filter(line -> line.getValue().isEmpty())
          .map(Map.Entry::getKey)
          .toList();
    }

    private void count(
        Symbol symbol, long fetched, long replaced, long there, long missing, long failed) {
      SymbolLine one = new SymbolLine(symbol.name(), fetched, replaced, there, missing, failed);
      lines.merge(symbol, one, SymbolLine::plus);
    }

    HarvestResult build(long bytes) {
      return new HarvestResult(List.copyOf(lines.values()), unpublished, failures, bytes);
    }
  }
}
