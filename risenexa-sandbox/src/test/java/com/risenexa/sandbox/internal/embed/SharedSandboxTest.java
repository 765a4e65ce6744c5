package com.risenexa.sandbox.internal.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.support.Bodies;
import com.risenexa.sandbox.support.Http;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // what is never answered
class SharedSandboxTest {
    private static final UUID ID = UUID.fromString(Bodies.id(1));

    /** On a clock of real pace: at a thousand times that, the next event may come after 3.6 s. */
    private static final StartupOptions HOURLY =
            StartupOptions.DEFAULT.withTimeScale(1).withRate("1/h");

    private final SharedSandbox server = SharedSandbox.start();
    private final Sandbox one = server.open("one", StartupOptions.DEFAULT);
    private final Sandbox other = server.open("other", StartupOptions.DEFAULT);

    @AfterEach
    void close() {
        server.close();
    }

    private static TrackResult track(Sandbox sandbox, String user) {
        return sandbox.client().track(TrackingEvent.registration(user).withEventId(ID));
    }

    @Test
    void the_same_id_counts_once_in_each_startup_and_nobody_sees_the_others() {
        track(one, "usr_1");
        track(one, "usr_1");
        track(other, "usr_2");

        assertThat(one.counters().registered().net()).isEqualTo(1);
        assertThat(one.attempts()).hasSize(2);
        assertThat(other.attempts()).hasSize(1);
        assertThat(one.verify().attempts()).isEqualTo(2);
        assertThat(one.verify().duplicates()).isEqualTo(1);
        assertThat(other.verify().attempts()).isEqualTo(1);
        assertThat(other.events().get(0).userId()).isEqualTo("usr_2");
    }

    @Test
    void ones_key_does_not_open_the_others_startup_and_the_attempt_is_found_with_the_key() {
        TrackResult result = one.client().toBuilder()
                .startupSlug(other.startupSlug())
                .build()
                .track(TrackingEvent.registration("usr_1"));

        assertThat(result.type()).isEqualTo("startup_not_found");
        assertThat(other.attempts()).isEmpty();
        assertThat(one.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.code()).isEqualTo("startup_unknown");
            assertThat(attempt.request()).contains(other.startupSlug());
        });
    }

    @Test
    void what_cannot_be_read_is_found_by_its_key() {
        Http.trackWithKey(one, "no json", one.apiKey());
        Http.trackWithKey(one, "x".repeat(1024 * 1024 + 1), one.apiKey());

        assertThat(one.attempts().stream().map(SandboxAttempt::code))
                .containsExactly("json_malformed", "body_too_large");
        assertThat(other.attempts()).isEmpty();
    }

    @Test
    void a_startups_own_limit_holds_while_no_fault_and_no_other_limit_is_set() {
        Sandbox limited = server.open("limited", HOURLY);
        assertThat(Http.items(other, "/_sandbox/faults")).isEmpty();

        assertThat(limited.client().trackRegistration("usr_1").isAccepted()).isTrue();
        assertThat(limited.client().trackRegistration("usr_2")).isInstanceOf(Undelivered.RateLimited.class);
        assertThat(limited.counters().registered().net()).isEqualTo(1);
        for (int i = 1; i <= 3; i++) {
            assertThat(other.client().trackRegistration("usr_" + i).attempts()).isEqualTo(1);
        }
    }

    @Test
    void a_startups_own_limit_takes_the_place_of_the_servers_and_both_can_hold_at_once() {
        Sandbox generous = server.open("generous", StartupOptions.DEFAULT.withRate("1000/s"));
        Http.call(other, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"1/h\"}");
        Sandbox usual = server.open("usual", StartupOptions.DEFAULT.withTimeScale(1));

        for (int i = 1; i <= 3; i++) {
            assertThat(generous.client().trackRegistration("usr_" + i).attempts())
                    .isEqualTo(1);
        }
        assertThat(usual.client().trackRegistration("usr_1").isAccepted()).isTrue();
        assertThat(usual.client().trackRegistration("usr_2")).isInstanceOf(Undelivered.RateLimited.class);
    }

    @Test
    void ones_faults_limit_and_reset_do_not_meet_the_other() {
        Sandbox limited = server.open("limited", HOURLY.withStrict(true));
        one.faults().everyEvent("400 forever");
        one.faults().add("503*9", FaultMatcher.ANY, FaultScope.GLOBAL);
        track(limited, "usr_1");
        track(other, "usr_2");

        assertThat(limited.client().trackRegistration("usr_2")).isInstanceOf(Undelivered.RateLimited.class);
        assertThat(track(other, "usr_2").attempts()).isEqualTo(1);
        one.reset();
        one.faults().clear();
        assertThat(other.attempts()).hasSize(2);
        assertThat(track(one, "usr_1").isAccepted()).isTrue();
    }

    @Test
    void faults_for_every_startup_are_not_ones_to_take_away() {
        Http.call(one, "POST", "/_sandbox/faults", "{\"script\":\"503 forever\"}");
        one.faults().clear();
        long id = one.faults().list().get(0).id();

        assertThat(one.faults().remove(id)).isFalse();
        assertThat(other.faults().list()).hasSize(1);
    }

    @Test
    void only_a_strict_startup_refuses_a_known_id_with_another_payload() {
        Sandbox strict = server.open("strict", StartupOptions.DEFAULT.withStrict(true));
        track(strict, "usr_1");
        track(other, "usr_1");

        assertThat(track(strict, "usr_2").type()).isEqualTo("validation_error");
        assertThat(track(other, "usr_2").isAccepted()).isTrue();
    }

    @Test
    void a_listener_that_closes_is_ones_own() {
        one.faults().everyEvent("refuse:300ms");
        TrackResult refused = one.client().toBuilder().maxRetries(0).build().track(TrackingEvent.registration("usr_1"));

        assertThat(refused).isInstanceOf(Undelivered.ConnectionError.class);
        assertThat(track(other, "usr_2").attempts()).isEqualTo(1);
        assertThat(one.attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo(Outcome.FAULTED));
    }

    @Test
    void a_closed_startup_is_gone_its_client_too_and_the_others_stay() {
        var client = one.client();
        String key = one.apiKey();
        one.close();
        one.close();

        assertThat(client.trackRegistration("usr_1")).isInstanceOf(Undelivered.ClientClosed.class);
        assertThatThrownBy(one::counters)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(one.startupSlug())
                .hasMessageContaining("closed");
        assertThatThrownBy(one::client).hasMessageContaining("closed");
        assertThatThrownBy(one::reset).hasMessageContaining("closed");
        assertThatThrownBy(() -> one.await(0)).hasMessageContaining("closed");
        String body = Bodies.registration("u").replace("demo", one.startupSlug());
        assertThat(Http.trackWithKey(other, body, key).statusCode()).isEqualTo(401);
        assertThat(track(other, "usr_2").isAccepted()).isTrue();
    }

    @Test
    void close_does_not_wait_for_what_is_still_queued() {
        one.faults().everyEvent("hang");
        var result = one.client().trackRegistrationAsync("usr_1");
        long from = System.nanoTime();

        one.close();

        // One that drains goes on for 5 s, in which its attempts time out after 2 s each.
        boolean wasQuick = System.nanoTime() - from < 4_000_000_000L;
        assertThat(wasQuick || result.join().attempts() <= 1).isTrue();
        assertThat(result.join()).isInstanceOf(Undelivered.ClientClosed.class);
    }

    @Test
    void a_thousand_startups_leave_nothing_behind() {
        for (int i = 0; i < 1000; i++) {
            try (Sandbox sandbox = server.open("test number " + i, StartupOptions.DEFAULT.withFault("503,ok"))) {
                if (i % 10 == 0) {
                    track(sandbox, "usr_1");
                    Http.trackWithKey(sandbox, "no json", "nobody's");
                }
            }
        }
        assertThat(Http.json(Http.get(other, "/_sandbox/health")).get("startups"))
                .isEqualTo(List.of("demo", one.startupSlug(), other.startupSlug()));
        assertThat(Http.items(other, "/_sandbox/events")).isEmpty();
        assertThat(Http.items(other, "/_sandbox/attempts")).isEmpty();
        assertThat(Http.items(other, "/_sandbox/faults")).isEmpty();
        assertThat(Http.json(Http.get(other, "/_sandbox/counters"))).hasSize(3);
    }

    @Test
    void slugs_tell_the_test_and_are_never_the_same() {
        Set<String> slugs = IntStream.range(0, 50)
                .mapToObj(i -> SharedSandbox.slug(i, "A Lost_Answer, Zählt!".repeat(9)))
                .collect(Collectors.toSet());

        assertThat(slugs).hasSize(50).allSatisfy(slug -> assertThat(slug).matches("[a-z0-9][a-z0-9_-]{0,62}"));
        assertThat(SharedSandbox.slug(7, "a_lost_answer_is_counted_once"))
                .isEqualTo("t7-a-lost-answer-is-counted-once");
        assertThat(SharedSandbox.slug(8, "支払い")).isEqualTo("t8");
    }
}
