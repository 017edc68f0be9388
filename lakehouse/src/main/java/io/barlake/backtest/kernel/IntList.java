package io.barlake.backtest.kernel;

import java.util.Arrays;

/** Numbers in the order in which they came. */
final class IntList {
  private int[] numbers = new int[64];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  int at(int n) {
    return numbers[n];
  }

  /** The place of the first of rising numbers that is not below this one. */
  int firstFrom(int number) {
    int found = Arrays.binarySearch(numbers, 0, size, number);
    return found >= 0 ? found : -found - 1;
  }
}
