package io.barlake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.barlake.BarlakeException;
import io.barlake.market.Instrument;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The instruments of {@code conf/instruments.conf}. */
public final class Instruments implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String DEFAULT = "default";

  private final TreeMap<String, Instrument> bySymbol = new TreeMap<>();

  private Instruments() {}

  public static Instruments load() {
    Config config = ConfigReader.file("instruments.conf").getConfig("instruments");
    Instruments instruments = new Instruments();
    for (String name : config.root().keySet()) {
      instruments.bySymbol.put(name, instrument(name, config.getConfig(name)));
    }
    return instruments;
  }

  /** What is known of a symbol; of one that is not listed, the defaults. */
  public Instrument find(Symbol symbol) {
    Instrument known = bySymbol.get(symbol.name());
    if (known != null) {
      return known;
    }
    Instrument guess = bySymbol.get(DEFAULT);
    return new Instrument(
        symbol, guess.digits(), guess.week(), guess.quoteCurrency(), guess.typicalSpread());
  }

  /** Whether the symbol is listed, or {@link #find} would guess. */
  public boolean knows(Symbol symbol) {
    return bySymbol.containsKey(symbol.name());
  }

  private static Instrument instrument(String name, Config config) {
    try {
      return new Instrument(
          name.equals(DEFAULT) ? new Symbol("DEFAULT") : new Symbol(name),
          config.getInt("digits"),
          TradingWeek.valueOf(config.getString("week").toUpperCase(Locale.ROOT)),
          config.getString("quote"),
          config.getDouble("typical-spread"));
    } catch (ConfigException | IllegalArgumentException e) {
      throw BarlakeException.badConfig(
          "Invalid instrument \"%s\" (%s): expected digits, week (forex or metals), quote and"
              + " typical-spread.",
          name, config.origin().description());
    }
  }

  /** All that are listed, by name; for messages. */
  public Map<String, Instrument> listed() {
    TreeMap<String, Instrument> listed = new TreeMap<>(bySymbol);
    listed.remove(DEFAULT);
    return listed;
  }
}
