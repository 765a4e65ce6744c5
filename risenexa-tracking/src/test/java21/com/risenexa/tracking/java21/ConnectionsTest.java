package com.risenexa.tracking.java21;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.OurThreads;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From Java 21 on an HttpClient can be shut down; before, it ends when it is collected. */
@Timeout(300)
class ConnectionsTest {
    @Test
    void the_last_client_closed_ends_the_thread_of_the_http_client_and_one_before_does_not() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            List<Thread> before = OurThreads.named("HttpClient-");
            TrackingClient first = Clients.builder(server).build();
            TrackingClient second = first.toBuilder().build();
            assertThat(first.trackRegistration("u").isAccepted()).isTrue();
            List<Thread> selectors = new ArrayList<>(OurThreads.named("HttpClient-"));
            selectors.removeAll(before);
            assertThat(selectors).hasSize(1);

            first.close();
            assertThat(second.trackRegistration("u").isAccepted()).isTrue();
            second.close();

            OurThreads.awaitEnd(selectors);
        }
    }

    @Test
    void an_http_client_that_was_given_stays_its_makers() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                HttpClient mine = HttpClient.newHttpClient()) {
            TrackingClient first = Clients.builder(server).httpClient(mine).build();
            first.trackRegistration("u");
            first.close();

            assertThat(mine.isTerminated()).isFalse();
            try (TrackingClient second =
                    Clients.builder(server).httpClient(mine).build()) {
                assertThat(second.trackRegistration("u").isAccepted()).isTrue();
            }
        }
    }
}
