package io.barlake.features.indicator.rolling;

import java.util.Random;

/**
 * The last {@code window} values in their order of size. A value is added, and the oldest dropped,
 * in as many steps as the window can be halved; so is one found by its rank, or its rank by its
 * size. The tree is a treap (Seidel and Aragon 1996): each place of the window has a lot drawn once
 * and for all, and no node stands above one of a higher lot, which keeps the tree shallow whatever
 * the values do.
 */
public final class SortedWindow {
  private static final int NONE = 0;

  private final int window;
  // Nodes are the places of the window, from 1 on.
  private final double[] values;
  private final int[] lots;
  private final int[] lower;
  private final int[] higher;
  private final int[] sizes;

  private int root;
  private int next = 1;
  // The halves of the last split.
  private int below;
  private int above;

  public SortedWindow(int window) {
    this.window = window;
    this.values = new double[window + 1];
    this.lower = new int[window + 1];
    this.higher = new int[window + 1];
    this.sizes = new int[window + 1];
    this.lots = new Random(window).ints(window + 1L).toArray();
  }

  public int size() {
    return sizes[root];
  }

  /** Adds a value, in the place of the oldest if the window is whole. */
  public void add(double value) {
    int node = next;
    if (size() == window) {
      root = without(root, node);
    }
    values[node] = value;
    lower[node] = NONE;
    higher[node] = NONE;
    sizes[node] = 1;
    root = with(root, node);
    next = node == window ? 1 : node + 1;
  }

  /** The value of a rank, the lowest of rank 0. */
  public double ofRank(int rank) {
    int node = root;
    int left = rank;
    while (left != sizes[lower[node]]) {
      if (left < sizes[lower[node]]) {
        node = lower[node];
      } else {
        left -= sizes[lower[node]] + 1;
        node = higher[node];
      }
    }
    return values[node];
  }

  /** How many values are no higher than this one. */
  public int countUpTo(double value) {
    int count = 0;
    int node = root;
    while (node != NONE) {
      if (values[node] <= value) {
        count += sizes[lower[node]] + 1;
        node = higher[node];
      } else {
        node = lower[node];
      }
    }
    return count;
  }

  /** Equal values stand in the order of their places. */
  private boolean isBefore(int one, int other) {
    return values[one] < values[other] || (values[one] == values[other] && one < other);
  }

  private int with(int tree, int node) {
    if (tree == NONE) {
      return node;
    }
    if (lots[node] > lots[tree]) {
      split(tree, node);
      lower[node] = below;
      higher[node] = above;
      count(node);
      return node;
    }
    if (isBefore(node, tree)) {
      lower[tree] = with(lower[tree], node);
    } else {
      higher[tree] = with(higher[tree], node);
    }
    sizes[tree]++;
    return tree;
  }

  private int without(int tree, int node) {
    if (tree == node) {
      return merged(lower[node], higher[node]);
    }
    if (isBefore(node, tree)) {
      lower[tree] = without(lower[tree], node);
    } else {
      higher[tree] = without(higher[tree], node);
    }
    sizes[tree]--;
    return tree;
  }

  /** Parts a tree into what stands before a node and what after it. */
  private void split(int tree, int node) {
    if (tree == NONE) {
      below = NONE;
      above = NONE;
    } else if (isBefore(node, tree)) {
      split(lower[tree], node);
      lower[tree] = above;
      count(tree);
      above = tree;
    } else {
      split(higher[tree], node);
      higher[tree] = below;
      count(tree);
      below = tree;
    }
  }

  /** Joins two trees, all of one before all of the other. */
  private int merged(int first, int second) {
    if (first == NONE) {
      return second;
    }
    if (second == NONE) {
      return first;
    }
    if (lots[first] > lots[second]) {
      higher[first] = merged(higher[first], second);
      count(first);
      return first;
    }
    lower[second] = merged(first, lower[second]);
    count(second);
    return second;
  }

  private void count(int tree) {
    sizes[tree] = sizes[lower[tree]] + 1 + sizes[higher[tree]];
  }
}
