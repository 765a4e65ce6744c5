package com.risenexa.tracking.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.spring.application.Running;
import com.risenexa.tracking.spring.application.WebApplication;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a running application says of itself over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActuatorTest {
    private final Running running = Running.start(
            WebApplication.class,
            "spring.main.web-application-type=servlet",
            "server.port=0",
            "risenexa.transaction=after-commit",
            "risenexa.max-retries=0",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always");
    private final Http http =
            new Http(Integer.parseInt(running.context().getEnvironment().getProperty("local.server.port", "missing")));

    @BeforeEach
    void clear() {
        running.sandbox().faults().clear();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void before_the_first_event_health_is_unknown_and_no_call_is_made() {
        assertThat(http.get("/actuator/health/risenexa").body()).contains("\"status\":\"UNKNOWN\"");
        assertThat(running.sandbox().attempts()).isEmpty();
    }

    @Test
    void health_is_up_after_an_accepted_event() {
        http.post("/users/usr_up");
        awaitHealth("UP");
    }

    @Test
    void health_is_degraded_and_answered_200_while_events_fail_and_up_again_after() {
        running.sandbox().faults().everyEvent("503");
        http.post("/users/usr_degraded");
        awaitHealth("DEGRADED");
        var whole = http.get("/actuator/health");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).startsWith("{").contains("max_retries_exceeded");
        running.sandbox().faults().clear();
        http.post("/users/usr_recovered");
        awaitHealth("UP");
    }

    @Test
    void the_endpoint_shows_the_state_and_flushes() {
        http.post("/users/usr_state");
        assertThat(http.post("/actuator/risenexa").body()).contains("\"default\":", "\"undelivered\":0");
        assertThat(http.get("/actuator/risenexa").body())
                .contains(
                        "\"startupSlug\":\"" + running.sandbox().startupSlug() + "\"",
                        "\"queued\":0",
                        "\"rolled_back\":");
    }

    @Test
    void events_requests_and_discards_are_measured() {
        http.post("/users/usr_measured");
        running.settle();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(http.get("/actuator/metrics/risenexa.track?tag=outcome:accepted")
                                .body())
                        .contains("\"COUNT\"", "event.type", "user_registered", "\"action\""));
        assertThat(http.get("/actuator/metrics/risenexa.client.requests?tag=status:202")
                        .body())
                .contains("\"COUNT\"", "SUCCESS");
        assertThat(http.get("/actuator/metrics/risenexa.discarded?tag=reason:rolled_back")
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.get("/actuator/metrics/risenexa.queue.pending").body()).contains("\"VALUE\"");
    }

    @Test
    void the_age_of_the_oldest_event_in_the_queue_is_measured() {
        String age = "/actuator/metrics/risenexa.queue.oldest.age";
        running.settle();
        assertThat(http.get(age).body()).contains("\"value\":0.0}");
        running.sandbox().faults().everyEvent("hang:2s");
        http.post("/users/usr_aging");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(http.get(age).body()).doesNotContain("\"value\":0.0}"));
        // Else it would end in the middle of another test.
        running.settle();
    }

    @Test
    void r22_neither_the_key_nor_a_user_id_is_in_any_answer() {
        http.post("/users/usr_secret");
        running.settle();
        for (String path : new String[] {
            "env",
            "configprops",
            "risenexa",
            "health",
            "beans",
            "conditions",
            "metrics",
            "metrics/risenexa.track",
            "metrics/risenexa.client.requests",
            "loggers",
            "mappings"
        }) {
            var answer = http.get("/actuator/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain(running.sandbox().apiKey())
                    .doesNotContain("usr_secret");
        }
        assertThat(http.get("/actuator/env/risenexa.api-key").body()).contains("******");
    }

    private void awaitHealth(String status) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(http.get("/actuator/health/risenexa").body())
                                .contains("\"status\":\"" + status + "\""));
    }
}
