package com.risenexa.cli.internal.sandbox;

import com.risenexa.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/**
 * The clean end of a sandbox, by whichever way it comes first: a signal ends the process through a hook. The ready file
 * goes before the server.
 */
final class SandboxShutdown implements AutoCloseable {
    private final Sandbox sandbox;
    private final @Nullable ReadyFile readyFile;
    private final Thread atExit = new Thread(this::end, "risenexa-end");
    private boolean ended;

    SandboxShutdown(Sandbox sandbox, @Nullable ReadyFile readyFile) {
        this.sandbox = sandbox;
        this.readyFile = readyFile;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Tells whoever waits for it that the sandbox answers. */
    synchronized void sayReady() {
        if (readyFile != null && !ended) {
            readyFile.write(sandbox);
        }
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            if (readyFile != null) {
                readyFile.remove();
            }
            sandbox.close();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or is running.
        }
    }
}
