package com.risenexa.sandbox.internal.faults;

import org.jspecify.annotations.Nullable;

/** A fault script: asked, for one attempt, what to do. Immutable; its text parses to an equal one. */
public sealed interface FaultScript permits SequentialScript, RandomScript {
    /**
     * The step for an attempt; null if the script is used up.
     *
     * @param walked how many attempts have walked it before
     * @param eventId whose attempt it is
     * @param attempt its number among those of the event, from 1
     */
    @Nullable
    FaultStep step(int walked, String eventId, int attempt);

    /** How many attempts it decides; {@link FaultStep#FOREVER}. */
    int length();

    /** In canonical form. */
    String text();

    /**
     * Reads a script.
     *
     * @throws com.risenexa.sandbox.FaultScriptException if it does not parse
     */
    static FaultScript parse(String text) {
        return new ScriptParser(text).parse();
    }
}
