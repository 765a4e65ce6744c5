package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.QuietLogs;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxProbe;
import com.risenexa.sandbox.DataInUseException;
import com.risenexa.sandbox.PortInUseException;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts a sandbox in this process and shows its traffic, or attaches to the one that is there. */
final class StartSandbox {
    /** A sandbox of another process may be started again. */
    private static final Duration REMOTE_PATIENCE = Duration.ofSeconds(5);

    private static final int MAX_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    private final Session session;
    private final StartOptions options;

    StartSandbox(Session session, StartOptions options) {
        this.session = session;
        this.options = options;
    }

    ExitCode run() throws Exception {
        QuietLogs.quieten();
        String there = "http://" + host() + ":" + port();
        if (port() > 0 && port() <= MAX_PORT && mayAttach() && SandboxProbe.isSandbox(there)) {
            session.say("A sandbox runs at " + there + " already; this shows what arrives there.");
            return show(tail(there, REMOTE_PATIENCE));
        }
        Sandbox sandbox = start();
        Ending ending = new Ending(sandbox, options.readyFile == null ? null : new ReadyFile(options.readyFile));
        Thread atExit = new Thread(ending::end, "risenexa-end");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            AttemptTail tail = tail(
                    sandbox.baseUrl(), Duration.ZERO); // before anybody is told that it is ready: nothing is missed
            ending.begin();
            new Banner(session).show(sandbox, place(), isOpenToOthers());
            return show(tail);
        } catch (Failure e) {
            if (ending.hasBegun()) {
                return ExitCode.DONE; // a signal ends the process, and has ended the sandbox before the tail
            }
            throw e;
        } finally {
            ending.end();
            forget(atExit);
        }
    }

    /** Whoever asks for something special would not get it from a sandbox that runs already. */
    private boolean mayAttach() {
        return options.place == null
                && session.options().startups.isEmpty()
                && options.faults.isEmpty()
                && options.rateLimit == null
                && !options.strict
                && options.readyFile == null;
    }

    private Sandbox start() {
        try {
            Sandbox.Builder builder =
                    Sandbox.builder().host(host()).port(port()).strict(options.strict);
            if (place() == null) {
                builder.memory();
            } else {
                builder.data(Path.of(place()));
            }
            session.options().startups.forEach(builder::startup);
            options.faults.forEach(builder::fault);
            if (options.rateLimit != null) {
                builder.rateLimit(options.rateLimit);
            }
            return builder.start();
        } catch (PortInUseException e) {
            throw new Failure(ExitCode.BUSY, "port_in_use", String.valueOf(e.getMessage()), null);
        } catch (DataInUseException e) {
            throw new Failure(ExitCode.BUSY, "data_in_use", String.valueOf(e.getMessage()), null);
        } catch (InvalidPathException e) {
            throw Failure.usage("--data " + place() + " is no folder: " + e.getReason(), null);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()), null);
        } catch (SandboxException e) {
            throw Failure.configuration(String.valueOf(e.getMessage()), null);
        }
    }

    private @Nullable AttemptTail tail(String baseUrl, Duration patience) {
        return options.noTail ? null : new AttemptTail(session, new SandboxApi(baseUrl), patience);
    }

    private static ExitCode show(@Nullable AttemptTail tail) throws InterruptedException {
        if (tail == null) {
            new CountDownLatch(1).await(); // until a signal ends the process
            return ExitCode.DONE;
        }
        return tail.follow();
    }

    private @Nullable String place() {
        StartOptions.Place place = options.place;
        if (place == null) {
            return Path.of(".risenexa", "sandbox").toString();
        }
        return place.memory ? null : place.data;
    }

    private int port() {
        return options.port == null ? session.surroundings().sandboxPort() : options.port;
    }

    private String host() {
        return options.host == null ? LOOPBACK : options.host;
    }

    private boolean isOpenToOthers() {
        try {
            return !InetAddress.getByName(host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or is running.
        }
    }
}
