package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.remote.SandboxDefaults.SandboxProbe;
import com.risenexa.sandbox.DataInUseException;
import com.risenexa.sandbox.PortInUseException;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The sandbox that the options describe: one that is there already, or one of this process. */
final class SandboxLauncher {
    private static final int MAX_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    private final CliContext context;
    private final ServerOptions options;
    private final @Nullable String data;

    /**
     * Starts nothing yet.
     *
     * @param usualData the folder of the data if the options name none; null for the memory
     */
    SandboxLauncher(CliContext context, ServerOptions options, @Nullable String usualData) {
        this.context = context;
        this.options = options;
        ServerOptions.Storage place = options.place;
        this.data = place == null ? usualData : place.memory ? null : place.data;
    }

    /** Where one is that may be used instead of a new one; null if none is. */
    @Nullable
    String there() {
        String url = url(host(), port());
        return port() > 0 && port() <= MAX_PORT && mayAttach() && SandboxProbe.isSandbox(url) ? url : null;
    }

    /** Whoever asks for something special would not get it from a sandbox that runs already. */
    private boolean mayAttach() {
        return options.place == null
                && context.options().startups.isEmpty()
                && options.faults.isEmpty()
                && options.rateLimit == null
                && !options.strict
                && options.readyFile == null;
    }

    Sandbox start() {
        try {
            Sandbox.Builder builder =
                    Sandbox.builder().host(host()).port(port()).strict(options.strict);
            if (data == null) {
                builder.memory();
            } else {
                builder.data(Path.of(data));
            }
            context.options().startups.forEach(builder::startup);
            options.faults.forEach(builder::fault);
            if (options.rateLimit != null) {
                builder.rateLimit(options.rateLimit);
            }
            return builder.start();
        } catch (PortInUseException e) {
            throw new CliException(ExitCode.BUSY, "port_in_use", String.valueOf(e.getMessage()), null);
        } catch (DataInUseException e) {
            throw new CliException(ExitCode.BUSY, "data_in_use", String.valueOf(e.getMessage()), null);
        } catch (InvalidPathException e) {
            throw CliException.usage("--data " + data + " is not a folder: " + e.getReason(), null);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(String.valueOf(e.getMessage()), null);
        } catch (SandboxException e) {
            throw CliException.configuration(String.valueOf(e.getMessage()), null);
        }
    }

    @Nullable
    String data() {
        return data;
    }

    boolean isOpenToOthers() {
        try {
            return !InetAddress.getByName(host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private int port() {
        return options.port == null ? context.process().sandboxPort() : options.port;
    }

    /** An IPv6 address may be given as in a URL. */
    private String host() {
        String host = options.host == null ? LOOPBACK : options.host.strip();
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** A server that binds every address is asked at this machine's own. */
    static String url(String host, int port) {
        String asked = host;
        try {
            if (InetAddress.getByName(host).isAnyLocalAddress()) {
                asked = LOOPBACK;
            }
        } catch (UnknownHostException e) {
            // Whoever binds it says so.
        }
        return "http://" + (asked.contains(":") ? "[" + asked + "]" : asked) + ":" + port;
    }

    /**
     * The options of a sandbox that a command starts. The startups are those of the global {@code --startup}, which may be
     * repeated here.
     */
    static final class ServerOptions {
        @Option(names = "--port", paramLabel = "N", description = "Where it listens (7981); 0 picks a free port.")
        @Nullable
        Integer port;

        @Option(names = "--host", paramLabel = "H", description = "The address to bind (127.0.0.1).")
        @Nullable
        String host;

        @ArgGroup
        @Nullable
        Storage place;

        @Option(
                names = "--fault",
                paramLabel = "SCRIPT",
                description = "Misbehave, such as 503*2,ok or lost-ack,ok (docs/sandbox.md). Repeatable.")
        List<String> faults = new ArrayList<>();

        @Option(names = "--rate-limit", paramLabel = "R", description = "Limit each startup, such as 100/m or 5/s.")
        @Nullable
        String rateLimit;

        @Option(names = "--strict", description = "Refuse an id that comes again with another payload, by 422.")
        boolean strict;

        @Option(
                names = "--ready-file",
                paramLabel = "FILE",
                description = "Write address and key there once it answers.")
        @Nullable
        String readyFile;

        @Option(names = "--open", description = "Open the dashboard in a browser.")
        boolean open;

        /** The options for where the data are stored. */
        static final class Storage {
            @Option(
                    names = "--data",
                    paramLabel = "DIR",
                    description = "Keep the data in this folder (start: ./.risenexa/sandbox).")
            @Nullable
            String data;

            @Option(names = "--memory", description = "Keep everything in memory.")
            boolean memory;
        }
    }
}
