package com.risenexa.cli.internal;

import picocli.CommandLine;
import picocli.CommandLine.InitializationException;

/** Makes the commands, each with its session. */
final class SessionFactory implements CommandLine.IFactory {
    private final Session session;

    SessionFactory(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) {
        try {
            return SessionCommand.class.isAssignableFrom(type)
                    ? type.getConstructor(Session.class).newInstance(session)
                    : CommandLine.defaultFactory().create(type);
        } catch (Exception e) {
            throw new InitializationException("cannot make " + type, e);
        }
    }
}
