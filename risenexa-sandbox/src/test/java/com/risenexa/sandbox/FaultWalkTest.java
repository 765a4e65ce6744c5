package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which attempt meets which step. */
class FaultWalkTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private List<Integer> send(int times, String body, String... headers) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(Http.track(sandbox, body, headers).statusCode());
        }
        return statuses;
    }

    @Test
    void a_headers_script_is_walked_by_the_attempts_of_its_event() {
        assertThat(send(4, registration("u", id(1)), "X-Sandbox-Fault", "503*2,ok"))
                .containsExactly(503, 503, 202, 202);
        assertThat(send(1, registration("u", id(2)), "X-Sandbox-Fault", "503*2,ok"))
                .containsExactly(503);
    }

    @Test
    void attempts_without_the_header_walk_its_script_too() {
        assertThat(send(1, registration("u", id(1)))).containsExactly(202);
        assertThat(send(2, registration("u", id(1)), "X-Sandbox-Fault", "503*2,ok"))
                .containsExactly(503, 202);
    }

    @Test
    void a_refused_attempt_uses_up_no_step() {
        assertThat(send(2, event("login", "u", id(1), ""), "X-Sandbox-Fault", "503,ok"))
                .containsExactly(422, 422);
        assertThat(send(2, registration("u", id(1)), "X-Sandbox-Fault", "503,ok"))
                .containsExactly(503, 202);
    }

    @Test
    void a_stored_fault_is_walked_by_each_event_on_its_own() {
        sandbox.faults().everyEvent("503*2,ok");

        assertThat(send(2, registration("u", id(1)))).containsExactly(503, 503);
        assertThat(send(3, registration("u", id(2)))).containsExactly(503, 503, 202);
        assertThat(send(2, registration("u", id(1)))).containsExactly(202, 202);
    }

    @Test
    void a_global_fault_is_walked_in_order_of_arrival() {
        Fault fault = sandbox.faults().add("503,500", FaultMatcher.ANY, FaultScope.GLOBAL);
        assertThat(fault.remaining()).isEqualTo(2);

        assertThat(send(1, registration("u", id(1)))).containsExactly(503);
        assertThat(send(1, registration("u", id(2)))).containsExactly(500);
        assertThat(send(1, registration("u", id(3)))).containsExactly(202);
        assertThat(sandbox.faults().list()).singleElement().satisfies(used -> {
            assertThat(used.hits()).isEqualTo(2);
            assertThat(used.remaining()).isZero();
        });
    }

    @Test
    void a_header_goes_before_a_stored_fault_and_uses_up_none_of_its_steps() {
        sandbox.faults().everyEvent("503,ok");

        assertThat(send(2, registration("u", id(1)), "X-Sandbox-Fault", "429 forever"))
                .containsExactly(429, 429);
        assertThat(send(2, registration("u", id(1)))).containsExactly(503, 202);
    }

    @Test
    void of_stored_faults_the_first_added_that_matches_and_is_not_used_up_decides() {
        sandbox.faults().add("500", FaultMatcher.ANY.withUser("other"), FaultScope.EVENT);
        sandbox.faults().everyEvent("503");
        sandbox.faults().everyEvent("502");

        assertThat(send(3, registration("u", id(1)))).containsExactly(503, 502, 202);
        assertThat(send(4, registration("other", id(2)))).containsExactly(500, 503, 502, 202);
    }

    @Test
    void a_fault_meets_only_what_it_matches() {
        FaultMatcher match =
                new FaultMatcher("demo", "user_converted", "remove", "u", id(3).toUpperCase(java.util.Locale.ROOT), 2);
        sandbox.faults().add("503", match, FaultScope.EVENT);
        String removal = ",\"action\":\"remove\"";

        assertThat(send(3, event("user_converted", "u", id(3), removal))).containsExactly(202, 503, 202);
        assertThat(send(3, event("user_registered", "u", id(4), removal))).containsOnly(202);
        assertThat(send(3, event("user_converted", "u", id(5), ""))).containsOnly(202);
    }

    @Test
    void a_random_fault_falls_on_the_same_attempts_of_the_same_events_in_every_run() {
        List<List<Integer>> here = chance(sandbox);
        try (Sandbox other = Sandbox.start()) {
            assertThat(chance(other)).isEqualTo(here);
        }
        assertThat(here.stream().flatMap(List::stream)).contains(503, 500, 202);
    }

    private static List<List<Integer>> chance(Sandbox sandbox) {
        sandbox.faults().everyEvent("p=0.5;seed=7;of=503,500");
        List<List<Integer>> statuses = new ArrayList<>();
        for (int event = 1; event <= 10; event++) {
            List<Integer> ofEvent = new ArrayList<>();
            for (int attempt = 0; attempt < 4; attempt++) {
                ofEvent.add(Http.track(sandbox, registration("u", id(event))).statusCode());
            }
            statuses.add(ofEvent);
        }
        return statuses;
    }

    @Test
    void faults_can_be_taken_away() {
        Fault first = sandbox.faults().everyEvent("503 forever");
        sandbox.faults().everyEvent("500 forever");

        assertThat(sandbox.faults().remove(first.id())).isTrue();
        assertThat(sandbox.faults().remove(first.id())).isFalse();
        assertThat(send(1, registration("u", id(1)))).containsExactly(500);
        sandbox.faults().clear();
        assertThat(send(1, registration("u", id(1)))).containsExactly(202);
    }

    @Test
    void a_fault_of_the_builder_meets_every_startup() {
        try (Sandbox faulty = Sandbox.builder().startup("acme").fault("503,ok").start()) {
            assertThat(faulty.startupSlug()).isEqualTo("acme");
            assertThat(Http.track(faulty, registration("u", id(1))).statusCode())
                    .isEqualTo(503);
            assertThat(Http.track(faulty, registration("u", id(1)).replace("demo", "acme"))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void a_script_that_does_not_parse_is_refused_where_it_is_given() {
        assertThatThrownBy(() -> Sandbox.builder().fault("nope")).isInstanceOf(FaultScriptException.class);
        assertThatThrownBy(() -> sandbox.faults().everyEvent("503*")).isInstanceOf(FaultScriptException.class);
    }

    @Test
    void an_event_whose_answer_was_lost_is_counted_once() {
        sandbox.faults().everyEvent("lost-ack,ok");

        assertThatThrownBy(() -> send(1, registration("u", id(1)))).hasMessageContaining("IOException");
        assertThat(send(1, registration("u", id(1)))).containsExactly(202);
        assertThat(sandbox.attempts())
                .extracting(SandboxAttempt::outcome)
                .containsExactly(Outcome.LOST, Outcome.DUPLICATE);
        assertThat(sandbox.counters().registered().net()).isEqualTo(1);
    }
}
