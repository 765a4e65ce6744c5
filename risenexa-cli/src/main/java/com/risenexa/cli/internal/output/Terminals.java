package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says which standard streams are terminals. */
public final class Terminals {
    private Terminals() {}

    /** Where {@code /proc} does not tell one stream from another, all of them must be the terminal. */
    public static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return consoleIsTerminal();
        }
    }

    /** From Java 22 on there is a console even where there is no terminal; it says so by a method that 17 lacks. */
    @SuppressWarnings("SystemConsoleNull") // it is null on 17, where there is no terminal
    private static boolean consoleIsTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
