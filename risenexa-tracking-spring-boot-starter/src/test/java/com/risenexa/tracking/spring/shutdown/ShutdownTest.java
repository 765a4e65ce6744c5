package com.risenexa.tracking.spring.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.actuate.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a running application, from outside. */
class ShutdownTest {
    private static final Pattern REPORT =
            Pattern.compile("shutdown of startup default: (\\d+) delivered, (\\d+) rejected, (\\d+) undelivered");

    @TempDir
    Path folder;

    @Test
    void sigterm_ends_the_web_server_then_drains_the_queue_then_closes_the_pool() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                ChildApplication application = start(sandbox, "--risenexa.shutdown-timeout=4m")) {
            // So that the queue is still full at the signal.
            sandbox.faults().everyEvent("hang");
            Http http = new Http(application.port());
            assertThat(http.post("/bursts/1000").statusCode()).isEqualTo(200);
            List<CompletableFuture<Integer>> inFlight = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String path = "/users/usr_in_flight_" + i;
                inFlight.add(CompletableFuture.supplyAsync(() -> http.post(path).statusCode()));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> inFlight.stream().anyMatch(CompletableFuture::isDone));
            application.terminate();
            sandbox.faults().clear();
            long answered = inFlight.stream()
                    .filter(f -> f.handle((status, refused) -> refused == null && status == 200)
                            .join())
                    .count();
            assertThat(application.awaitExit()).isTrue();

            String log = application.log();
            Matcher report = REPORT.matcher(log);
            assertThat(report.find()).as(log).isTrue();
            int undelivered = Integer.parseInt(report.group(3));
            assertThat(undelivered).isZero();
            assertThat(sandbox.counters().registered().net()).isGreaterThanOrEqualTo(1000 + answered);
            assertThat(sandbox.verify().ok()).isTrue();
            assertThat(log)
                    .containsSubsequence(
                            "Commencing graceful shutdown",
                            "shutdown of startup default",
                            "HikariPool-1 - Shutdown completed");
        }
    }

    @Test
    void what_is_not_delivered_in_time_is_in_the_report() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                ChildApplication application = start(sandbox, "--risenexa.shutdown-timeout=300ms")) {
            sandbox.faults().everyEvent("hang");
            new Http(application.port()).post("/bursts/150");
            application.terminate();
            assertThat(application.awaitExit()).isTrue();
            assertThat(application.log())
                    .contains("0 delivered, 0 rejected, 150 undelivered", "and 50 more")
                    .doesNotContain("usr_burst");
            assertThat(sandbox.counters().registered().net()).isZero();
        }
    }

    private ChildApplication start(Sandbox sandbox, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=jdbc:h2:mem:shutdown",
                "--risenexa.transaction=after-commit",
                // How long an event is held, or the end takes, is no question of how fast the machine is.
                "--risenexa.max-retries=100",
                "--spring.lifecycle.timeout-per-shutdown-phase=5m"));
        arguments.addAll(List.of(more));
        return ChildApplication.start(sandbox, folder, arguments.toArray(String[]::new));
    }
}
