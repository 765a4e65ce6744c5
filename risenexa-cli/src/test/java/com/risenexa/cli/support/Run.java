package com.risenexa.cli.support;

import com.risenexa.cli.internal.Cli;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.output.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the command in this JVM, with streams and an environment of its own. */
public final class Run {
    /** Reserved, and never listened on: a sandbox of the developer's own is none of the tests' business. */
    private static final int NOBODY_THERE = 1;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private InputStream input = InputStream.nullInputStream();
    private int sandboxPort = NOBODY_THERE;
    private boolean outIsTerminal;
    private boolean errIsTerminal;
    private boolean outIsPipe;
    private int columns = 80;
    private boolean broken;
    private @Nullable OutputStream outTo;

    /** What came of it. */
    public record Ended(int exitCode, String out, String err) {
        /** The one document on stdout. */
        public Map<String, @Nullable Object> json() {
            try {
                return JsonText.readObject(out);
            } catch (IOException e) {
                throw new UncheckedIOException("no document: " + out + err, e);
            }
        }
    }

    public Run environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Run property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Run input(String text) {
        return input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Run input(InputStream stream) {
        input = stream;
        return this;
    }

    public Run sandboxPort(int port) {
        sandboxPort = port;
        return this;
    }

    public Run terminals() {
        outIsTerminal = true;
        errIsTerminal = true;
        return this;
    }

    /** On terminals that are so wide. */
    public Run terminals(int width) {
        columns = width;
        return terminals();
    }

    /** Surroundings as they never are, which only a bug could make. */
    public Run broken() {
        broken = true;
        return this;
    }

    /** stdout is a pipe. */
    public Run outIsPipe() {
        outIsPipe = true;
        return this;
    }

    public Run outTo(OutputStream stream) {
        outTo = stream;
        return this;
    }

    private static String fail(String name) {
        if (name.startsWith("RISENEXA_")) {
            throw new IllegalStateException("a bug");
        }
        return "";
    }

    public Ended call(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Cli.run(
                new ProcessEnvironment(
                        input,
                        outTo == null ? out : outTo,
                        err,
                        broken ? Run::fail : environment::get,
                        properties::get,
                        outIsTerminal,
                        errIsTerminal,
                        () -> outIsPipe,
                        () -> columns,
                        sandboxPort),
                args);
        return new Ended(
                exitCode, out.toString(StandardCharsets.UTF_8), Messages.checked(err.toString(StandardCharsets.UTF_8)));
    }
}
