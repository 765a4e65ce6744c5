package com.risenexa.cli.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The names that a mistyped word may have meant: those to which the fewest slips of the hand lead. */
final class Suggestions {
    private static final int MOST_SLIPS = 2;

    private Suggestions() {}

    static List<String> of(String word, Collection<String> names) {
        TreeMap<Integer, List<String>> bySlips = new TreeMap<>();
        for (String name : names) {
            int slips = slips(word, name);
            if (slips <= Math.min(MOST_SLIPS, name.length() / 2)) {
                bySlips.merge(slips, List.of(name), Suggestions::both);
            }
        }
        return bySlips.isEmpty() ? List.of() : bySlips.firstEntry().getValue();
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** A letter too many, too few, wrong, or two in each other's place (optimal string alignment). */
    private static int slips(String typed, String name) {
        int[][] least = new int[typed.length() + 1][name.length() + 1];
        Arrays.setAll(least[0], i -> i);
        for (int i = 1; i <= typed.length(); i++) {
            least[i][0] = i;
            for (int j = 1; j <= name.length(); j++) {
                boolean same = typed.charAt(i - 1) == name.charAt(j - 1);
                int best =
                        Math.min(Math.min(least[i - 1][j], least[i][j - 1]) + 1, least[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && typed.charAt(i - 1) == name.charAt(j - 2)
                        && typed.charAt(i - 2) == name.charAt(j - 1);
                least[i][j] = swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
            }
        }
        return least[typed.length()][name.length()];
    }
}
