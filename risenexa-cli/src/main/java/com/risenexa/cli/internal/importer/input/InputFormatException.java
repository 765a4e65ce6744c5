package com.risenexa.cli.internal.importer.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The input cannot be read beyond this point; the rows before it are whole. */
public final class InputFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable TextPosition place;
    private final @Nullable String hint;

    /**
     * A place in the input, counted from 1.
     *
     * @param column in characters; 0 if it is not known
     */
    public record TextPosition(long line, long column) {
        @Override
        public String toString() {
            return "line " + line + (column > 0 ? ", column " + column : "");
        }
    }

    /**
     * What is wrong, and what to do.
     *
     * @param place null if it is the input as a whole
     */
    public InputFormatException(@Nullable TextPosition place, String message, @Nullable String hint) {
        super(place == null ? message : place + ": " + message);
        this.place = place;
        this.hint = hint;
    }

    public @Nullable TextPosition place() {
        return place;
    }

    public @Nullable String hint() {
        return hint;
    }
}
