package com.example.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox, HikariCP and SQLite's driver are all that the embedded outbox needs; they resolve to SLF4J 2. */
class ResolvedTest {
    @Test
    void an_event_is_recorded_with_three_dependencies(@TempDir Path folder) throws Exception {
        try (TrackingClient client = TrackingClient.builder().apiKey("any").startupSlug("demo").build();
                TrackingOutbox outbox = TrackingOutbox.embedded(folder.resolve("outbox.db"), client)) {
            outbox.record(TrackingEvent.registration("usr_1"));
            assertThat(outbox.status().pending()).isEqualTo(1);
        }
    }

    @Test
    void slf4j_is_of_version_2_though_sqlites_driver_asks_for_1() throws ClassNotFoundException {
        String jar = Class.forName("org.slf4j.LoggerFactory")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        assertThat(jar).contains("slf4j-api-2.");
    }
}
