package io.barlake.backtest;

import io.barlake.backtest.definition.FileSection;
import io.barlake.backtest.rules.RuleStrategy;
import io.barlake.backtest.rules.RuleStrategy.Part;
import io.barlake.backtest.strategy.Strategies;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.config.ConfFolder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A strategy that a sweep names: one of {@link Strategies}, or a file of {@code conf/strategies}
 * with rules and the values that are usual.
 *
 * @param usual the file; empty for a class
 */
public record NamedStrategy(Strategy strategy, Optional<FileSection> usual) {
  private static final String FOLDER = "strategies";

  /** What the strategy does, for who reads the file. */
  private static final String ABOUT = "about";

  static final String PARAMETERS = "parameters";
  static final String WHERE = "where";

  /** All of them. */
  public static List<String> names() {
    return Stream.concat(Strategies.names().stream(), ConfFolder.names(FOLDER).stream())
        .sorted()
        .toList();
  }

  /** One of {@link #names}. */
  public static NamedStrategy of(String name) {
    return Strategies.named(name)
        .map(strategy -> new NamedStrategy(strategy, Optional.empty()))
        .orElseGet(() -> read(name));
  }

  private static NamedStrategy read(String name) {
    String file = FOLDER + "/" + name + ".conf";
    FileSection section = FileSection.parse(ConfFolder.text(file), "conf/" + file, "strategy");
    section.allowOnly(Stream.concat(keys(), Stream.of(ABOUT, PARAMETERS, WHERE)).toList());
    Set<String> declared = section.has(PARAMETERS) ? section.section(PARAMETERS).keys() : Set.of();
    return new NamedStrategy(rules(name, section, declared), Optional.of(section));
  }

  /** The rules that a block holds. */
  static RuleStrategy rules(String name, FileSection block, Set<String> declared) {
    Map<Part, String> texts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      if (block.has(part.key())) {
        texts.put(part, block.word(part.key()));
      }
    }
    return new RuleStrategy(name, texts, declared);
  }

  /** The keys of rules. */
  static Stream<String> keys() {
    return Arrays.stream(Part.values()).map(Part::key);
  }
}
