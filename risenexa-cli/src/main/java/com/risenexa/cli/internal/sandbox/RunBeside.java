package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.Exit;
import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.QuietLogs;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a command beside a sandbox: the one at {@code --base-url}, the one that is there, or one of its own. */
final class RunBeside {
    private final Session session;
    private final ServerOptions options;
    private final List<String> command;

    RunBeside(Session session, ServerOptions options, List<String> command) {
        this.session = session;
        this.options = options;
        this.command = command;
    }

    Exit run() throws Exception {
        QuietLogs.quieten();
        LocalServer server = new LocalServer(session, options, null);
        String there = session.options().baseUrl == null ? server.there() : session.options().baseUrl;
        if (there != null) {
            session.say("Using the sandbox at " + there + ", which goes on afterwards.");
            return beside(new SandboxApi(there), Configuration.read(session).givenStartup(), false);
        }
        ReadyFile readyFile = ReadyFile.named(options.readyFile);
        Sandbox sandbox = server.start();
        try (Ending ending = new Ending(sandbox, readyFile)) {
            ending.sayReady();
            return beside(new SandboxApi(sandbox.baseUrl()), sandbox.startupSlug(), true);
        }
    }

    private Exit beside(SandboxApi sandbox, @Nullable String startup, boolean own) throws InterruptedException {
        ProcessBuilder child = new ProcessBuilder(command);
        child.environment().putAll(ClientEnvironment.of(session, sandbox, startup));
        int code;
        try (ChildProcess process = ChildProcess.start(child, session)) {
            if (options.open) {
                new Browser(session.surroundings()).openAside(sandbox.baseUrl() + "/", session);
            }
            code = process.await();
        } catch (IOException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw Failure.usage(command.get(0) + " cannot be run: " + why, null);
        }
        new RunReport(session, sandbox).show(code, own);
        return () -> code;
    }
}
