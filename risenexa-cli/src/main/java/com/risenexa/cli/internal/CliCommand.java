package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;

/** A command of a session. Keeps itself small: what it does lies in classes that are loaded when it runs. */
public abstract class CliCommand {
    private final CliContext context;

    protected CliCommand(CliContext context) {
        this.context = context;
    }

    protected final CliContext context() {
        return context;
    }

    protected abstract Exit run() throws Exception;
}
