package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Tells a reader that has gone, as after {@code | head -1}, from a stream that cannot be written, as on a full disk. */
public final class BrokenPipe {
    private BrokenPipe() {}

    /**
     * Whether the error is EPIPE, or what Windows and sockets call it.
     *
     * @param isPipe whether the stream is a pipe; asked where the words do not tell: they are those of the locale
     */
    public static boolean is(IOException error, BooleanSupplier isPipe) {
        String words = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("pipe") || (isPipe.getAsBoolean() && !words.contains("temporarily unavailable"));
    }
}
