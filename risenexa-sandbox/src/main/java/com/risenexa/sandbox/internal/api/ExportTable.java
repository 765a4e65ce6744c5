package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.Page;
import com.risenexa.sandbox.internal.view.JsonShapes;
import com.risenexa.sandbox.internal.view.JsonShapes.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;

/** The tables that can be exported, with their query and columns. */
record ExportTable<T>(String name, Pages<T> pages, ToLongFunction<T> seq, List<Column<T>> columns) {
    static final ExportTable<SandboxEvent> EVENTS =
            new ExportTable<>("events", EventRepository::page, SandboxEvent::seq, JsonShapes.EVENT);
    static final ExportTable<SandboxAttempt> ATTEMPTS =
            new ExportTable<>("attempts", AttemptRepository::page, SandboxAttempt::seq, JsonShapes.ATTEMPT);

    /** Reads a page. */
    @FunctionalInterface
    interface Pages<T> {
        Page<T> read(Connection connection, Filter filter, long budget) throws SQLException;
    }
}
