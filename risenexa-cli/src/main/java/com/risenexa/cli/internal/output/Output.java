package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, whatever the locale says. Each call leaves whole. Thread-safe. */
public final class Output {
    private final Writer writer;
    private final boolean colour;

    public Output(OutputStream stream, boolean colour) {
        this.writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        this.colour = colour;
    }

    /**
     * Writes a text as it is.
     *
     * @throws ClosedPipe if nobody reads it
     */
    public void print(String text) {
        synchronized (writer) {
            try {
                writer.write(text);
                writer.flush();
            } catch (IOException e) {
                throw new ClosedPipe(e);
            }
        }
    }

    public void line(String text) {
        print(text + "\n");
    }

    /** The text in its colour, if this output has colours. */
    public String in(Style style, String text) {
        return colour ? style.start() + text + Style.END : text;
    }
}
