package io.barlake.backtest.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a strategy desired, at other times: as many positions of each side, each as long as one that
 * it desired, and as often nothing for as long. Sides follow each other as they did; the stretches
 * of one side change places.
 */
public final class RandomTimes {
  private static final int SIDES = 3;

  private final byte[] desired;

  /** Where each stretch begins, and where the last one ends. */
  private final IntList begins = new IntList();

  /** The stretches of each side, by their number. */
  private final List<List<Integer>> ofSide = new ArrayList<>();

  public RandomTimes(byte[] desired) {
    this.desired = desired;
    for (int side = 0; side < SIDES; side++) {
      ofSide.add(new ArrayList<>());
    }
    for (int bar = 0; bar < desired.length; bar++) {
      if (bar == 0 || side(bar) != side(bar - 1)) {
        ofSide.get(side(bar)).add(begins.size());
        begins.add(bar);
      }
    }
    begins.add(desired.length);
  }

  private int side(int bar) {
    return Integer.signum(desired[bar]) + 1;
  }

  /** Draws an order. */
  public byte[] draw(SplittableRandom random) {
    int[][] orders = new int[SIDES][];
    for (int side = 0; side < SIDES; side++) {
      orders[side] = shuffled(ofSide.get(side), random);
    }
    int[] taken = new int[SIDES];
    byte[] drawn = new byte[desired.length];
    int to = 0;
    for (int stretch = 0; stretch + 1 < begins.size(); stretch++) {
      int side = side(begins.at(stretch));
      int other = orders[side][taken[side]++];
      int length = begins.at(other + 1) - begins.at(other);
      System.arraycopy(desired, begins.at(other), drawn, to, length);
      to += length;
    }
    return drawn;
  }

  private static int[] shuffled(List<Integer> stretches, SplittableRandom random) {
    int[] order = stretches.stream().mapToInt(Integer::intValue).toArray();
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int stretch = order[last];
      order[last] = order[other];
      order[other] = stretch;
    }
    return order;
  }
}
