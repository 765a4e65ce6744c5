package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * A child that has the terminal, or whatever stands in its place, and gets the signals that this process gets. Beside
 * {@code --json} stdout is the document's, and what the child writes there goes to stderr.
 */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final SignalForwarder signals;
    private final @Nullable Thread copying;

    private ChildProcess(Process process, SignalForwarder signals, @Nullable Thread copying) {
        this.process = process;
        this.signals = signals;
        this.copying = copying;
    }

    static ChildProcess start(ProcessBuilder command, CliContext context) throws IOException {
        boolean json = context.json();
        command.redirectInput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        command.redirectOutput(json ? Redirect.PIPE : Redirect.INHERIT);
        SignalForwarder signals = new SignalForwarder();
        try {
            Process process = signals.start(command);
            return new ChildProcess(process, signals, json ? copying(process, context.errStream()) : null);
        } catch (IOException e) {
            signals.close();
            throw e;
        }
    }

    private static Thread copying(Process process, OutputStream err) {
        Thread thread = new Thread(
                () -> {
                    try {
                        process.getInputStream().transferTo(err); // also what nobody reads: else the child would wait
                    } catch (IOException e) {
                        // It has ended.
                    }
                },
                "risenexa-child-out");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Until it ends; its exit code, 128 and the signal's number if a signal ended it. */
    int await() throws InterruptedException {
        int code = process.waitFor();
        if (copying != null) {
            copying.join();
        }
        return code;
    }

    @Override
    public void close() {
        signals.close();
    }
}
