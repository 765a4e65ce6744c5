package com.risenexa.cli.internal.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands signals on to a child. A Ctrl-C at a terminal goes to all processes there, the child included, and a second one
 * tells many programs to drop everything; so a canary stands beside it: if that died of the same signal, the child has it
 * already. Where there is no canary, as on Windows, a console's Ctrl-C reaches everybody.
 */
final class SignalForwarder implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");
    private static final Set<Integer> NUMBERS = Set.of(2, 15, 1);
    private static final int BY_SIGNAL = 128;
    private static final long CANARY_MILLIS = 200;

    private final List<Runnable> before = new ArrayList<>();
    private @Nullable Process child;
    private @Nullable Process canary;

    SignalForwarder() {
        for (String name : NAMES) {
            before.add(Signals.take(name, this::handOn));
        }
    }

    /** Starts the child, which misses no signal from then on. */
    synchronized Process start(ProcessBuilder command) throws IOException {
        canary = canary();
        child = command.start();
        return child;
    }

    private static @Nullable Process canary() {
        try {
            return new ProcessBuilder("cat").start(); // lives until a signal, or until the pipe to it ends
        } catch (IOException e) {
            return null;
        }
    }

    private synchronized void handOn(String name, int number) {
        if (child == null) {
            System.exit(BY_SIGNAL + number); // as if nobody had listened; the hooks end the sandbox
        } else if (canary != null && child.isAlive() && !reached(canary, number)) {
            send(name, child);
        }
    }

    private boolean reached(Process bird, int number) {
        try {
            if (!bird.waitFor(CANARY_MILLIS, TimeUnit.MILLISECONDS) && !PendingSignals.includes(bird.pid(), number)) {
                return false;
            }
            int signal = bird.waitFor() - BY_SIGNAL;
            if (signal == number || !NUMBERS.contains(signal)) {
                canary = canary(); // else it is left for the handler of the signal that it died of, which may run later
            }
            return signal == number;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Java itself sends no signal but SIGTERM. */
    private static void send(String name, Process child) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, String.valueOf(child.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            child.destroy();
        }
    }

    @Override
    public void close() {
        before.forEach(Runnable::run);
        synchronized (this) {
            if (canary != null) {
                canary.destroy();
            }
        }
    }
}
