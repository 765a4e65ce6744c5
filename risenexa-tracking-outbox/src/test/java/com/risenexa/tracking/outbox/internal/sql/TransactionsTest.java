package com.risenexa.tracking.outbox.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.outbox.support.H2Database;
import com.risenexa.tracking.outbox.support.Outage;
import com.risenexa.tracking.outbox.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final TestDatabase database = new H2Database();
    private final Outage outage = new Outage(database.dataSource());
    private final Transactions transactions = new Transactions(outage.dataSource());

    @BeforeEach
    void create_table() throws SQLException {
        database.reset();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void whatever_is_thrown_in_the_middle_commits_nothing() throws Exception {
        for (Throwable failure :
                List.of(new SQLException("a"), new IllegalStateException("b"), new OutOfMemoryError("c"))) {
            assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                        insert(connection);
                        throw unchecked(failure);
                    }))
                    .isSameAs(failure);
            assertThat(rows()).as("rows after " + failure).isZero();
        }
        transactions.inTransaction(connection -> insert(connection));
        assertThat(rows()).isOne();
    }

    @Test
    void a_connection_that_breaks_is_reported_with_the_first_failure() {
        assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                    outage.begin();
                    throw new SQLException("an I/O error occurred");
                }))
                .hasMessage("an I/O error occurred")
                .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
    }

    private int rows() throws SQLException {
        return transactions.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM business")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private static int insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO business VALUES (1)");
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException unchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
