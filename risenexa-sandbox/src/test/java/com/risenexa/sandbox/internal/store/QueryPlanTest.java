package com.risenexa.sandbox.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No list reads a million rows to show a hundred: what SQLite says that it will do. */
class QueryPlanTest {
    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        Database.inFolder(folder, Duration.ZERO).close();
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** The steps of a plan, one a line. */
    private String plan(String query) throws SQLException {
        StringBuilder steps = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
            while (row.next()) {
                steps.append(row.getString(4)).append('\n');
            }
        }
        return steps.toString();
    }

    private String list(String select, WhereClause where, boolean newestFirst) throws SQLException {
        Filter filter = new Filter(null, null, null, null, null, null, 0, Long.MAX_VALUE, 100, newestFirst);
        return plan(where.listSql(select, filter));
    }

    private static Filter filter(String startup, String outcome) {
        return new Filter(startup, null, null, null, outcome, null, 0, Long.MAX_VALUE, 100, true);
    }

    @Test
    void attempts_are_read_by_number_and_need_no_sorting() throws SQLException {
        assertThat(list(AttemptRepository.SELECT, AttemptRepository.where(filter(null, null)), true))
                .isEqualTo("SEARCH attempt USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)\n");
    }

    @Test
    void attempts_of_a_startup_are_read_by_its_index_in_order() throws SQLException {
        assertThat(list(AttemptRepository.SELECT, AttemptRepository.where(filter("demo", null)), true))
                .isEqualTo("SEARCH attempt USING INDEX attempt_by_startup (startup=? AND rowid>? AND rowid<?)\n");
    }

    @Test
    void attempts_with_a_rare_outcome_are_read_by_the_index_of_those() throws SQLException {
        assertThat(list(AttemptRepository.SELECT, AttemptRepository.where(filter(null, "rejected")), true))
                .isEqualTo("SEARCH attempt USING INDEX attempt_odd (outcome=? AND rowid>? AND rowid<?)\n");
    }

    @Test
    void attempts_of_an_event_are_found_by_its_id() throws SQLException {
        assertThat(plan(AttemptRepository.OF_EVENT.replaceAll("\\?\\d", "'x'")))
                .contains("SEARCH attempt USING INDEX attempt_uncounted (startup=? AND event_id=?)")
                .contains("SEARCH attempt USING INTEGER PRIMARY KEY (rowid=?)")
                .doesNotContain("SCAN attempt");
    }

    @Test
    void events_are_read_by_number_or_by_their_startup_and_need_no_sorting() throws SQLException {
        assertThat(list(EventRepository.SELECT, EventRepository.where(filter(null, null)), false))
                .startsWith("SEARCH event USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)\n")
                .contains("SEARCH a USING COVERING INDEX attempt_uncounted (startup=? AND event_id=?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(list(EventRepository.SELECT, EventRepository.where(filter("demo", "counted")), true))
                .startsWith("SEARCH event USING INDEX event_by_startup (startup=? AND rowid>? AND rowid<?)\n")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void events_by_a_rare_outcome_begin_with_the_attempts_that_have_it() throws SQLException {
        assertThat(list(EventRepository.SELECT, EventRepository.where(filter(null, "lost")), true))
                .contains("SEARCH attempt USING INDEX attempt_odd (outcome=?)")
                .doesNotContain("SCAN attempt");
    }

    @Test
    void failures_and_series_are_read_from_indexes_alone() throws SQLException {
        assertThat(plan(AttemptRepository.FAILURES + " WHERE code IS NOT NULL GROUP BY code"))
                .contains("USING COVERING INDEX attempt_refused")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("SELECT at / 10, sum(n) FROM attempt_stats WHERE at >= 5 AND at < 9 GROUP BY 1"))
                .contains("SEARCH attempt_stats USING PRIMARY KEY (at>? AND at<?)");
    }

    @Test
    void waiting_and_streaming_read_no_more_than_is_new() throws SQLException {
        assertThat(plan("SELECT 1 FROM event WHERE startup = 'demo' AND counted_at IS NOT NULL AND seq > 5 LIMIT 3"))
                .contains("event_by_startup (startup=? AND rowid>?)");
        assertThat(plan(AttemptRepository.WITHOUT_TEXT + " WHERE seq > 5 AND seq <= 9 ORDER BY seq LIMIT 200"))
                .isEqualTo("SEARCH attempt USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)\n");
    }
}
