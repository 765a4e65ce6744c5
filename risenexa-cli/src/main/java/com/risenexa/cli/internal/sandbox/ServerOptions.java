package com.risenexa.cli.internal.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * The options of a sandbox that a command starts. The startups are those of the global {@code --startup}, which may be
 * repeated here.
 */
final class ServerOptions {
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

    @Option(names = "--ready-file", paramLabel = "FILE", description = "Write address and key there once it answers.")
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
