package com.risenexa.cli.internal.importer.input;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an input, one after the other. For one thread. */
public interface RowSource extends Closeable {
    Header header();

    /** What was found out of the input that the user should know; null if there is nothing. */
    @Nullable
    String note();

    /**
     * The next row; null at the end.
     *
     * @throws InputFormatException if there is no going on
     */
    @Nullable
    Row next() throws IOException;
}
