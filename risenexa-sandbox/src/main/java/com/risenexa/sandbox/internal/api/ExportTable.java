package com.risenexa.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.Page;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The tables that can be exported, with their query, JSON form and columns. */
public record ExportTable<T>(
        String name, Pages<T> pages, ToLongFunction<T> seq, Item<T> json, List<Column<T>> columns) {
    public static final ExportTable<SandboxEvent> EVENTS = new ExportTable<>(
            "events",
            EventRepository::page,
            SandboxEvent::seq,
            JsonShapes::event,
            List.of(
                    column("seq", SandboxEvent::seq),
                    column("startup", SandboxEvent::startup),
                    column("event_id", SandboxEvent::eventId),
                    column("event_type", SandboxEvent::eventType),
                    column("user_id", SandboxEvent::userId),
                    column("action", SandboxEvent::action),
                    column("occurred_at", SandboxEvent::occurredAt),
                    column("metadata", SandboxEvent::metadata),
                    column("counted_at", SandboxEvent::countedAt),
                    column("outcome", event -> event.outcome().value()),
                    column("attempts", SandboxEvent::attempts)));

    public static final ExportTable<SandboxAttempt> ATTEMPTS = new ExportTable<>(
            "attempts",
            AttemptRepository::page,
            SandboxAttempt::seq,
            JsonShapes::attempt,
            List.of(
                    column("seq", SandboxAttempt::seq),
                    column("at", SandboxAttempt::at),
                    column("startup", SandboxAttempt::startup),
                    column("event_id", SandboxAttempt::eventId),
                    column("event_type", SandboxAttempt::eventType),
                    column("user_id", SandboxAttempt::userId),
                    column("action", SandboxAttempt::action),
                    column("outcome", attempt -> attempt.outcome().value()),
                    column("code", SandboxAttempt::code),
                    column("status", SandboxAttempt::status),
                    column("fault", SandboxAttempt::fault),
                    column("duration_ms", attempt -> attempt.duration().toNanos() / 1e6),
                    column("request", SandboxAttempt::request),
                    column("answer", SandboxAttempt::answer)));

    /** Reads a page. */
    @FunctionalInterface
    public interface Pages<T> {
        Page<T> read(Connection connection, Filter filter, long budget) throws SQLException;
    }

    /** Writes an item. */
    @FunctionalInterface
    public interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    /** One column; a missing value is an empty text. */
    public record Column<T>(String name, Function<T, String> value) {}

    private static <T> Column<T> column(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, item -> Objects.toString(value.apply(item), ""));
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
