package com.risenexa.sandbox.internal.store;

import java.util.List;

/** The statements that make the tables. */
final class Ddl {
    static final int VERSION = 2;

    private static final String STARTUP = """
            CREATE TABLE startup (
                slug TEXT PRIMARY KEY, time_scale REAL NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID""";

    private static final String API_KEY = """
            CREATE TABLE api_key (
                value TEXT PRIMARY KEY, scope TEXT NOT NULL, startup TEXT, created_at INTEGER NOT NULL)
            WITHOUT ROWID""";

    private static final String EVENT = """
            CREATE TABLE event (
                seq INTEGER PRIMARY KEY, startup TEXT NOT NULL, event_id TEXT NOT NULL, event_type TEXT NOT NULL,
                user_id TEXT NOT NULL, action TEXT NOT NULL, occurred_at TEXT NOT NULL, metadata BLOB,
                counted_at INTEGER, passed INTEGER NOT NULL, UNIQUE (startup, event_id))""";

    /** {@code at} is in microseconds. */
    private static final String ATTEMPT = """
            CREATE TABLE attempt (
                seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, startup TEXT, event_id TEXT, event_type TEXT,
                user_id TEXT, action TEXT, outcome TEXT NOT NULL, code TEXT, status INTEGER, fault_id INTEGER,
                fault TEXT, applied INTEGER NOT NULL, counted INTEGER NOT NULL, duration_us INTEGER NOT NULL,
                request_head TEXT NOT NULL, request_body BLOB NOT NULL, answer TEXT)""";

    private static final String COUNTER = """
            CREATE TABLE counter (
                startup TEXT NOT NULL, event_type TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL,
                PRIMARY KEY (startup, event_type)) WITHOUT ROWID""";

    private static final String FLOOR = "CREATE TABLE floor (last_seq INTEGER NOT NULL)";
    private static final String FLOOR_ZERO = "INSERT INTO floor VALUES (0)";

    private static final String RESET =
            "CREATE TABLE reset (startup TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID";

    /** The chart's data, added up as they come in: a million attempts of an hour are at most 3,600 rows of a kind. */
    private static final String SECOND = """
            CREATE TABLE second (
                at INTEGER NOT NULL, startup TEXT NOT NULL, event_type TEXT NOT NULL, action TEXT NOT NULL,
                outcome TEXT NOT NULL, n INTEGER NOT NULL, counted INTEGER NOT NULL,
                PRIMARY KEY (at, startup, event_type, action, outcome)) WITHOUT ROWID""";

    /** The partial indexes hold no ordinary attempt, one that counts its event: writing it stays cheap. */
    static final List<String> ALL = List.of(
            STARTUP,
            API_KEY,
            EVENT,
            ATTEMPT,
            COUNTER,
            FLOOR,
            FLOOR_ZERO,
            RESET,
            SECOND,
            "CREATE INDEX event_by_startup ON event (startup)",
            "CREATE INDEX attempt_by_startup ON attempt (startup)",
            "CREATE INDEX attempt_uncounted ON attempt (startup, event_id) WHERE counted = 0",
            "CREATE INDEX attempt_odd ON attempt (outcome) WHERE outcome <> 'counted'",
            "CREATE INDEX attempt_refused ON attempt (code, startup, at) WHERE code IS NOT NULL");

    private Ddl() {}
}
