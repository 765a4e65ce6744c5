package com.risenexa.cli.internal.importer.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How wide the terminal is; asked again and again, since it may be resized. */
final class TerminalWidth {
    private static final int USUAL = 80;
    private static final int NARROWEST = 10;
    private static final File TERMINAL = new File("/dev/tty");

    private final Function<String, @Nullable String> environment;
    private boolean asks;

    /**
     * Knows a terminal by {@code stty}.
     *
     * @param isTerminal whether there is one to ask
     */
    TerminalWidth(Function<String, @Nullable String> environment, boolean isTerminal) {
        this.environment = environment;
        this.asks = isTerminal && TERMINAL.exists();
    }

    int get() {
        int width = asks ? ask() : 0;
        if (width < NARROWEST) {
            asks = false;
            width = number(environment.apply("COLUMNS"));
        }
        return width < NARROWEST ? USUAL : width;
    }

    /** 0 if it cannot be had. */
    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return 0;
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
