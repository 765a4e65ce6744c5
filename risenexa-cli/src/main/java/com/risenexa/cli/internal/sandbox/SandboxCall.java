package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.remote.SandboxApi;
import org.jspecify.annotations.Nullable;

/** A command that asks a sandbox: the one of the base URL that is configured, else the one of this machine. */
abstract class SandboxCall extends SessionCommand {
    SandboxCall(Session session) {
        super(session);
    }

    @Override
    protected final ExitCode run() throws Exception {
        Configuration configured = Configuration.read(session());
        String url = configured.givenBaseUrl();
        String usual = "http://127.0.0.1:" + session().surroundings().sandboxPort();
        return ask(new SandboxApi(url == null ? usual : url), configured.givenStartup());
    }

    /**
     * Asks.
     *
     * @param startup the one that is configured; null if none is
     */
    abstract ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws Exception;
}
