package com.risenexa.cli.internal;

import com.risenexa.cli.internal.output.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The process that a command runs in (streams, environment, properties), as an argument, so that tests can pass their
 * own.
 *
 * @param columns of the terminal
 * @param sandboxPort where a sandbox usually listens
 */
public record ProcessEnvironment(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Function<String, @Nullable String> environment,
        Function<String, @Nullable String> properties,
        boolean outIsTerminal,
        boolean errIsTerminal,
        BooleanSupplier outIsPipe,
        IntSupplier columns,
        int sandboxPort) {
    private static final int USUAL_SANDBOX_PORT = 7981;

    public static ProcessEnvironment ofProcess() {
        return new ProcessEnvironment(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System::getenv,
                System::getProperty,
                Terminals.isTerminal(1),
                Terminals.isTerminal(2),
                () -> Terminals.isPipe(1),
                Terminals::columns,
                USUAL_SANDBOX_PORT);
    }
}
