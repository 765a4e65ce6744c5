package com.risenexa.sandbox.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of another schema is refused with a sentence that says what to do, and stays as it is. */
class SchemaTest {
    @TempDir
    Path folder;

    private String sql(String update, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(update);
            try (ResultSet row = statement.executeQuery(query)) {
                return row.getString(1);
            }
        }
    }

    @Test
    void a_file_of_an_older_schema_is_refused_and_left_as_it_is() throws SQLException {
        open().close();
        sql("PRAGMA user_version = 1", "PRAGMA user_version");

        assertThatThrownBy(this::open)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(folder.resolve("sandbox.db").toString())
                .hasMessageContaining("schema 1, this one uses 3")
                .hasMessageContaining("delete the file to start empty");

        assertThat(sql("PRAGMA cache_size = 100", "PRAGMA user_version")).isEqualTo("1");
        assertThat(sql("PRAGMA user_version = 3", "SELECT count(*) FROM startup"))
                .isEqualTo("1");
        open().close();
    }

    private Sandbox open() {
        return Sandbox.builder().data(folder).startTimeout(Duration.ZERO).start();
    }
}
