package com.risenexa.tracking.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;
import com.risenexa.tracking.spring.application.SignUp;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** An application whose observation handler and meter filter throw at everything of ours. */
@ExtendWith(OutputCaptureExtension.class)
class ThrowingMetricsTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Application extends JdbcApplication {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationHandler<Observation.Context> throwingHandler() {
            return new ThrowingHandler();
        }

        @Bean
        MeterFilter throwingFilter() {
            return new ThrowingFilter();
        }
    }

    private static final class ThrowingHandler implements ObservationHandler<Observation.Context> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return context.getName().startsWith("risenexa");
        }

        @Override
        public void onStart(Observation.Context context) {
            throw new IllegalStateException("the handler's start");
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            throw new AssertionError("the handler's scope");
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            throw new IllegalStateException("the handler's scope");
        }

        @Override
        public void onStop(Observation.Context context) {
            throw new AssertionError("the handler's stop");
        }
    }

    private static final class ThrowingFilter implements MeterFilter {
        @Override
        public Meter.Id map(Meter.Id id) {
            if (id.getName().startsWith("risenexa")) {
                throw new IllegalStateException("the filter");
            }
            return id;
        }
    }

    @Test
    void f23_what_they_throw_is_logged_once_and_changes_nothing(CapturedOutput output) throws Exception {
        try (Running running = Running.start(Application.class, "risenexa.transaction=after-commit")) {
            TrackingClient client = running.bean(TrackingClient.class);
            assertThat(client.trackRegistration("usr_1_sync").isAccepted()).isTrue();
            assertThat(client.trackRegistrationAsync("usr_2_async")
                            .get(60, TimeUnit.SECONDS)
                            .isAccepted())
                    .isTrue();
            running.bean(SignUp.class).register("usr_3_transaction");
            running.settle();
            assertThat(running.countedUserIds()).containsExactly("usr_1_sync", "usr_2_async", "usr_3_transaction");
            assertThat(running.bean(ObservationRegistry.class).getCurrentObservation())
                    .isNull();
        }
        assertThat(output).containsOnlyOnce("the handler's").containsOnlyOnce("the filter");
    }

    @Test
    void f23_neither_does_it_with_the_outbox(CapturedOutput output) {
        try (Running running = Running.start(Application.class, "risenexa.outbox.create-table=true")) {
            running.bean(SignUp.class).register("usr_1");
            TrackingOutbox outbox = running.bean(TrackingOutbox.class);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> outbox.status().pending() == 0);
            assertThat(running.countedUserIds()).containsExactly("usr_1");
            assertThat(running.bean(ObservationRegistry.class).getCurrentObservation())
                    .isNull();
        }
        assertThat(output).containsOnlyOnce("the handler's").containsOnlyOnce("the filter");
    }
}
