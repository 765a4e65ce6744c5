package com.risenexa.sandbox;

/** A fault script that does not parse. The message shows where, and what was expected there. */
public final class FaultScriptException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Where, from 0. */
    private final int position;

    /** What the grammar allows there. */
    private final String expected;

    /**
     * A script cannot be read.
     *
     * @param script the whole script
     * @param position where, from 0
     * @param expected what the grammar allows there
     */
    public FaultScriptException(String script, int position, String expected) {
        super("the fault script \"" + script + "\" cannot be read at position " + position + ": expected " + expected);
        this.position = position;
        this.expected = expected;
    }

    /**
     * Where the script cannot be read.
     *
     * @return a position in the script, from 0; its length at the end
     */
    public int position() {
        return position;
    }

    /**
     * What was expected there.
     *
     * @return in words
     */
    public String expected() {
        return expected;
    }
}
