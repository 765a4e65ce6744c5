package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.Exit;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.LogSilencer;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a command beside a sandbox: the one at {@code --base-url}, the one that is there, or one of its own. */
final class RunWithSandbox {
    private final CliContext context;
    private final ServerOptions options;
    private final List<String> command;

    RunWithSandbox(CliContext context, ServerOptions options, List<String> command) {
        this.context = context;
        this.options = options;
        this.command = command;
    }

    Exit run() throws Exception {
        LogSilencer.quieten();
        SandboxLauncher server = new SandboxLauncher(context, options, null);
        String there = context.options().baseUrl == null ? server.there() : context.options().baseUrl;
        if (there != null) {
            context.say("Using the sandbox at " + there + ", which goes on afterwards.");
            return beside(new SandboxApi(there), Configuration.read(context).givenStartup(), false);
        }
        ReadyFile readyFile = ReadyFile.named(options.readyFile);
        Sandbox sandbox = server.start();
        try (SandboxShutdown ending = new SandboxShutdown(sandbox, readyFile)) {
            ending.sayReady();
            return beside(new SandboxApi(sandbox.baseUrl()), sandbox.startupSlug(), true);
        }
    }

    private Exit beside(SandboxApi sandbox, @Nullable String startup, boolean own) throws InterruptedException {
        ProcessBuilder child = new ProcessBuilder(command);
        child.environment().putAll(ClientEnvironment.of(context, sandbox, startup));
        int code;
        try (ChildProcess process = ChildProcess.start(child, context)) {
            if (options.open) {
                new Browser(context.process()).openAside(sandbox.baseUrl() + "/", context);
            }
            code = process.await();
        } catch (IOException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw CliException.usage(command.get(0) + " cannot be run: " + why, null);
        }
        new RunReport(context, sandbox).show(code, own);
        return () -> code;
    }
}
