package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Nobody reads any more, as after {@code | head -1}: the command ends, and says nothing of it. */
public final class ClosedPipe extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    ClosedPipe(IOException cause) {
        super(cause);
    }
}
