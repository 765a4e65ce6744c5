package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;
import com.risenexa.cli.internal.output.Output;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command of the tree. Keeps itself small: what it does lies in classes that are loaded when it runs. */
public abstract class CliCommand implements Callable<Integer> {
    private final CliContext context;

    protected CliCommand(CliContext context) {
        this.context = context;
    }

    protected final CliContext context() {
        return context;
    }

    protected abstract Exit run() throws Exception;

    /** Runs it, for picocli; the number of its exit code. */
    @Override
    public final Integer call() throws Exception {
        return run().code();
    }

    /** Prints a result on stdout: as a document with {@code --json}, else as text. */
    protected final void render(@Nullable Object document, Consumer<Output> text) {
        if (context.json()) {
            context.document(document);
        } else {
            text.accept(context.out());
        }
    }

    /** A command for which {@code --timeout} bounds something else than one attempt of the client. */
    public interface TimeoutOption {
        /** What it bounds, for the help. */
        String timeoutDescription();
    }
}
