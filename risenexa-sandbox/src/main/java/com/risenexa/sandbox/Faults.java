package com.risenexa.sandbox;

import java.util.List;

/**
 * The faults of one startup's traffic. A script is a list of steps such as {@code 503*2,ok}, {@code 429:retry-after=2},
 * {@code lost-ack,ok}, {@code 503 forever}, or chance: {@code p=0.1;seed=42;of=503,reset,lost-ack}. The grammar stands in
 * {@code docs/sandbox.md}. Of several faults the first added that matches and is not used up decides. Thread-safe.
 */
public interface Faults {
    /**
     * Applies the script to each event of this startup, one step per attempt.
     *
     * @param script a fault script
     * @return the fault as it is set
     * @throws FaultScriptException if the script does not parse
     */
    default Fault everyEvent(String script) {
        return add(script, FaultMatcher.ANY, FaultScope.EVENT);
    }

    /**
     * Sets a fault.
     *
     * @param script a fault script
     * @param match which attempts it may meet; the startup is always this one
     * @param scope who walks the script
     * @return the fault as it is set
     * @throws FaultScriptException if the script does not parse
     */
    Fault add(String script, FaultMatcher match, FaultScope scope);

    /**
     * The faults of this startup, and those for every startup, first added first.
     *
     * @return a copy
     */
    List<Fault> list();

    /**
     * Removes one fault.
     *
     * @param id its number
     * @return whether it was there
     */
    boolean remove(long id);

    /** Removes this startup's faults, and those for every startup. */
    void clear();
}
