package com.risenexa.cli.internal.importer.progress;

/** How a line takes the place of the one before. Pure. */
final class AnsiLine {
    private static final String TO_LINE_START = "\r";
    private static final String CLEAR_BELOW = "\u001b[J";

    private AnsiLine() {}

    /**
     * Clears what was drawn before. In a window that has become narrower the terminal has broken that line into several.
     *
     * @param drawn how long the line on the screen is; 0 if there is none
     * @param width of the terminal now
     */
    static String clear(int drawn, int width) {
        int above = drawn == 0 ? 0 : (drawn - 1) / Math.max(1, width);
        return TO_LINE_START + (above == 0 ? "" : "\u001b[" + above + "A") + CLEAR_BELOW;
    }

    /** In a window that became narrower a moment ago, the line shall be cut, not broken. */
    static String unbroken(String line) {
        return "\u001b[?7l" + line + "\u001b[?7h";
    }
}
