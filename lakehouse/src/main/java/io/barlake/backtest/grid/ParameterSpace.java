package io.barlake.backtest.grid;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * All parameter sets of a sweep, kept as ranges. Sets are numbered from 0 without holes: numbers
 * come first, then choices, each in the order in which it was added, and the last one varies
 * fastest; sets that break a constraint have no number. Immutable; travels as ranges.
 */
public final class ParameterSpace implements Serializable {
  /** Combinations of numbers, before constraints, that are looked at to count the sets. */
  public static final long MOST_COMBINATIONS = 200_000_000;

  private static final long serialVersionUID = 1L;

  /** Combinations that are walked, at most, to find the set of a number. */
  private static final int BLOCK = 1 << 15;

  private final ArrayList<String> names;
  private final ArrayList<ParameterRange> ranges;
  private final ArrayList<String> choiceNames;
  private final ArrayList<ArrayList<String>> choiceWords;
  private final ArrayList<Constraint> constraints;
  private final int choiceCount;

  private final long combinations;

  /** At i, the sets of numbers among the combinations of the first i blocks. */
  private final long[] numbersBefore;

  private ParameterSpace(Builder builder) {
    names = new ArrayList<>(builder.ranges.keySet());
    ranges = new ArrayList<>(builder.ranges.values());
    choiceNames = new ArrayList<>(builder.choices.keySet());
    choiceWords = new ArrayList<>();
    builder.choices.values().forEach(words -> choiceWords.add(new ArrayList<>(words)));
    constraints = new ArrayList<>();
    builder.constraints.forEach(text -> constraints.add(Constraint.parse(text, names)));
    combinations = requireCountable();
    int words = 1;
    for (List<String> choice : choiceWords) {
      words = Math.multiplyExact(words, choice.size());
    }
    choiceCount = words;
    numbersBefore = countNumbers();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The least value that a number may have; 0 where it is not there. */
  public double least(String name) {
    int place = names.indexOf(name);
    return place < 0
        ? 0
        : IntStream.range(0, ranges.get(place).size())
            .mapToDouble(ranges.get(place)::value)
            .min()
            .orElseThrow();
  }

  /** How many parameter sets meet every constraint; exact. */
  public long count() {
    return Math.multiplyExact(numbersBefore[numbersBefore.length - 1], choiceCount);
  }

  public ParameterSet at(long number) {
    return from(number).next();
  }

  /** The parameter sets from this number to the last, in order. */
  public Iterator<ParameterSet> from(long number) {
    if (number < 0 || number > count()) {
      throw new IndexOutOfBoundsException("set " + number + " of " + count());
    }
    return new Sets(number);
  }

  /** One line that is the same for the same space: ranges, choices and constraints. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.add(names.get(i) + " = " + ranges.get(i));
    }
    for (int i = 0; i < choiceNames.size(); i++) {
      parts.add(choiceNames.get(i) + " = " + choiceWords.get(i));
    }
    constraints.forEach(constraint -> parts.add("where " + constraint.text(names)));
    return String.join("; ", parts);
  }

  private long requireCountable() {
    long product = 1;
    for (ParameterRange range : ranges) {
      product = Math.multiplyExact(product, range.size());
      if (product > MOST_COMBINATIONS) {
        throw BarlakeException.badConfig(
            "Cannot plan more than %d combinations of numbers: widen the steps of %s.",
            MOST_COMBINATIONS, String.join(", ", names));
      }
    }
    return product;
  }

  private long[] countNumbers() {
    long[] before = new long[(int) ((combinations + BLOCK - 1) / BLOCK) + 1];
    Numbers numbers = new Numbers(0);
    while (numbers.hasNext()) {
      before[(int) (numbers.combination / BLOCK) + 1]++;
      numbers.advance();
    }
    for (int i = 1; i < before.length; i++) {
      before[i] += before[i - 1];
    }
    return before;
  }

  private boolean allHold(double[] values) {
    for (Constraint constraint : constraints) {
      if (!constraint.holds(values)) {
        return false;
      }
    }
    return true;
  }

  /** An odometer over the numbers that stops only where every constraint holds. */
  private final class Numbers {
    private final int[] digits = new int[ranges.size()];
    private final double[] values = new double[ranges.size()];
    private long combination;

    /** Begins at a combination, or at the first after it that holds. */
    Numbers(long combination) {
      this.combination = combination;
      long rest = combination;
      for (int place = digits.length - 1; place >= 0; place--) {
        ParameterRange range = ranges.get(place);
        digits[place] = (int) (rest % range.size());
        values[place] = range.value(digits[place]);
        rest /= range.size();
      }
      if (hasNext() && !allHold(values)) {
        advance();
      }
    }

    boolean hasNext() {
      return combination < combinations;
    }

    void advance() {
      do {
        turn();
      } while (hasNext() && !allHold(values));
    }

    private void turn() {
      combination++;
      boolean carried = true;
      for (int place = digits.length - 1; place >= 0 && carried; place--) {
        ParameterRange range = ranges.get(place);
        carried = ++digits[place] == range.size();
        digits[place] = carried ? 0 : digits[place];
        values[place] = range.value(digits[place]);
      }
    }
  }

  private final class Sets implements Iterator<ParameterSet> {
    private final Numbers numbers;
    private int choice;

    Sets(long number) {
      long rank = number / choiceCount;
      choice = (int) (number % choiceCount);
      int block = Arrays.binarySearch(numbersBefore, rank);
      // Equal entries mark blocks without any set: the last of them is the one before it.
      block = block < 0 ? -block - 2 : block;
      while (block + 1 < numbersBefore.length && numbersBefore[block + 1] == rank) {
        block++;
      }
      numbers = new Numbers((long) block * BLOCK);
      for (long skipped = numbersBefore[block]; skipped < rank; skipped++) {
        numbers.advance();
      }
    }

    @Override
    public boolean hasNext() {
      return numbers.hasNext();
    }

    @Override
    public ParameterSet next() {
      if (!numbers.hasNext()) {
        throw new NoSuchElementException("the last parameter set is behind");
      }
      Map<String, Double> values = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), numbers.values[i]);
      }
      Map<String, String> words = new LinkedHashMap<>();
      int block = choiceCount;
      int rest = choice;
      for (int i = 0; i < choiceNames.size(); i++) {
        block /= choiceWords.get(i).size();
        words.put(choiceNames.get(i), choiceWords.get(i).get(rest / block));
        rest %= block;
      }
      if (++choice == choiceCount) {
        choice = 0;
        numbers.advance();
      }
      return new ParameterSet(values, words);
    }
  }

  /** Collects ranges, choices and constraints; {@link #build()} checks them together. */
  public static final class Builder {
    private final Map<String, ParameterRange> ranges = new LinkedHashMap<>();
    private final Map<String, List<String>> choices = new LinkedHashMap<>();
    private final List<String> constraints = new ArrayList<>();

    private Builder() {}

    public Builder range(String name, ParameterRange range) {
      ranges.put(name, range);
      return this;
    }

    public Builder choice(String name, List<String> words) {
      choices.put(name, List.copyOf(words));
      return this;
    }

    public Builder where(String constraint) {
      constraints.add(constraint);
      return this;
    }

    public ParameterSpace build() {
      return new ParameterSpace(this);
    }
  }
}
