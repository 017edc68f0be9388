package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomTimesTest {
  @Test
  void stretchesOfEachSideChangePlacesAndSidesFollowAsTheyDid() {
    Random random = new Random(51);
    int moved = 0;
    for (int round = 0; round < 200; round++) {
      byte[] desired = desired(random, random.nextInt(300));

      byte[] drawn = new RandomTimes(desired).draw(new SplittableRandom(round));

      List<String> was = stretches(desired);
      List<String> is = stretches(drawn);
      assertThat(is).containsExactlyInAnyOrderElementsOf(was);
      assertThat(is).extracting(RandomTimesTest::side).isEqualTo(sides(was));
      moved += is.equals(was) ? 0 : 1;
    }
    assertThat(moved).isGreaterThan(150);
  }

  @Test
  void sameSeedDrawsTheSameAndTheNextDrawIsAnother() {
    byte[] desired = desired(new Random(52), 500);
    SplittableRandom random = new SplittableRandom(7);

    byte[] first = new RandomTimes(desired).draw(random);
    byte[] second = new RandomTimes(desired).draw(random);

    assertThat(new RandomTimes(desired).draw(new SplittableRandom(7))).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void everyOrderComesAsOftenAsAnother() {
    byte[] desired = {1, 0, 1, 1, 0, 1, 1, 1};
    SplittableRandom random = new SplittableRandom(3);
    int longestFirst = 0;
    for (int draw = 0; draw < 6_000; draw++) {
      byte[] drawn = new RandomTimes(desired).draw(random);
      longestFirst += drawn[2] == 1 && drawn[1] == 1 ? 1 : 0;
    }
    // One of three stretches comes first; it is longer than two bars once in three times.
    assertThat(longestFirst).isBetween(1_850, 2_150);
  }

  private static byte[] desired(Random random, int bars) {
    byte[] desired = new byte[bars];
    int wanted = 0;
    for (int bar = 0; bar < bars; bar++) {
      wanted = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : wanted;
      desired[bar] = (byte) (random.nextInt(5) == 0 ? 2 * wanted : wanted);
    }
    return desired;
  }

  /** Each as its text, which begins with its side. */
  private static List<String> stretches(byte[] desired) {
    List<String> stretches = new ArrayList<>();
    for (int bar = 0; bar < desired.length; bar++) {
      String side = "-0+".substring(Integer.signum(desired[bar]) + 1).substring(0, 1);
      if (bar == 0 || Integer.signum(desired[bar]) != Integer.signum(desired[bar - 1])) {
        stretches.add(side);
      }
      int last = stretches.size() - 1;
      stretches.set(last, stretches.get(last) + Math.abs(desired[bar]));
    }
    return stretches;
  }

  private static List<String> sides(List<String> stretches) {
    return stretches.stream().map(RandomTimesTest::side).toList();
  }

  private static String side(String stretch) {
    return stretch.substring(0, 1);
  }
}
