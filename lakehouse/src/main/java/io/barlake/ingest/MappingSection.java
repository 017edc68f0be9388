package io.barlake.ingest;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.barlake.BarlakeException;
import io.barlake.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One block of a file of {@code conf/sources}, read strictly: a key that is not known is an error,
 * and every error names the file, the line, the key and what is expected.
 */
final class MappingSection {
  private final String file;
  private final String prefix;
  private final ConfigObject keys;

  private MappingSection(String file, String prefix, ConfigObject keys) {
    this.file = file;
    this.prefix = prefix;
    this.keys = keys;
  }

  static MappingSection whole(String file, ConfigObject keys) {
    return new MappingSection(file, "", keys);
  }

  MappingSection allowOnly(String... known) {
    List<String> allowed = List.of(known);
    for (String key : keys.keySet().stream().sorted().toList()) {
      if (!allowed.contains(key)) {
        String hint =
            NearestWord.of(key, allowed)
                .map(nearest -> "Did you mean \"" + prefix + nearest + "\"?")
                .orElse("Expected one of " + String.join(", ", allowed) + ".");
        throw error(key, "Unknown key \"%s%s\". %s", prefix, key, hint);
      }
    }
    return this;
  }

  boolean has(String key) {
    return keys.containsKey(key);
  }

  MappingSection section(String key) {
    ConfigValue value = require(key, "a block { ... }");
    if (value instanceof ConfigObject inner) {
      return new MappingSection(file, prefix + key + ".", inner);
    }
    throw invalid(key, "a block { ... }");
  }

  /** The one block of these that is there. */
  String only(String one, String other) {
    if (has(one) == has(other)) {
      throw error(
          has(one) ? other : "",
          "%s \"%s%s\" and \"%s%s\": expected one of the two.",
          has(one) ? "Invalid" : "Missing",
          prefix,
          one,
          prefix,
          other);
    }
    return has(one) ? one : other;
  }

  String text(String key, String expected) {
    return text(key, require(key, expected), expected);
  }

  String textOr(String key, String absent, String expected) {
    return has(key) ? text(key, expected) : absent;
  }

  /** A text, or a list of texts. */
  List<String> texts(String key, String expected) {
    ConfigValue value = require(key, expected);
    List<String> texts = new ArrayList<>();
    if (value instanceof ConfigList list) {
      list.forEach(item -> texts.add(text(key, item, expected)));
    } else {
      texts.add(text(key, value, expected));
    }
    if (texts.isEmpty()) {
      throw invalid(key, expected);
    }
    return texts;
  }

  int whole(String key, int lowest, int highest, String what) {
    String expected = String.format(Locale.ROOT, "%s from %d to %d", what, lowest, highest);
    String text = text(key, expected);
    if (!text.matches("\\d{1,9}")) {
      throw invalid(key, expected);
    }
    int number = Integer.parseInt(text);
    if (number < lowest || number > highest) {
      throw invalid(key, expected);
    }
    return number;
  }

  <E extends Enum<E>> E word(String key, Collection<E> known) {
    String expected = known.stream().map(MappingSection::word).collect(Collectors.joining(", "));
    String text = text(key, expected);
    return known.stream()
        .filter(one -> word(one).equals(text))
        .findFirst()
        .orElseThrow(() -> invalid(key, known.size() == 1 ? expected : "one of " + expected));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** What the text stands for; what cannot be made of it is an error of this key. */
  <T> T read(String key, String expected, Function<String, T> reader) {
    String text = text(key, expected);
    try {
      return reader.apply(text);
    } catch (BarlakeException | IllegalArgumentException e) {
      throw invalid(key, expected);
    }
  }

  BarlakeException invalid(String key, String expected) {
    return error(
        key,
        "Invalid \"%s%s\": found %s, expected %s.",
        prefix,
        key,
        keys.get(key).render(ConfigRenderOptions.concise()),
        expected);
  }

  /** An error at a key, or at the block where the key is not there. */
  BarlakeException error(String key, String format, Object... values) {
    ConfigOrigin origin = has(key) ? keys.get(key).origin() : keys.origin();
    String line = origin.lineNumber() < 1 ? "" : ", line " + origin.lineNumber();
    return BarlakeException.badConfig(
        "%s%s: %s", file, line, String.format(Locale.ROOT, format, values));
  }

  private String text(String key, ConfigValue value, String expected) {
    boolean scalar =
        value.valueType() == ConfigValueType.STRING || value.valueType() == ConfigValueType.NUMBER;
    String text = scalar ? String.valueOf(value.unwrapped()) : "";
    if (text.isEmpty()) {
      throw invalid(key, expected);
    }
    return text;
  }

  private ConfigValue require(String key, String expected) {
    if (!has(key)) {
      throw error(key, "Missing \"%s%s\": expected %s.", prefix, key, expected);
    }
    return keys.get(key);
  }
}
