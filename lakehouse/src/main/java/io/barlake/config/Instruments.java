package io.barlake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.barlake.BarlakeException;
import io.barlake.market.Instrument;
import io.barlake.market.Lot;
import io.barlake.market.PriceScale;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The instruments of {@code conf/instruments.conf}, and the calendars that they trade by. A name
 * with stars, such as {@code *USDT}, stands for the symbols of that shape that are not listed.
 */
public final class Instruments implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String DEFAULT = "default";
  private static final String NO_CALENDAR = "";
  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]*\\*[A-Z0-9*]*");
  private static final String LOT = "lot";
  private static final String LOT_STEP = "lot-step";
  private static final Set<String> FACTS =
      Set.of("digits", "calendar", "quote", "typical-spread", LOT, LOT_STEP);

  /** By symbol, by shape, and by the word for all others. */
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  private final TreeMap<String, TradingCalendar> calendars = new TreeMap<>();

  private Instruments() {}

  /** What one line of the file says; the default has no calendar, since a guess misleads. */
  private record Entry(int digits, String calendar, String quote, double spread, Lot lot)
      implements Serializable {}

  public static Instruments load() {
    return of(ConfFolder.file("instruments.conf"));
  }

  static Instruments of(Config file) {
    Instruments instruments = new Instruments();
    for (Map.Entry<String, ConfigValue> line : section(file).entrySet()) {
      Entry entry = entry(line.getKey(), line.getValue());
      instruments.entries.put(line.getKey(), entry);
      if (!entry.calendar().equals(NO_CALENDAR)) {
        instruments.calendars.computeIfAbsent(entry.calendar(), Calendars::load);
      }
    }
    if (!instruments.entries.containsKey(DEFAULT)) {
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

  /** What is known of a symbol; of one that is not listed, what its shape says or the defaults. */
  public Instrument find(Symbol symbol) {
    Entry entry = entryOf(symbol);
    return new Instrument(symbol, entry.digits(), entry.quote(), entry.spread(), entry.lot());
  }

  /** A calendar by the name of its file, whether or not an instrument trades by it. */
  public static TradingCalendar namedCalendar(String name) {
    return Calendars.load(name);
  }

  /** When the symbol trades. One of which that is not known is refused: bars would be wrong. */
  public TradingCalendar calendar(Symbol symbol) {
    TradingCalendar calendar = calendars.get(entryOf(symbol).calendar());
    if (calendar == null) {
      throw BarlakeException.badConfig(
          "Missing calendar of %s: conf/instruments.conf does not list it. Add it there with the"
              + " calendar it trades by, such as %s { digits = 2, calendar = crypto, quote = USD,"
              + " typical-spread = 0.5 }.",
          symbol, symbol);
    }
    return calendar;
  }

  /** The week by which an unknown clock of the symbol is measured; forex where nothing is known. */
  public TradingWeek week(Symbol symbol) {
    TradingCalendar calendar = calendars.get(entryOf(symbol).calendar());
    return calendar == null ? TradingWeek.FOREX : calendar.week();
  }

  /** Whether the symbol is listed, or {@link #find} would guess. */
  public boolean knows(Symbol symbol) {
    return entries.containsKey(symbol.name());
  }

  /** The shape with the most letters wins; of two as long, the first of the alphabet. */
  private Entry entryOf(Symbol symbol) {
    Entry listed = entries.get(symbol.name());
    if (listed != null) {
      return listed;
    }
    String nearest = DEFAULT;
    for (String shape : entries.keySet()) {
      boolean fits = isShape(shape) && symbol.name().matches(shape.replace("*", ".*"));
      if (fits && (nearest.equals(DEFAULT) || shape.length() > nearest.length())) {
        nearest = shape;
      }
    }
    return entries.get(nearest);
  }

  private static boolean isShape(String name) {
    return SHAPE.matcher(name).matches();
  }

  private static Entry entry(String name, ConfigValue value) {
    try {
      Config config = ((ConfigObject) value).toConfig();
      if (!name.equals(DEFAULT) && !isShape(name)) {
        new Symbol(name);
      }
      Entry entry =
          new Entry(
              config.getInt("digits"),
              name.equals(DEFAULT) ? NO_CALENDAR : config.getString("calendar"),
              config.getString("quote"),
              config.getDouble("typical-spread"),
              new Lot(
                  config.hasPath(LOT) ? config.getDouble(LOT) : Lot.USUAL.units(),
                  config.hasPath(LOT_STEP) ? config.getDouble(LOT_STEP) : Lot.USUAL.step()));
      if (FACTS.containsAll(config.root().keySet())
          && !(name.equals(DEFAULT) && config.hasPath("calendar"))
          && entry.lot().units() > 0
          && entry.lot().step() > 0
          && entry.digits() >= 0
          && entry.digits() <= PriceScale.MOST_DECIMALS
          && entry.spread() >= 0) {
        return entry;
      }
    } catch (ConfigException | ClassCastException | BarlakeException e) {
      // Told below, with the place.
    }
    throw BarlakeException.badConfig(
        "Invalid instrument \"%s\" (%s): expected a symbol in capitals with digits (0 to %d),"
            + " calendar (a file of conf/calendars; not for \"%s\"), quote and typical-spread (not"
            + " below 0), if need be lot and lot-step (above 0), and nothing else.",
        name, value.origin().description(), PriceScale.MOST_DECIMALS, DEFAULT);
  }

  /** All that are listed, by name; for messages. */
  public Map<String, Instrument> listed() {
    TreeMap<String, Instrument> listed = new TreeMap<>();
    for (String name : entries.keySet()) {
      if (!name.equals(DEFAULT) && !isShape(name)) {
        listed.put(name, find(new Symbol(name)));
      }
    }
    return listed;
  }
}
