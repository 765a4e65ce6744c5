package com.risenexa.tracking.outbox.support;

import java.nio.file.Path;

/** A file, with the settings that the documentation asks for. */
public final class SqliteDatabase extends TestDatabase {
    public SqliteDatabase(Path folder) {
        super("jdbc:sqlite:" + folder.resolve("application.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE");
    }
}
