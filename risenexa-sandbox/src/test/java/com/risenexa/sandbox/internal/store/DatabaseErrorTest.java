package com.risenexa.sandbox.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error inside a task, such as a lack of memory, fails that task and nothing after it. */
class DatabaseErrorTest {
    private static final long SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void a_read_that_ends_with_an_error_fails_and_the_next_one_works() throws Exception {
        try (Database store = Database.inFolder(folder, Duration.ZERO)) {
            assertThatThrownBy(() -> store.read(connection -> {
                                throw new OutOfMemoryError("of the test");
                            })
                            .get(SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            assertThat(store.read(WriteSession::lastSeq).get(SECONDS, TimeUnit.SECONDS))
                    .isZero();
        }
    }

    @Test
    void after_an_error_that_leaves_a_transaction_open_the_next_write_has_a_fresh_connection() throws Exception {
        try (Database store = Database.inFolder(folder, Duration.ZERO)) {
            assertThatThrownBy(() -> store.write(session -> {
                                session.update("UPDATE sequence SET last_seq = 7");
                                throw new NoMemoryForItsMessage();
                            })
                            .get(SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            store.write(session -> session.update("UPDATE sequence SET last_seq = 3"))
                    .get(SECONDS, TimeUnit.SECONDS);
            assertThat(store.read(WriteSession::lastSeq).get(SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(3);
        }
    }

    private static final class NoMemoryForItsMessage extends Error {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("of the test");
        }
    }
}
