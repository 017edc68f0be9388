package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Values that are typed with commas between them. Nothing but commas is a mistake: an empty list
 * means everything to those who receive it.
 */
final class ListOption {
  private ListOption() {}

  static List<Symbol> symbols(String typed) {
    return read("--symbols", "EURUSD,USDJPY", typed, Symbol::parse);
  }

  static List<Side> sides(String typed) {
    return read("--sides", "bid,ask", typed, Side::parse);
  }

  /** Sides that are there beside the bid. */
  static Set<Side> moreSides(String typed) {
    List<Side> sides = read("--more-sides", "ask,mid", typed, Side::parse);
    for (Side side : sides) {
      if (side != Side.ASK && side != Side.MID) {
        throw BarlakeException.badArgument(
            "Invalid value \"%s\" of --more-sides: expected ask, mid or ask,mid.", typed);
      }
    }
    return Set.copyOf(sides);
  }

  static List<String> words(String option, String example, String typed) {
    return read(option, example, typed, word -> word);
  }

  static List<Timeframe> frames(String typed) {
    return read("--frames", "15m,1h", typed, Timeframe::parse);
  }

  static List<Source> sources(String typed) {
    return read("--sources", "histdata,dukascopy", typed, Source::new);
  }

  private static <T> List<T> read(
      String option, String example, String typed, Function<String, T> parse) {
    List<T> values =
        Arrays.stream(typed.split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(parse)
            .distinct()
            .toList();
    if (values.isEmpty()) {
      throw BarlakeException.badArgument(
          "Missing value of %s: expected a list such as %s, found \"%s\".", option, example, typed);
    }
    return values;
  }
}
