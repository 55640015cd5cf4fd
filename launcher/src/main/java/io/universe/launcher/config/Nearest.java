package io.universe.launcher.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant: the one with the fewest letters to add, take away, change, or swap with their neighbour. */
public final class Nearest {

    private Nearest() {}

    /** The nearest candidate; empty where none is near. Case does not count. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3));
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : fewest(distances, a, i, b, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    /** From the first i letters of a to the first j of b. */
    private static int fewest(int[][] distances, String a, int i, String b, int j) {
        int changed = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(changed, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        return areSwapped(a, i, b, j) ? Math.min(fewest, 1 + distances[i - 2][j - 2]) : fewest;
    }

    private static boolean areSwapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
