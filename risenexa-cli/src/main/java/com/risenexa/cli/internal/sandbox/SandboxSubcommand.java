package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.remote.SandboxApi;
import org.jspecify.annotations.Nullable;

/** A command that asks a sandbox: the one of the base URL that is configured, else the one of this machine. */
abstract class SandboxSubcommand extends CliCommand {
    SandboxSubcommand(CliContext context) {
        super(context);
    }

    @Override
    protected final ExitCode run() throws Exception {
        Configuration configured = Configuration.read(context());
        String url = configured.givenBaseUrl();
        String usual = "http://127.0.0.1:" + context().process().sandboxPort();
        return ask(new SandboxApi(url == null ? usual : url), configured.givenStartup());
    }

    /**
     * Asks.
     *
     * @param startup the one that is configured; null if none is
     */
    abstract ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws Exception;
}
