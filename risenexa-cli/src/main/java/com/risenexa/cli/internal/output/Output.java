package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** Text in UTF-8, whatever the locale says. Each call leaves whole. Thread-safe. */
public final class Output {
    private final Writer writer;
    private final boolean colour;
    private final IntSupplier columns;

    /**
     * Text to a stream.
     *
     * @param columns how wide a line may be; asked only where that matters
     */
    public Output(OutputStream stream, boolean colour, IntSupplier columns) {
        this.writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        this.colour = colour;
        this.columns = columns;
    }

    /** How wide a line may be: as wide as the terminal, or as it likes. */
    public int columns() {
        return columns.getAsInt();
    }

    /** Writes a text as it is; the stream keeps the error if that fails. */
    public void print(String text) {
        synchronized (writer) {
            try {
                writer.write(text);
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("the streams of a session throw nothing", e);
            }
        }
    }

    public void line(String text) {
        print(text + "\n");
    }

    /** The text in its colour, if this output has colours. */
    public String in(Style style, String text) {
        return colour && style != Style.PLAIN ? style.start() + text + Style.END : text;
    }

    /** The meanings of colours. */
    public enum Style {
        PLAIN(""),
        GOOD("32"),
        BAD("31"),
        WARN("33"),
        DIM("2"),
        STRONG("1"),
        LINK("36");

        static final String END = "\u001b[0m";

        private final String code;

        Style(String code) {
            this.code = code;
        }

        String start() {
            return "\u001b[" + code + "m";
        }
    }
}
