package io.barlake;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a person probably meant by a word that nobody knows. */
public final class NearestWord {
  private NearestWord() {}

  /** The known word with the fewest edits, if those are at most a third of it, and at least one. */
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(each -> edits(word, each) <= Math.max(1, each.length() / 3))
        .min(Comparator.comparingInt((String each) -> edits(word, each)));
  }

  /** Insertions, deletions, replacements, and swaps of neighbours. */
  private static int edits(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        best = Math.min(best, edits[i - 1][j - 1] + replaced);
        if (isSwap(from, i, to, j)) {
          best = Math.min(best, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = best;
      }
    }
    return edits[from.length()][to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
