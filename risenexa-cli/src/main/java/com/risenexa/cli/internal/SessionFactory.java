package com.risenexa.cli.internal;

import picocli.CommandLine;

/** Makes the commands, each with its session. */
final class SessionFactory implements CommandLine.IFactory {
    private final Session session;

    SessionFactory(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (SessionCommand.class.isAssignableFrom(type)) {
            return type.getConstructor(Session.class).newInstance(session);
        }
        return CommandLine.defaultFactory().create(type);
    }
}
