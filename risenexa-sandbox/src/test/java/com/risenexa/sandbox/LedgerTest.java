package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.support.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void r23_a_valid_event_is_answered_202_with_status_accepted() {
        var answer = Http.track(sandbox, registration("usr_1"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\"}");
    }

    @Test
    void r26_an_id_counted_before_is_answered_202_and_changes_no_counter() {
        for (int i = 0; i < 3; i++) {
            assertThat(Http.track(sandbox, registration("usr_1", id(1))).statusCode())
                    .isEqualTo(202);
        }

        assertThat(sandbox.counters().registered()).isEqualTo(new Count(1, 0));
        assertThat(sandbox.verify()).isEqualTo(new VerifyReport(true, 3, 1, 2, java.util.List.of()));
    }

    @Test
    void r27_add_is_plus_one_and_remove_is_minus_one_per_type() {
        Http.track(sandbox, event("user_registered", "u", id(1), ""));
        Http.track(sandbox, event("user_converted", "u", id(2), ",\"action\":\"add\""));
        Http.track(sandbox, event("user_converted", "u", id(3), ",\"action\":\"remove\""));
        Http.track(sandbox, event("user_converted", "u", id(4), ",\"action\":\"remove\""));

        assertThat(sandbox.counters()).isEqualTo(new Counters(new Count(1, 0), new Count(1, 2)));
        assertThat(sandbox.counters().converted().net()).isEqualTo(-1);
        assertThat(Http.get(sandbox, "/_sandbox/counters").body())
                .isEqualTo("{\"demo\":{\"user_registered\":{\"added\":1,\"removed\":0,\"net\":1},"
                        + "\"user_converted\":{\"added\":1,\"removed\":2,\"net\":-1}}}");
    }
}
