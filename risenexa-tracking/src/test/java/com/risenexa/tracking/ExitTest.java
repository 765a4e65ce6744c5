package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.child.TracksAndEnds;
import com.risenexa.tracking.child.TracksInItsEnd;
import com.risenexa.tracking.testing.ChildJvm;
import com.risenexa.tracking.testing.Json;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of queued events when the process ends, in a JVM of its own. */
@Timeout(300)
class ExitTest {
    @Test
    void a_process_that_never_closes_ends_by_itself_and_its_events_are_delivered() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            ChildJvm.End end = new ChildJvm().run(TracksAndEnds.class, server.baseUrl(), "200", "60000");

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

            assertThat(end.output())
                    .startsWith("main ends")
                    .contains("risenexa: 200 events were not delivered before the JVM ended");
            assertThat(end.exit()).isZero();
        }
    }

    @Test
    void a_process_that_ends_with_events_that_nobody_took_says_how_many_and_why() throws Exception {
        String nobody = "http://localhost:" + RawServer.refusingPort();

        ChildJvm.End end = new ChildJvm().run(TracksAndEnds.class, nobody, "3", "5000", "await attempt");

        assertThat(end.exit()).isZero();
        assertThat(end.output())
                .contains(
                        "risenexa: 3 events were not delivered before the JVM ended (3 still pending after drainOnExit"
                                + " of 5000 ms); last failure: connection refused; close the client before the end");
    }

    @Test
    void events_that_end_while_the_process_does_are_said_with_their_reason() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        try (RawServer server = RawServer.scripted(
                request -> Reply.after(ending, Reply.json(401, "{\"error\":\"No such token for u0\"}")))) {
            ChildJvm child = new ChildJvm().whenPrinted("main ends", ending::countDown);

            ChildJvm.End end = child.run(TracksAndEnds.class, server.baseUrl(), "1", "60000");

            assertThat(end.exit()).isZero();
            assertThat(end.output())
                    .contains("risenexa: 1 event was not delivered before the JVM ended; last failure:"
                            + " authentication_error: No such token for ***; close the client before the end");
        }
    }

    @Test
    void a_process_whose_events_are_delivered_says_nothing() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            assertThat(new ChildJvm()
                            .run(TracksAndEnds.class, server.baseUrl(), "20", "60000")
                            .output()
                            .strip())
                    .isEqualTo("main ends");
        }
    }

    @Test
    void a_client_that_was_closed_before_the_end_has_told_its_closer_and_says_nothing_at_the_end() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence())) {
            assertThat(new ChildJvm()
                            .run(TracksAndEnds.class, server.baseUrl(), "2", "60000", "close")
                            .output())
                    .contains("handed back 2")
                    .doesNotContain("before the JVM ended");
        }
    }

    @Test
    void without_a_hook_a_process_ends_at_once() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence())) {
            ChildJvm.End end = new ChildJvm().run(TracksAndEnds.class, server.baseUrl(), "1", "0");

            assertThat(end.exit()).isZero();
            assertThat(end.output()).doesNotContain("before the JVM ended");
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
