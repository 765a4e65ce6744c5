package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.outbox.support.H2Database;
import com.risenexa.tracking.outbox.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2OutboxTest extends OutboxContract {
    private final TestDatabase database = new H2Database();

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void a_file_whose_defaults_lose_commits_is_refused(@TempDir Path folder) {
        String url = "jdbc:h2:" + folder.resolve("h2").toUri().getPath();
        try (TrackingOutbox outbox = TrackingOutbox.builder(url, client()).build()) {
            outbox.createTable();
            assertThatThrownBy(outbox::start)
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("WRITE_DELAY=0");
        }
        try (TrackingOutbox outbox =
                TrackingOutbox.builder(url + ";WRITE_DELAY=0", client()).build()) {
            outbox.start();
        }
    }
}
