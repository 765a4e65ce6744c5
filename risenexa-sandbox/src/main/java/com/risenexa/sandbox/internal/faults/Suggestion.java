package com.risenexa.sandbox.internal.faults;

import java.util.Locale;

/** The action that a misspelt word was probably meant to be. */
final class Suggestion {
    private static final int MOST_EDITS = 2;

    private Suggestion() {}

    /** Such as {@code ; did you mean lost-ack?}; empty if no action is near. */
    static String forAction(String script, int from) {
        int to = from;
        while (to < script.length() && ",*:; ".indexOf(script.charAt(to)) < 0) {
            to++;
        }
        String word = plain(script.substring(from, to));
        FaultAction nearest = null;
        int fewest = Math.min(MOST_EDITS, word.length() / 2) + 1;
        for (FaultAction action : FaultAction.values()) {
            int edits = action == FaultAction.STATUS ? fewest : edits(word, plain(action.word()), fewest);
            if (edits < fewest) {
                fewest = edits;
                nearest = action;
            }
        }
        return nearest == null ? "" : "; did you mean " + nearest.word() + "?";
    }

    /** As it would be typed by somebody who knows the word, and not how it is written. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's distance; {@code most} if the lengths alone tell that it is no less. */
    private static int edits(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) >= most) {
            return most;
        }
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int column = 1; column < line.length; column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(replaced, 1 + Math.min(line[column - 1], above[column]));
            }
            above = line;
        }
        return above[other.length()];
    }
}
