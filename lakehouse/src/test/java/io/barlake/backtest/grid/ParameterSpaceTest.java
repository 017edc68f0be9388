package io.barlake.backtest.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterSpaceTest {
  @Test
  void theLastParameterVariesFastestAndChoicesFasterThanNumbers() {
    ParameterSpace space =
        ParameterSpace.builder()
            .range("fast", list("2", "1"))
            .range("slow", list("5", "6"))
            .choice("average", List.of("sma", "ema"))
            .build();

    assertThat(texts(space))
        .containsExactly(
            "{fast=2.0, slow=5.0} {average=sma}",
            "{fast=2.0, slow=5.0} {average=ema}",
            "{fast=2.0, slow=6.0} {average=sma}",
            "{fast=2.0, slow=6.0} {average=ema}",
            "{fast=1.0, slow=5.0} {average=sma}",
            "{fast=1.0, slow=5.0} {average=ema}",
            "{fast=1.0, slow=6.0} {average=sma}",
            "{fast=1.0, slow=6.0} {average=ema}");
  }

  @Test
  void setsThatBreakAConstraintHaveNoNumber() {
    ParameterSpace space =
        ParameterSpace.builder()
            .range("fast", list("30", "10", "20"))
            .range("slow", list("10", "20", "25"))
            .where("fast < slow")
            .where("slow != 25")
            .build();

    assertThat(space.count()).isEqualTo(1);
    assertThat(texts(space)).containsExactly("{fast=10.0, slow=20.0} {}");
    assertThat(space)
        .hasToString(
            "fast = [30, 10, 20]; slow = [10, 20, 25]; where fast < slow; where slow != 25.0");
  }

  @Test
  void everyNumberLeadsToTheSetThatEnumerationGivesIt() {
    Random random = new Random(61);
    for (int round = 0; round < 100; round++) {
      ParameterSpace space =
          ParameterSpace.builder()
              .range("a", shuffled(random))
              .range("b", shuffled(random))
              .range("c", shuffled(random))
              .choice("x", List.of("one", "two", "three"))
              .choice("y", List.of("up", "down"))
              .where(random.nextBoolean() ? "a < b" : "a >= 4")
              .where(random.nextBoolean() ? "c <= b" : "c > a")
              .build();
      List<ParameterSet> all = new ArrayList<>();
      space.from(0).forEachRemaining(all::add);

      assertThat(all).hasSize((int) space.count()).doesNotHaveDuplicates();
      for (int number = 0; number < all.size(); number++) {
        assertThat(space.at(number)).isEqualTo(all.get(number));
      }
      assertThat(space.from(space.count()).hasNext()).isFalse();
    }
  }

  @Test
  void setsOfALargeGridAreFoundWhateverItsFirstNumberIs() {
    ParameterSpace space =
        ParameterSpace.builder()
            .range("one", list("7"))
            .range("fast", ParameterRange.steps(decimal("1"), decimal("900"), decimal("1")))
            .range("slow", ParameterRange.steps(decimal("1"), decimal("900"), decimal("1")))
            .choice("average", List.of("sma", "ema"))
            .where("fast < slow")
            .where("fast != 450")
            .build();

    assertThat(space.count()).isEqualTo(2 * (900 * 899 / 2 - 450));
    Iterator<ParameterSet> all = space.from(0);
    for (long number = 0; number < space.count(); number++) {
      ParameterSet set = all.next();
      if (number % 997 == 0 || number > space.count() - 3) {
        assertThat(space.at(number)).isEqualTo(set);
      }
    }
    assertThat(space.from(space.count()).hasNext()).isFalse();
  }

  @Test
  void travelsAndArrivesTheSame() throws Exception {
    ParameterSpace space =
        ParameterSpace.builder()
            .range("fast", ParameterRange.steps(decimal("1"), decimal("9"), decimal("2")))
            .range("slow", list("4", "8"))
            .choice("average", List.of("sma", "ema"))
            .where("fast < slow")
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(space);
    }
    ByteArrayInputStream sent = new ByteArrayInputStream(bytes.toByteArray());
    try (ObjectInputStream in = new ObjectInputStream(sent)) {
      assertThat(texts((ParameterSpace) in.readObject())).isEqualTo(texts(space));
    }
  }

  @Test
  void decimalStepsAreExactAndEndWhereAStepMeetsTheEnd() {
    ParameterRange range = ParameterRange.steps(decimal("0.1"), decimal("0.75"), decimal("0.1"));

    assertThat(values(range)).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
  }

  @Test
  void logStepsMultiplyAndWholeOnesFallTogether() {
    assertThat(values(ParameterRange.logSteps(decimal("1"), decimal("16"), 5)))
        .containsExactly(1, 2, 4, 8, 16);
    assertThat(values(ParameterRange.wholeLogSteps(decimal("1"), decimal("4"), 6)))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void rangesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> ParameterRange.steps(decimal("50"), decimal("5"), decimal("5")))
        .hasMessage("Invalid range: from 50 is above to 5.");
    assertThatThrownBy(() -> ParameterRange.steps(decimal("5"), decimal("50"), decimal("0")))
        .hasMessage("Invalid range: step is 0, expected more than 0.");
    assertThatThrownBy(() -> ParameterRange.steps(decimal("0"), decimal("1e9"), decimal("0.1")))
        .hasMessage(
            "Invalid range: 10000000001 values, expected at most 1000000. Use a larger step.");
    assertThatThrownBy(() -> list()).hasMessage("Invalid range: the list is empty.");
    assertThatThrownBy(() -> list("1", "1.0"))
        .hasMessage("Invalid range: the list has a value twice.");
    assertThatThrownBy(() -> ParameterRange.logSteps(decimal("0"), decimal("5"), 3))
        .hasMessage("Invalid range: log-steps from 0, expected more than 0.");
  }

  @Test
  void constraintsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Constraint.parse("fast slow", List.of("fast", "slow")))
        .hasMessage(
            "Invalid constraint \"fast slow\": expected a comparison with <, <=, >, >= or !=, such"
                + " as \"fast < slow\".");
    assertThatThrownBy(() -> Constraint.parse("fast < slwo", List.of("fast", "slow")))
        .hasMessage(
            "Unknown parameter \"slwo\" in the constraint \"fast < slwo\": expected a number or one"
                + " of fast, slow.");
  }

  @Test
  void moreCombinationsThanCanBeCountedAreRefused() {
    ParameterRange many = ParameterRange.steps(decimal("1"), decimal("100000"), decimal("1"));

    assertThatThrownBy(
            () -> ParameterSpace.builder().range("fast", many).range("slow", many).build())
        .hasMessage(
            "Cannot plan more than 200000000 combinations of numbers: widen the steps of fast,"
                + " slow.");
  }

  private static ParameterRange shuffled(Random random) {
    List<BigDecimal> values = new ArrayList<>();
    for (int value = 0; value < 8; value++) {
      if (random.nextBoolean() || value == 5) {
        values.add(random.nextInt(values.size() + 1), BigDecimal.valueOf(value));
      }
    }
    return ParameterRange.list(values);
  }

  private static List<String> texts(ParameterSpace space) {
    List<String> texts = new ArrayList<>();
    for (Iterator<ParameterSet> sets = space.from(0); sets.hasNext(); ) {
      ParameterSet set = sets.next();
      texts.add(set.numbers() + " " + set.choices());
    }
    return texts;
  }

  private static double[] values(ParameterRange range) {
    return IntStream.range(0, range.size()).mapToDouble(range::value).toArray();
  }

  private static ParameterRange list(String... values) {
    return ParameterRange.list(Arrays.stream(values).map(ParameterSpaceTest::decimal).toList());
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @Test
  void aSpaceWithoutNumbersHasOneSetForEachOfItsWords() {
    ParameterSpace space = ParameterSpace.builder().choice("way", List.of("up", "down")).build();

    assertThat(space.count()).isEqualTo(2);
    assertThat(space.at(1)).isEqualTo(new ParameterSet(Map.of(), Map.of("way", "down")));
    assertThat(ParameterSpace.builder().build().count()).isEqualTo(1);
  }
}
