package com.risenexa.sandbox;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Bodies;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Parked;
import com.risenexa.tracking.EventType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@RisenexaSandboxTest
@SuppressWarnings("FutureReturnValueIgnored") // the assertions wait for what was queued
class AssertionWaitTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static String registration(Sandbox sandbox, String user) {
        return Bodies.registration(user).replace("demo", sandbox.startupSlug());
    }

    @Test
    void what_its_own_client_has_queued_is_counted_by_the_time_of_the_check(Sandbox sandbox) {
        sandbox.faults().everyEvent("503,lost-ack,ok");
        for (int i = 0; i < 50; i++) {
            sandbox.client().trackRegistrationAsync("usr_" + i);
        }
        assertThat(sandbox)
                .atMost(LONG)
                .counted(EventType.USER_REGISTERED, 50)
                .hasDuplicates(50)
                .hasAttempts(Outcome.LOST, 50)
                .event("usr_49")
                .hasOutcomes(Outcome.FAULTED, Outcome.LOST, Outcome.DUPLICATE);
    }

    @Test
    void one_too_many_on_its_way_is_found_although_the_number_was_right_for_a_moment(Sandbox sandbox) {
        sandbox.faults().add("delay:150ms", FaultMatcher.ANY.withUser("late"), FaultScope.EVENT);
        sandbox.faults().add("503*3,ok", FaultMatcher.ANY.withUser("later"), FaultScope.EVENT);
        sandbox.client().trackRegistration("usr_1");
        sandbox.client().trackRegistrationAsync("late");
        sandbox.client().trackRegistrationAsync("later");

        assertThatThrownBy(() -> assertThat(sandbox).atMost(LONG).counted(EventType.USER_REGISTERED, 1))
                .hasMessageContaining("Actual:   3 user_registered counted\n")
                .hasMessageContaining(", 6 attempts:");
    }

    @Test
    void what_another_client_sends_is_waited_for(Sandbox sandbox) {
        Thread asserting = Thread.currentThread();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            Parked.await(asserting);
            Http.track(sandbox, registration(sandbox, "usr_1"));
            Http.track(sandbox, registration(sandbox, "usr_2"));
        });
        assertThat(sandbox).atMost(LONG).event("usr_2").wasCounted().and().counted(EventType.USER_REGISTERED, 2);
        sent.join();
    }

    @Test
    void what_must_stay_so_is_looked_at_until_it_has_settled(Sandbox sandbox) {
        Http.track(sandbox, registration(sandbox, "usr_1"));
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1);
        Thread asserting = Thread.currentThread();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            Parked.await(asserting);
            Http.track(sandbox, registration(sandbox, "usr_2"));
        });

        assertThatThrownBy(() -> assertThat(sandbox).during(LONG).counted(EventType.USER_REGISTERED, 1))
                .hasMessageContaining("2 user_registered counted");
        sent.join();
    }

    /** At the usual pace a delivery is over after 60 ms, which a busy machine may take between two requests. */
    @Test
    @RisenexaSandboxTest(timeScale = 1)
    void a_retry_with_another_body_is_no_clean_audit(Sandbox sandbox) {
        sandbox.client().trackRegistration("usr_1");
        assertThat(sandbox).hasCleanAudit();

        String body = registration(sandbox, "usr_2");
        Http.track(sandbox, body, "X-Sandbox-Fault", "503");
        Http.track(sandbox, body.replace("usr_2", "usr_3"));
        assertThatThrownBy(() -> assertThat(sandbox).hasCleanAudit())
                .hasMessageContaining("same_bytes, broken 1×: Every attempt of an event carries the same bytes.")
                .hasMessageContaining(": the body differs from that of the attempt before");
        assertThat(sandbox.audit(0, false).violations())
                .extracting(AuditReport.Violation::rule)
                .contains("same_bytes", "max_attempts");
        assertThat(sandbox.audit(0, true).violations())
                .extracting(AuditReport.Violation::rule)
                .contains("same_bytes")
                .doesNotContain("max_attempts", "backoff");
        assertThatThrownBy(() -> sandbox.audit(-1, true)).hasMessageContaining("-1");
    }

    @Test
    void an_interrupted_thread_looks_once_and_keeps_its_flag(Sandbox sandbox) {
        Thread.currentThread().interrupt();

        assertThatThrownBy(
                        () -> assertThat(sandbox).atMost(Duration.ofMinutes(10)).counted(EventType.USER_REGISTERED, 1))
                .hasMessageContaining("0 user_registered counted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
