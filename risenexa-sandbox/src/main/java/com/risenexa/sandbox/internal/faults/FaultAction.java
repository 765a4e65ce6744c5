package com.risenexa.sandbox.internal.faults;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions of a step. */
public enum FaultAction {
    /** Nothing: the answer goes out as it is. */
    OK(Effect.APPLIED),
    /** Another status instead of the answer. */
    STATUS(Effect.NOT_APPLIED, "retry-after"),
    /** The answer comes late. */
    DELAY(Effect.APPLIED, FaultParams.DURATION),
    /** Nothing comes. */
    HANG(Effect.NOT_APPLIED, FaultParams.DURATION),
    /** The connection closes without an answer. */
    DROP(Effect.NOT_APPLIED),
    /** The connection is reset. */
    RESET(Effect.NOT_APPLIED),
    /** The connection closes, and so does the listener for a while. */
    REFUSE(Effect.NOT_APPLIED, FaultParams.DURATION),
    /** The event is counted, then the connection closes without an answer. */
    LOST_ACK(Effect.LOST),
    /** A part of the answer, then the connection closes. */
    TRUNCATE(Effect.LOST, "at"),
    /** Status line and headers, then silence. */
    STALL_BODY(Effect.LOST, FaultParams.DURATION),
    /** The answer comes byte by byte. */
    SLOW(Effect.APPLIED, FaultParams.DURATION),
    /** Bytes that are no HTTP. */
    GARBAGE(Effect.NOT_APPLIED),
    /** A chunked body whose chunk has no length. */
    BAD_CHUNK(Effect.LOST),
    /** A web page, as from a proxy. */
    HTML(Effect.NOT_APPLIED, "status"),
    /** A redirect. */
    REDIRECT(Effect.NOT_APPLIED, "status", "to"),
    /** The answer with a body that does not end soon. */
    HUGE(Effect.APPLIED, "size");

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

    /** The action with this name; null if there is none. A status goes by its number. */
    static @Nullable FaultAction named(String word) {
        for (FaultAction action : values()) {
            if (action != STATUS && action.word.equals(word)) {
                return action;
            }
        }
        return null;
    }

    /** Whether the event is looked up in the ledger and counted, before the mischief starts. */
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
