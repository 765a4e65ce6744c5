package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.child.TracksAndEnds;
import com.risenexa.tracking.child.TracksInItsEnd;
import com.risenexa.tracking.support.ChildJvm;
import com.risenexa.tracking.support.Json;
import com.risenexa.tracking.support.RawServer;
import com.risenexa.tracking.support.Reply;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of queued events when the process ends, in a JVM of its own. */
@Timeout(60)
class ExitTest {
    @Test
    void a_process_that_never_closes_ends_by_itself_and_its_events_are_delivered() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            ChildJvm.End end = new ChildJvm().run(TracksAndEnds.class, server.baseUrl(), "200", "5000");

            assertThat(end.output()).startsWith("main ends");
            assertThat(end.exit()).isZero();
            assertThat(server.requests())
                    .extracting(request -> Json.object(request.body()).get("event_id"))
                    .hasSize(200)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_process_whose_server_hangs_ends_when_its_time_is_over() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence())) {
            ChildJvm.End end = new ChildJvm().run(TracksAndEnds.class, server.baseUrl(), "200", "100");

            assertThat(end.output()).startsWith("main ends");
            assertThat(end.exit()).isZero();
        }
    }

    @Test
    void without_a_hook_a_process_ends_at_once() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence())) {
            ChildJvm.End end = new ChildJvm().run(TracksAndEnds.class, server.baseUrl(), "1", "0");

            assertThat(end.exit()).isZero();
        }
    }

    @Test
    void what_another_hook_tracks_while_the_queue_drains_is_taken_and_delivered() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        // The event of before is pending until the hook's first is seen: so the drain is under way when it comes.
        try (RawServer server = RawServer.scripted(request -> {
            if (request.bodyText().contains("before")) {
                return Reply.after(second, Reply.ACCEPTED);
            }
            second.countDown();
            return Reply.ACCEPTED;
        })) {
            ChildJvm.End end = new ChildJvm().run(TracksInItsEnd.class, server.baseUrl(), "50");

            assertThat(end.exit()).isZero();
            assertThat(end.output().lines()).hasSize(50).containsOnly("accepted");
            assertThat(server.requests()).hasSize(51);
        }
    }
}
