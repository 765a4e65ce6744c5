package com.risenexa.sandbox;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static com.risenexa.sandbox.support.RecordedSandbox.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.risenexa.sandbox.support.Bodies;
import com.risenexa.sandbox.support.RecordedSandbox;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SandboxAssertTest {
    private static final String FIRST = "3f2a01bc-0000-4000-8000-000000000001";
    private static final String SECOND = "90c4d5e6-0000-4000-8000-000000000002";
    private static final Duration QUICK = Duration.ofNanos(240_000);

    private static final String TRAFFIC = """

            Traffic of demo, 4 attempts:
            attempt  type             user   event     outcome                 status  fault         ms
                  7  user_registered  usr_1  3f2a01bc  lost                    -       lost-ack     0.2
                  8  user_registered  usr_1  3f2a01bc  duplicate               202     -            0.2
                  9  user_registered  usr_2  90c4d5e6  faulted                 -       reset        0.2
                 10  -                -      -         rejected field_missing  422     -         1500.0""";

    private final RecordedSandbox sandbox = new RecordedSandbox()
            .counters(1, 1, 0, 2)
            .attempt(attempt(7, "usr_1", FIRST, Outcome.LOST, "lost-ack", QUICK))
            .attempt(attempt(8, "usr_1", FIRST, Outcome.DUPLICATE, 202, QUICK))
            .attempt(attempt(9, "usr_2", SECOND, Outcome.FAULTED, "reset", QUICK))
            .attempt(attempt(10, null, null, Outcome.REJECTED, 422, Duration.ofMillis(1500)))
            .event("usr_1", "user_registered", FIRST, "{\"plan\":\"pro\",\"seats\":3}", Outcome.COUNTED)
            .event("usr_2", "user_registered", SECOND, null, Outcome.FAULTED);

    private SandboxAssert soon() {
        return assertThat(sandbox).atMost(Duration.ofMillis(20));
    }

    private static void fails(ThrowingCallable assertion, String expected, String actual) {
        AssertionError error = catchThrowableOfType(AssertionError.class, assertion);
        assertThat(error).hasMessage("\nExpected: " + expected + "\nActual:   " + actual + TRAFFIC);
        assertThat(error).extracting("expected.stringRepresentation").isEqualTo(expected);
        assertThat(error).extracting("actual.stringRepresentation").asString().isSubstringOf(actual);
    }

    @Test
    void what_holds_holds() {
        soon().counted(EventType.USER_REGISTERED, 2)
                .counted(EventType.USER_CONVERTED, 2)
                .counted(new EventType("user_vanished"), 0)
                .hasNet(EventType.USER_REGISTERED, 0)
                .hasNet(EventType.USER_CONVERTED, -2)
                .hasAttempts(Outcome.LOST, 1)
                .hasDuplicates(1)
                .hasRejected(1)
                .isVerified()
                .hasCleanAudit()
                .event("usr_1")
                .wasCounted()
                .hasAttempts(2)
                .hasOutcomes(Outcome.LOST, Outcome.DUPLICATE)
                .hasType(EventType.USER_REGISTERED)
                .hasAction(Action.ADD)
                .hasEventId(UUID.fromString(FIRST))
                .hasOccurredAt(RecordedSandbox.AT)
                .hasMetadata(Map.of("seats", 3.0, "plan", "pro"))
                .and()
                .event("usr_2", EventType.USER_REGISTERED)
                .wasNotCounted()
                .hasMetadata(Map.of())
                .and()
                .event(UUID.fromString(SECOND))
                .hasAttempts(1);
        assertThat(new RecordedSandbox()).hasNoEvents().hasNoAttempts();
    }

    @Test
    void counts_that_are_too_low_say_how_long_they_were_waited_for() {
        fails(
                () -> soon().counted(EventType.USER_REGISTERED, 3),
                "3 user_registered counted",
                "2 user_registered counted, after 20 ms");
        fails(
                () -> assertThat(sandbox).atMost(Duration.ZERO).counted(EventType.USER_REGISTERED, 3),
                "3 user_registered counted",
                "2 user_registered counted");
        fails(
                () -> soon().hasNet(EventType.USER_CONVERTED, 1),
                "net user_converted 1",
                "net user_converted -2, after 20 ms");
        fails(() -> soon().hasDuplicates(2), "2 duplicate attempts", "1 duplicate attempts, after 20 ms");
    }

    @Test
    void counts_that_are_too_high_are_not_waited_for() {
        SandboxAssert patient = assertThat(sandbox).atMost(Duration.ofMinutes(10));
        fails(
                () -> patient.counted(EventType.USER_REGISTERED, 1),
                "1 user_registered counted",
                "2 user_registered counted");
        fails(patient::hasNoEvents, "0 events", "2 events");
        fails(patient::hasNoAttempts, "0 attempts", "4 attempts");
        fails(() -> patient.hasRejected(0), "0 rejected attempts", "1 rejected attempts");
        fails(
                () -> patient.event("usr_1").hasAttempts(1),
                "1 attempts of the event of user usr_1",
                "2 attempts of the event of user usr_1");
        fails(
                () -> patient.event("usr_1").wasNotCounted(),
                "the event of user usr_1 not counted",
                "counted by attempt 1");
    }

    @Test
    void an_event_that_is_not_there_or_not_as_it_should_be_is_shown() {
        fails(() -> soon().event("usr_3"), "an event of user usr_3", "none, after 20 ms");
        fails(
                () -> soon().event("usr_1", EventType.USER_CONVERTED),
                "an event user_converted of user usr_1",
                "none, after 20 ms");
        EventAssert first = soon().event("usr_1");
        fails(
                () -> first.hasOutcomes(Outcome.COUNTED),
                "outcomes [counted]",
                "outcomes [lost, duplicate], after 20 ms");
        fails(
                () -> first.hasMetadata(Map.of("plan", "free")),
                "metadata {plan=free}",
                "metadata {plan=pro, seats=3}, after 20 ms");
        fails(
                () -> first.hasType(EventType.USER_CONVERTED),
                "type user_converted",
                "type user_registered, after 20 ms");
        fails(() -> first.hasAction(Action.REMOVE), "action remove", "action add, after 20 ms");
        fails(() -> first.hasEventId(UUID.fromString(SECOND)), "id " + SECOND, "id " + FIRST + ", after 20 ms");
        fails(
                () -> first.hasOccurredAt(Instant.EPOCH),
                "occurred_at 1970-01-01T00:00:00Z",
                "occurred_at 2026-04-01T12:00:00Z, after 20 ms");
        fails(() -> soon().event("usr_2").wasCounted(), "the event of user usr_2 counted", "not counted, after 20 ms");
    }

    @Test
    void several_events_of_one_user_are_told_apart() {
        sandbox.event("usr_1", "user_converted", SECOND, null, Outcome.COUNTED);
        fails(
                () -> assertThat(sandbox).event("usr_1"),
                "one event of user usr_1",
                "2, which the type or the id would tell apart: user_registered " + FIRST + ", user_converted "
                        + SECOND);
    }

    @Test
    void a_ledger_that_does_not_agree_is_shown() {
        sandbox.mismatch("demo user_registered add: 1 by attempts, 2 by events, 1 by counters");
        fails(
                () -> soon().isVerified(),
                "mismatches []",
                "mismatches [demo user_registered add: 1 by attempts, 2 by events, 1 by counters], after 20 ms");
    }

    @Test
    void rules_that_were_broken_are_shown_and_warnings_pass() {
        sandbox.violation(
                new AuditReport.Violation("no_email", true, 1, "user_id is not an e-mail address.", List.of()));
        soon().hasCleanAudit();

        sandbox.violation(new AuditReport.Violation(
                "same_bytes",
                false,
                2,
                "Every attempt of an event carries the same bytes.",
                List.of("attempt 8: the body differs from that of the attempt before")));
        fails(
                () -> soon().hasCleanAudit(),
                "every rule of the audit kept",
                "\n  same_bytes, broken 2×: Every attempt of an event carries the same bytes."
                        + "\n    attempt 8: the body differs from that of the attempt before");
    }

    @Test
    void an_event_that_a_reset_took_away_is_said_to_be_gone() {
        EventAssert first = assertThat(sandbox).event("usr_1");
        sandbox.reset();
        fails(first::wasCounted, "the event of user usr_1", "gone since a reset");
    }

    @Test
    void a_description_comes_first_and_the_key_is_never_shown() {
        assertThatThrownBy(() -> soon().as("after the import").hasNoEvents())
                .hasMessageStartingWith("[after the import] \nExpected: 0 events")
                .message()
                .doesNotContain(sandbox.apiKey());
        assertThatThrownBy(() -> assertThat((Sandbox) null).hasNoEvents())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
        assertThatThrownBy(() -> assertThat(sandbox).atMost(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_traffic_it_says_so() {
        assertThatThrownBy(() ->
                        assertThat(new RecordedSandbox()).atMost(Duration.ZERO).counted(EventType.USER_REGISTERED, 1))
                .hasMessage("""

                        Expected: 1 user_registered counted
                        Actual:   0 user_registered counted
                        Traffic of demo, no attempt""");
    }

    @Test
    void ids_of_other_letters_are_found() {
        sandbox.event("usr_4", "user_registered", Bodies.id(0xabc), null, Outcome.COUNTED);
        soon().event(UUID.fromString(Bodies.id(0xabc).toUpperCase(java.util.Locale.ROOT)))
                .wasCounted();
    }
}
