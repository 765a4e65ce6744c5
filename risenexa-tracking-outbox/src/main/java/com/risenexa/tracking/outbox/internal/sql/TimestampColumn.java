package com.risenexa.tracking.outbox.internal.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the timestamp columns of a database. None depends on the time zone of a session or of this machine.
 */
enum TimestampColumn {
    /** A timestamp with time zone. */
    WITH_ZONE {
        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
        }

        @Override
        @Nullable
        Instant read(ResultSet rows, String column) throws SQLException {
            OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    },
    /** A timestamp without zone, in UTC. */
    IN_UTC {
        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            statement.setObject(index, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        }

        @Override
        @Nullable
        Instant read(ResultSet rows, String column) throws SQLException {
            LocalDateTime value = rows.getObject(column, LocalDateTime.class);
            return value == null ? null : value.toInstant(ZoneOffset.UTC);
        }
    },
    /** Milliseconds since 1970. */
    MILLIS {
        @Override
        void bind(PreparedStatement statement, int index, Instant moment) throws SQLException {
            statement.setLong(index, moment.toEpochMilli());
        }

        @Override
        @Nullable
        Instant read(ResultSet rows, String column) throws SQLException {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : Instant.ofEpochMilli(value);
        }
    };

    abstract void bind(PreparedStatement statement, int index, Instant moment) throws SQLException;

    abstract @Nullable Instant read(ResultSet rows, String column) throws SQLException;

    void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, this == MILLIS ? Types.BIGINT : Types.TIMESTAMP);
    }
}
