package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Parked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir
    Path folder;

    private Sandbox open() {
        return Sandbox.builder().data(folder).startTimeout(Duration.ZERO).start();
    }

    private String sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
                var jdbc = connection.createStatement()) {
            if (jdbc.execute(statement)) {
                try (ResultSet row = jdbc.getResultSet()) {
                    return row.next() ? row.getString(1) : "";
                }
            }
            return "";
        }
    }

    @Test
    void a_restart_keeps_the_ledger_the_startups_and_the_keys() {
        String key;
        try (Sandbox sandbox = open()) {
            Http.call(sandbox, "POST", "/_sandbox/startups", "{\"slug\":\"acme\",\"time_scale\":10}");
            key = (String) Http.json(Http.call(sandbox, "POST", "/_sandbox/startups/acme/keys", "{}"))
                    .get("key");
            Http.track(sandbox, registration("u", id(1)));
            Http.track(sandbox, registration("u", id(1)));
        }
        try (Sandbox sandbox = open()) {
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
            assertThat(sandbox.attempts()).hasSize(2);
            Http.track(sandbox, registration("u", id(1)));
            assertThat(sandbox.attempts().get(2).outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(sandbox.attempts().get(2).seq()).isEqualTo(3);
            assertThat(Http.trackWithKey(sandbox, registration("u", id(1)).replace("demo", "acme"), key)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(Http.items(sandbox, "/_sandbox/startups").get(0))
                    .containsEntry(
                            "time_scale", java.math.BigDecimal.valueOf(10).stripTrailingZeros());
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    @Test
    void a_restart_after_a_reset_gives_no_sequence_number_twice() {
        try (Sandbox sandbox = open()) {
            Http.track(sandbox, registration("u", id(1)));
            sandbox.reset();
        }
        try (Sandbox sandbox = open()) {
            Http.track(sandbox, registration("u", id(1)));
            assertThat(sandbox.events().get(0).seq()).isEqualTo(3);
        }
    }

    @Test
    void an_events_walk_through_a_headers_script_outlives_a_restart() {
        try (Sandbox sandbox = open()) {
            assertThat(Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", "503,500,ok")
                            .statusCode())
                    .isEqualTo(503);
        }
        try (Sandbox sandbox = open()) {
            assertThat(Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", "503,500,ok")
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void the_walk_of_an_old_fault_is_not_that_of_a_new_one() {
        for (int run = 0; run < 2; run++) {
            try (Sandbox sandbox =
                    Sandbox.builder().data(folder).fault("503,ok").start()) {
                assertThat(Http.track(sandbox, registration("u", id(1))).statusCode())
                        .isEqualTo(503);
            }
        }
    }

    @Test
    void the_folder_is_ignored_by_git_and_metadata_is_jsonb() throws IOException, SQLException {
        try (Sandbox sandbox = open()) {
            Http.track(sandbox, registration("u", id(1)).replace("}", ",\"metadata\":{\"a\":1}}"));
        }
        assertThat(Files.readString(folder.resolve(".gitignore"))).isEqualTo("*\n");
        assertThat(sql("SELECT typeof(metadata) || json(metadata) FROM event")).isEqualTo("blob{\"a\":1}");
        assertThat(sql("PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void what_it_makes_is_its_owners_alone_and_what_was_there_stays_as_it_was() throws IOException {
        Path there = Files.createDirectory(
                folder.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        Path data = there.resolve(".risenexa").resolve("sandbox");
        try (Sandbox sandbox = Sandbox.builder().data(data).start()) {
            Http.track(sandbox, registration("u", id(1)));

            assertThat(mode(there)).isEqualTo("rwxr-x---");
            assertThat(mode(data.getParent())).isEqualTo("rwx------");
            assertThat(mode(data)).isEqualTo("rwx------");
            assertThat(data)
                    .isDirectoryContaining("glob:**/sandbox.db")
                    .isDirectoryContaining("glob:**/sandbox.db-wal")
                    .isDirectoryContaining("glob:**/sandbox.db-shm")
                    .isDirectoryContaining("glob:**/sandbox.lock");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
            }
        }
        try (Sandbox again = Sandbox.builder().data(data).start()) {
            assertThat(again.events()).hasSize(1);
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_event_id_is_unique_per_startup_in_the_database_itself() {
        try (Sandbox sandbox = open()) {
            Http.track(sandbox, registration("u", id(1)));
        }
        assertThatThrownBy(
                        () -> sql("INSERT INTO event SELECT seq + 100, startup, event_id, event_type, user_id, action,"
                                + " occurred_at, metadata, counted_at, passed FROM event"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("UNIQUE");
    }

    @Test
    void a_second_sandbox_on_the_same_folder_is_refused() {
        try (Sandbox sandbox = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(
                            DataInUseException.class,
                            e -> assertThat(e.folder()).isEqualTo(folder))
                    .hasMessageContaining(folder.toString());
            assertThat(Http.track(sandbox, registration("u", id(1))).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_folder_that_is_let_go_within_the_start_timeout_is_taken() throws Exception {
        Sandbox first = open();
        FutureTask<Sandbox> second = new FutureTask<>(() -> Sandbox.builder()
                .data(folder)
                .startTimeout(Duration.ofSeconds(60))
                .start());
        Thread starter = new Thread(second, "second");
        starter.start();
        Parked.await(starter);
        assertThat(second).isNotDone();
        first.close();

        second.get(60, TimeUnit.SECONDS).close();
    }

    @Test
    void a_schema_of_a_newer_version_is_refused_with_a_sentence() throws SQLException {
        open().close();
        sql("PRAGMA user_version = 99");

        assertThatThrownBy(this::open)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("another version of the sandbox (schema 99, this one uses 3)")
                .hasMessageContaining("choose another folder");
    }

    @Test
    void a_database_of_something_else_is_left_alone() throws SQLException {
        sql("CREATE TABLE mine (a)");

        assertThatThrownBy(this::open).isInstanceOf(SandboxException.class).hasMessageContaining("another application");
        assertThat(sql("SELECT count(*) FROM sqlite_master")).isEqualTo("1");
    }

    @Test
    void a_database_that_cannot_be_written_is_named_at_the_start() throws IOException {
        open().close();
        Path database = folder.resolve("sandbox.db");
        byte[] bytes = Files.readAllBytes(database);
        // A version of writing that this SQLite does not know: it opens the file to read, whoever asks.
        bytes[18] = 9;
        Files.write(database, bytes);

        assertThatThrownBy(this::open)
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessageContaining(database.toString());
        bytes[18] = 2;
        Files.write(database, bytes);
        open().close();
    }

    @Test
    void a_file_that_is_no_database_or_a_folder_in_its_place_is_named() throws IOException {
        Path database = Files.writeString(folder.resolve("sandbox.db"), "this is no database at all ".repeat(99));
        assertThatThrownBy(this::open)
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessageContaining(database.toString());
        Files.delete(database);
        Files.createDirectory(database);
        assertThatThrownBy(this::open)
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessageContaining(database.toString());
    }

    @Test
    void a_database_with_another_name_elsewhere_is_refused_for_the_lock_is_the_folders() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        open().close();
        Path database = folder.resolve("sandbox.db");
        Path link = other.resolve("sandbox.db");

        Files.createSymbolicLink(link, database);
        assertThatThrownBy(() -> Sandbox.builder().data(other).start())
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessageContaining(link + " is a link");
        Files.delete(link);
        Files.createLink(link, database);
        assertThatThrownBy(() -> Sandbox.builder().data(other).start()).hasMessageContaining(link + " is a hard link");
        assertThatThrownBy(this::open).hasMessageContaining(database + " is a hard link");
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("nothing-there"));
        assertThatThrownBy(() -> Sandbox.builder().data(other).start()).hasMessageContaining(link + " is a link");
        assertThat(folder.resolve("nothing-there")).doesNotExist();
        open().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b?x=y", "b?cache_size=5", "file:x", "a%20b c", "c#d", ":memory:", "ü&mode=memory"})
    void a_folders_name_is_no_part_of_a_url(String name) throws IOException {
        Path named = folder.resolve(name);
        for (int i = 1; i <= 2; i++) {
            try (Sandbox sandbox = Sandbox.builder().data(named).start()) {
                Http.track(sandbox, registration("u", id(i)));
                assertThat(sandbox.attempts()).hasSize(i);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(named);
        }
        try (Stream<Path> files = Files.list(named)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".gitignore", "sandbox.db", "sandbox.lock");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Sandbox.builder().data(file.resolve("sub")).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("sub");
    }

    @Test
    void verify_finds_what_was_changed_behind_its_back() throws SQLException {
        try (Sandbox sandbox = open()) {
            Http.track(sandbox, registration("u", id(1)));
            Http.track(sandbox, registration("u", id(2)));
        }
        sql("UPDATE counter SET added = 3");
        try (Sandbox sandbox = open()) {
            assertThat(sandbox.verify().mismatches())
                    .containsExactly("demo user_registered add: 2 by attempts, 2 by events, 3 by counters");
            assertThat(Http.get(sandbox, "/_sandbox/verify").statusCode()).isEqualTo(409);
        }
        sql("UPDATE counter SET added = 2");
        sql("UPDATE attempt SET counted = 1, event_id = '" + id(1) + "'");
        try (Sandbox sandbox = open()) {
            assertThat(sandbox.verify().mismatches())
                    .containsExactly(
                            "demo " + id(1) + ": counted by 2 attempts",
                            "demo " + id(2) + ": counted, but attempt 2 did not count it");
        }
    }
}
