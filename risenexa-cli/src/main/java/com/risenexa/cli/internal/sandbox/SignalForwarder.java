package com.risenexa.cli.internal.sandbox;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * The operating system's signals, for which Java has nothing but {@code sun.misc.Signal}, in the module
     * {@code jdk.unsupported}. Reached by reflection: the compiler warns of that class wherever it is named.
     */
    static final class Signals {
        private static final String SIGNAL = "sun.misc.Signal";
        private static final String HANDLER = "sun.misc.SignalHandler";

        private Signals() {}

        /** Receives a signal, on a thread of its own. */
        interface Listener {
            void signal(String name, int number);
        }

        /**
         * Takes a signal from whoever had it.
         *
         * @param name without SIG
         * @return gives it back; does nothing where there is no such signal, or the JVM was started to ignore it
         */
        static Runnable take(String name, Listener listener) {
            try {
                Class<?> type = Class.forName(SIGNAL);
                Class<?> handlerType = Class.forName(HANDLER);
                Object signal = type.getConstructor(String.class).newInstance(name);
                int number = (Integer) type.getMethod("getNumber").invoke(signal);
                Object handler = Proxy.newProxyInstance(
                        handlerType.getClassLoader(),
                        new Class<?>[] {handlerType},
                        (self, method, args) -> answer(method, args, name, number, listener));
                Method handle = type.getMethod("handle", type, handlerType);
                Object before = handle.invoke(null, signal, handler);
                return () -> giveBack(handle, signal, before);
            } catch (ReflectiveOperationException e) {
                return () -> {};
            }
        }

        private static @Nullable Object answer(
                Method method, Object @Nullable [] args, String name, int number, Listener listener)
                throws ReflectiveOperationException {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(listener, args);
            }
            listener.signal(name, number);
            return null;
        }

        private static void giveBack(Method handle, Object signal, Object before) {
            try {
                handle.invoke(null, signal, before);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The signals that a process has been sent and has not acted on yet, where the system tells: Linux. */
    static final class PendingSignals {
        private PendingSignals() {}

        /** Whether a process is about to get a signal; on a busy machine it may take long to run again. */
        static boolean includes(long pid, int number) {
            try {
                return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .anyMatch(line -> line.matches("(SigPnd|ShdPnd):\\s+\\p{XDigit}+") && hasBit(line, number));
            } catch (IOException e) {
                return false; // no such system, or the process is gone: then there is no need to ask
            }
        }

        private static boolean hasBit(String line, int number) {
            String mask = line.substring(line.indexOf(':') + 1).strip();
            return (Long.parseUnsignedLong(mask, 16) >>> (number - 1) & 1) == 1;
        }
    }
}
