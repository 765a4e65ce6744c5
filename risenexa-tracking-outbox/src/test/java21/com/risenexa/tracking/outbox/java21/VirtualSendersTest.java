package com.risenexa.tracking.outbox.java21;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.outbox.support.FakeClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualSendersTest {
    @Test
    void events_are_sent_on_virtual_threads(@TempDir Path folder) throws Exception {
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        FakeClient client = new FakeClient(event -> {
            virtual.complete(Thread.currentThread().isVirtual());
            return new Accepted(Objects.requireNonNull(event.eventId()), 202, Map.of(), 1);
        });
        try (TrackingOutbox outbox = TrackingOutbox.embedded(folder.resolve("outbox.db"), client)) {
            outbox.start();
            outbox.record(TrackingEvent.registration("usr_1"));
            assertThat(virtual.get(2, TimeUnit.MINUTES)).isTrue();
        }
    }
}
