package io.barlake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.barlake.BarlakeException;
import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
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
    return of(ConfigReader.file("instruments.conf"));
  }

  static Instruments of(Config file) {
    Instruments instruments = new Instruments();
    for (Map.Entry<String, ConfigValue> entry : section(file).entrySet()) {
      instruments.bySymbol.put(entry.getKey(), instrument(entry.getKey(), entry.getValue()));
    }
    if (!instruments.bySymbol.containsKey(DEFAULT)) {
      throw BarlakeException.badConfig(
          "Missing instrument \"%s\" (%s): a symbol that is not listed takes its values.",
          DEFAULT, file.origin().description());
    }
    return instruments;
  }

  private static ConfigObject section(Config file) {
    try {
      return file.getObject("instruments");
    } catch (ConfigException e) {
      throw BarlakeException.badConfig(
          "Missing section \"instruments\" (%s): expected instruments { EURUSD { ... } }.",
          file.origin().description());
    }
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

  private static Instrument instrument(String name, ConfigValue value) {
    try {
      Config config = ((ConfigObject) value).toConfig();
      Instrument instrument =
          new Instrument(
              name.equals(DEFAULT) ? new Symbol("DEFAULT") : new Symbol(name),
              config.getInt("digits"),
              TradingWeek.valueOf(config.getString("week").toUpperCase(Locale.ROOT)),
              config.getString("quote"),
              config.getDouble("typical-spread"));
      if (config.root().size() == 4
          && instrument.digits() >= 0
          && instrument.digits() <= PriceScale.MOST_DECIMALS
          && instrument.typicalSpread() >= 0) {
        return instrument;
      }
    } catch (ConfigException | ClassCastException | IllegalArgumentException | BarlakeException e) {
      // Told below, with the place.
    }
    throw BarlakeException.badConfig(
        "Invalid instrument \"%s\" (%s): expected a symbol in capitals with digits (0 to %d), week"
            + " (forex or metals), quote and typical-spread (not below 0), and nothing else.",
        name, value.origin().description(), PriceScale.MOST_DECIMALS);
  }

  /** All that are listed, by name; for messages. */
  public Map<String, Instrument> listed() {
    TreeMap<String, Instrument> listed = new TreeMap<>(bySymbol);
    listed.remove(DEFAULT);
    return listed;
  }
}
