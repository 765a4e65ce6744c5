package com.risenexa.cli.internal.options;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON document (a stream: one per line) on stdout, and nothing else there.")
    public boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say nothing on stderr but errors.")
    public boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more on stderr, such as each attempt.")
    public boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never; NO_COLOR wins.")
    public ColorWhen color = ColorWhen.auto;

    @Option(
            names = "--progress",
            paramLabel = "HOW",
            scope = ScopeType.INHERIT,
            description = "auto, bar, plain or none.")
    public ProgressHow progress = ProgressHow.auto;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read the API key from a file; - is stdin.")
    public @Nullable String apiKeyFile;

    @Option(names = "--startup", paramLabel = "SLUG", scope = ScopeType.INHERIT, description = "The startup's slug.")
    public List<String> startups = new ArrayList<>();

    @Option(names = "--base-url", paramLabel = "URL", scope = ScopeType.INHERIT, description = "Where Risenexa is.")
    public @Nullable String baseUrl;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "Bounds one attempt: 700ms, 2s, 1m; a bare number is milliseconds.")
    public @Nullable String timeout;

    @Option(
            names = "--max-retries",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "How often an event is sent again; 0 sends it once.")
    public @Nullable String maxRetries;

    @Option(
            names = "--allow-insecure",
            scope = ScopeType.INHERIT,
            description = "Let the API key travel by plain http to a host that is not this one.")
    public boolean allowInsecure;

    @Option(
            names = "--profile",
            paramLabel = "P",
            scope = ScopeType.INHERIT,
            description = "Read options from $XDG_CONFIG_HOME/risenexa/P.properties.")
    public @Nullable String profile;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Describe the command.")
    boolean help;

    /** The values of {@code --color}; constants are named as on the command line. */
    public enum ColorWhen {
        auto,
        always,
        never
    }

    /** The values of {@code --progress}; constants are named as on the command line. */
    public enum ProgressHow {
        auto,
        bar,
        plain,
        none
    }
}
