package com.risenexa.sandbox.internal.faults;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fault that a step injects. */
public enum FaultAction {
    /** Nothing: the answer goes out as it is. */
    OK(Effect.APPLIED),
    /** Another status instead of the answer. */
    STATUS(Effect.NOT_APPLIED, "retry-after"),
    /** The answer comes late. */
    DELAY(Effect.APPLIED, FaultStep.DURATION),
    /** Nothing comes. */
    HANG(Effect.NOT_APPLIED, FaultStep.DURATION),
    /** The connection closes without an answer. */
    DROP(Effect.NOT_APPLIED),
    /** The connection is reset. */
    RESET(Effect.NOT_APPLIED),
    /** The connection closes, and so does the listener for a while. */
    REFUSE(Effect.NOT_APPLIED, FaultStep.DURATION),
    /** The event is counted, then the connection closes without an answer. */
    LOST_ACK(Effect.LOST),
    /** A part of the answer, then the connection closes. */
    TRUNCATE(Effect.LOST, "at"),
    /** Status line and headers, then silence. */
    STALL_BODY(Effect.LOST, FaultStep.DURATION),
    /** The answer comes byte by byte. */
    SLOW(Effect.APPLIED, FaultStep.DURATION),
    /** Bytes that are not HTTP. */
    GARBAGE(Effect.NOT_APPLIED),
    /** A chunked body whose chunk has no length. */
    BAD_CHUNK(Effect.LOST),
    /** A web page, as from a proxy. */
    HTML(Effect.NOT_APPLIED, "status"),
    /** A redirect. */
    REDIRECT(Effect.NOT_APPLIED, "status", "to"),
    /** The answer with a body that does not end soon. */
    HUGE(Effect.APPLIED, "size");

    private static final int MOST_EDITS = 2;

    private enum Effect {
        APPLIED,
        LOST,
        NOT_APPLIED
    }

    private final Effect effect;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of gives one that cannot be changed
    private final Set<String> params;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    FaultAction(Effect effect, String... params) {
        this.effect = effect;
        this.params = Set.of(params);
    }

    /** The action with this name; null if there is none. A status is named by its number. */
    static @Nullable FaultAction named(String word) {
        for (FaultAction action : values()) {
            if (action != STATUS && action.word.equals(word)) {
                return action;
            }
        }
        return null;
    }

    /** The action that a misspelt word probably means, such as {@code lost_ack}; null if none is similar. */
    static @Nullable FaultAction similar(String word) {
        String letters = letters(word);
        int limit = Math.min(MOST_EDITS, letters.length() / 2);
        return Arrays.stream(values())
                .filter(action -> action != STATUS && edits(letters, letters(action.word)) <= limit)
                .min(Comparator.comparingInt(action -> edits(letters, letters(action.word))))
                .orElse(null);
    }

    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's distance. */
    private static int edits(String one, String other) {
        int[] above = IntStream.rangeClosed(0, other.length()).toArray();
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

    /** Whether the event is counted before the fault happens. */
    public boolean isApplied() {
        return effect != Effect.NOT_APPLIED;
    }

    /** Whether it is applied and no whole answer is sent. */
    public boolean losesAnswer() {
        return effect == Effect.LOST;
    }

    Set<String> params() {
        return params;
    }

    String word() {
        return word;
    }
}
