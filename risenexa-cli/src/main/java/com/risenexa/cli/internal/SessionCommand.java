package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import java.util.concurrent.Callable;

/** A command of a session. Keeps itself small: what it does lies in classes that are loaded when it is called. */
public abstract class SessionCommand implements Callable<Integer> {
    private final Session session;

    protected SessionCommand(Session session) {
        this.session = session;
    }

    protected final Session session() {
        return session;
    }

    protected abstract ExitCode run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run().code();
    }
}
