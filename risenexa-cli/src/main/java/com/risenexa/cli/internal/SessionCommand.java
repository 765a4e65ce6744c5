package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;

/** A command of a session. Keeps itself small: what it does lies in classes that are loaded when it runs. */
public abstract class SessionCommand {
    private final Session session;

    protected SessionCommand(Session session) {
        this.session = session;
    }

    protected final Session session() {
        return session;
    }

    protected abstract Exit run() throws Exception;
}
