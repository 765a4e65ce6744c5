package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends a command that does nothing but write to stdout: nobody receives it any more. */
public final class UnwritableOutput extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public UnwritableOutput(IOException cause) {
        super(cause);
    }
}
