package com.risenexa.tracking.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.spring.application.Running;
import com.risenexa.tracking.spring.application.WebApplication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a running application with the outbox says of it, and of a key that is refused. */
class OutboxActuatorTest {
    @Test
    void the_outbox_is_measured_and_a_refused_key_is_down_where_that_is_asked_for() {
        try (Running running = Running.start(
                WebApplication.class,
                "spring.main.web-application-type=servlet",
                "server.port=0",
                "risenexa.outbox.create-table=true",
                "risenexa.health.down-on-bad-credentials=true",
                "management.endpoint.health.show-details=always",
                "management.endpoints.web.exposure.include=*")) {
            Http http = new Http(
                    Integer.parseInt(running.context().getEnvironment().getProperty("local.server.port", "missing")));
            running.sandbox().faults().everyEvent("401 forever");
            http.post("/users/usr_refused");
            awaitAnswer(http, "/actuator/health/risenexa", "\"DOWN\"");
            assertThat(http.get("/actuator/health").statusCode()).isEqualTo(503);
            awaitAnswer(http, "/actuator/metrics/risenexa.outbox.parked", "\"value\":1.0");
            awaitAnswer(http, "/actuator/metrics/risenexa.outbox.pending", "\"value\":0.0");
            awaitAnswer(http, "/actuator/metrics/risenexa.outbox.oldest.age", "\"value\":0.0");
            assertThat(http.get("/actuator/risenexa").body())
                    .contains("\"outbox of default\":{\"pending\":0,\"parked\":1}", "authentication_error");
            awaitAnswer(http, "/actuator/metrics/risenexa.track?tag=outcome:recorded", "user_registered");

            running.bean(JdbcClient.class)
                    .sql("alter table risenexa_outbox rename to away")
                    .update();
            assertThat(http.get("/actuator/risenexa").body()).contains("\"error\":", "\"accepted\":");
        }
    }

    private static void awaitAnswer(Http http, String path, String text) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(http.get(path).body()).contains(text));
    }
}
