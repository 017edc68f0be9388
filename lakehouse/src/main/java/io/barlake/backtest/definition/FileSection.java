package io.barlake.backtest.definition;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.NearestWord;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One block of a settings file, read strictly: a key that is not expected is an error, and every
 * error names the file, the line, and the word that was probably meant.
 */
public final class FileSection {
  private static final ConfigParseOptions OPTIONS =
      ConfigParseOptions.defaults().setAllowMissing(false);

  private final String file;
  private final String name;
  private final ConfigObject keys;

  private FileSection(String file, String name, ConfigObject keys) {
    this.file = file;
    this.name = name;
    this.keys = keys;
  }

  /** The block {@code root} of a file that holds nothing else. */
  public static FileSection read(Path path, String root) {
    if (!Files.isRegularFile(path)) {
      throw BarlakeException.badConfig("Cannot read %s: there is no such file.", path);
    }
    String file = path.getFileName().toString();
    return parse(file, root, () -> ConfigFactory.parseFile(path.toFile(), OPTIONS));
  }

  /** Like {@link #read}, from text; {@code file} is what errors call it. */
  public static FileSection parse(String text, String file, String root) {
    ConfigParseOptions options = OPTIONS.setOriginDescription(file);
    return parse(file, root, () -> ConfigFactory.parseString(text, options));
  }

  private static FileSection parse(String file, String root, Supplier<Config> text) {
    try {
      Config config = text.get().resolve(ConfigResolveOptions.defaults());
      FileSection whole = new FileSection(file, "the file", config.root());
      whole.allowOnly(List.of(root));
      return whole.section(root);
    } catch (ConfigException e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG,
          "Cannot read %s: %s".formatted(file, e.getMessage().replaceAll("\\s+", " ")),
          e);
    }
  }

  /** Stops at the first key, by line, that is not one of these. */
  public FileSection allowOnly(Collection<String> known) {
    keys.keySet().stream()
        .filter(key -> !known.contains(key))
        .min((a, b) -> compareByLine(a, b))
        .ifPresent(
            key -> {
              throw unknown(key, "key", key, "in " + name, known);
            });
    return this;
  }

  public Set<String> keys() {
    return keys.keySet();
  }

  public boolean has(String key) {
    return keys.containsKey(key);
  }

  /** A block inside this one. */
  public FileSection section(String key) {
    ConfigValue value = require(key);
    if (value instanceof ConfigObject object) {
      String inner = name.equals("the file") ? key : name + "." + key;
      return new FileSection(file, inner, object);
    }
    throw invalid(key, value, "a block { ... }");
  }

  public boolean isSection(String key) {
    return require(key).valueType() == ConfigValueType.OBJECT;
  }

  public String word(String key) {
    return word(key, require(key));
  }

  /** A word that must be known; what it is called in the error. */
  public String wordOf(String key, String kind, Collection<String> known) {
    return known(key, kind, word(key), known);
  }

  /** The value that is known by a word; where the key is missing, the usual one. */
  public <T> T oneOf(String key, String kind, T[] known, Function<T, String> word, T usual) {
    if (!has(key)) {
      return usual;
    }
    Map<String, T> byWord = new LinkedHashMap<>();
    for (T each : known) {
      byWord.put(word.apply(each), each);
    }
    return byWord.get(wordOf(key, kind, byWord.keySet()));
  }

  /** A list of words, or one word, none of them twice. */
  public List<String> words(String key) {
    List<String> words = each(key, value -> word(key, value));
    for (int i = 0; i < words.size(); i++) {
      if (words.indexOf(words.get(i)) < i) {
        throw error(key, "Invalid \"%s\": \"%s\" is listed twice.", key, words.get(i));
      }
    }
    if (words.isEmpty()) {
      throw error(key, "Invalid \"%s\": the list is empty.", key);
    }
    return words;
  }

  public List<String> wordsOf(String key, String kind, Collection<String> known) {
    List<String> words = words(key);
    words.forEach(word -> known(key, kind, word, known));
    return words;
  }

  public BigDecimal number(String key) {
    return number(key, require(key));
  }

  /** Whether the value is this word; another word, where a number would do, is an error. */
  public boolean isWord(String key, String word) {
    ConfigValue value = require(key);
    if (value.valueType() != ConfigValueType.NUMBER && !word.equals(value.unwrapped())) {
      throw invalid(key, value, word + " or a number");
    }
    return word.equals(value.unwrapped());
  }

  /** A list of numbers, or one number. */
  public List<BigDecimal> numbers(String key) {
    return each(key, value -> number(key, value));
  }

  public long whole(String key, long lowest, long highest) {
    BigDecimal number = number(key);
    boolean inRange =
        number.compareTo(BigDecimal.valueOf(lowest)) >= 0
            && number.compareTo(BigDecimal.valueOf(highest)) <= 0;
    if (!inRange || number.stripTrailingZeros().scale() > 0) {
      throw error(
          key,
          "Invalid \"%s\": found %s, expected a whole number from %d to %d.",
          key,
          number.toPlainString(),
          lowest,
          highest);
    }
    return number.longValueExact();
  }

  public LocalDate date(String key) {
    try {
      return LocalDate.parse(word(key));
    } catch (DateTimeException e) {
      throw invalid(key, require(key), "a date such as 2019-01-31");
    }
  }

  /** Does something with the value of a key; an error gains the file and the line of that key. */
  public <T> T at(String key, Supplier<T> work) {
    try {
      return work.get();
    } catch (BarlakeException e) {
      throw new BarlakeException(ErrorCode.BAD_CONFIG, where(key) + e.getMessage(), e);
    }
  }

  public BarlakeException error(String key, String format, Object... values) {
    return BarlakeException.badConfig(
        "%s%s", where(key), String.format(Locale.ROOT, format, values));
  }

  private BarlakeException unknown(
      String key, String kind, String word, String place, Collection<String> known) {
    String hint =
        NearestWord.of(word, known)
            .map(nearest -> "Did you mean \"" + nearest + "\"?")
            .orElse("Expected " + oneOf(known) + ".");
    return error(key, "Unknown %s \"%s\" %s. %s", kind, word, place, hint);
  }

  private String known(String key, String kind, String word, Collection<String> known) {
    if (!known.contains(word)) {
      throw unknown(key, kind, word, "in " + name + "." + key, known);
    }
    return word;
  }

  private <T> List<T> each(String key, Function<ConfigValue, T> read) {
    ConfigValue value = require(key);
    if (!(value instanceof ConfigList list)) {
      return List.of(read.apply(value));
    }
    List<T> all = new ArrayList<>();
    list.forEach(item -> all.add(read.apply(item)));
    return all;
  }

  private String word(String key, ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> String.valueOf(value.unwrapped());
      case LIST, OBJECT, NULL -> throw invalid(key, value, "a word");
    };
  }

  private BigDecimal number(String key, ConfigValue value) {
    if (value.valueType() != ConfigValueType.NUMBER) {
      throw invalid(key, value, "a number");
    }
    return new BigDecimal(String.valueOf(value.unwrapped()));
  }

  private ConfigValue require(String key) {
    ConfigValue value = keys.get(key);
    if (value == null) {
      throw error(key, "Missing key \"%s\" in %s.", key, name);
    }
    return value;
  }

  private BarlakeException invalid(String key, ConfigValue value, String expected) {
    String found = value.render(ConfigRenderOptions.concise());
    return error(key, "Invalid \"%s\": found %s, expected %s.", key, found, expected);
  }

  private int compareByLine(String one, String other) {
    int byLine = Integer.compare(line(one), line(other));
    return byLine != 0 ? byLine : one.compareTo(other);
  }

  private int line(String key) {
    return origin(key).lineNumber();
  }

  /** Where a key stands, or the block, if the key is missing from it. */
  private ConfigOrigin origin(String key) {
    return keys.containsKey(key) ? keys.get(key).origin() : keys.origin();
  }

  private String where(String key) {
    int line = line(key);
    return line < 0 ? file + ": " : file + ", line " + line + ": ";
  }

  private static String oneOf(Collection<String> known) {
    return known.size() == 1
        ? "\"" + known.iterator().next() + "\""
        : "one of " + String.join(", ", known);
  }
}
