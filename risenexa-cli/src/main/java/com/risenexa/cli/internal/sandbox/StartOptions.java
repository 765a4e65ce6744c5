package com.risenexa.cli.internal.sandbox;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a sandbox is started and shown. */
final class StartOptions {
    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(names = "--no-tail", description = "Do not show what arrives.")
    boolean noTail;
}
