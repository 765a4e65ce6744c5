package com.risenexa.cli.internal.sandbox;

import com.risenexa.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** The clean end of a sandbox, by whichever way it comes first: the ready file goes before the server. */
final class Ending {
    private final Sandbox sandbox;
    private final @Nullable ReadyFile readyFile;
    private boolean ended;

    Ending(Sandbox sandbox, @Nullable ReadyFile readyFile) {
        this.sandbox = sandbox;
        this.readyFile = readyFile;
    }

    synchronized void begin() {
        if (readyFile != null && !ended) {
            readyFile.write(sandbox);
        }
    }

    synchronized boolean hasBegun() {
        return ended;
    }

    synchronized void end() {
        if (!ended) {
            ended = true;
            if (readyFile != null) {
                readyFile.remove();
            }
            sandbox.close();
        }
    }
}
