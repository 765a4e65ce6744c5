package com.risenexa.cli.internal.options;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON document (a stream: one per line) on stdout.")
    public boolean json;
}
