package com.risenexa.cli.internal;

import picocli.CommandLine;
import picocli.CommandLine.InitializationException;

/** Makes the commands, each with its session. */
final class CommandFactory implements CommandLine.IFactory {
    private final CliContext context;

    CommandFactory(CliContext context) {
        this.context = context;
    }

    @Override
    public <K> K create(Class<K> type) {
        try {
            return CliCommand.class.isAssignableFrom(type)
                    ? type.getConstructor(CliContext.class).newInstance(context)
                    : CommandLine.defaultFactory().create(type);
        } catch (Exception e) {
            throw new InitializationException("cannot make " + type, e);
        }
    }
}
