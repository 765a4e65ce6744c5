package com.risenexa.tracking.spring.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.application.Running;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The clients are closed after every bean that may track. */
class LastWordsTest {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
    static class Application {
        @Bean
        LastWords lastWords(TransactionalTracking risenexa) {
            return new LastWords(risenexa);
        }
    }

    record LastWords(TransactionalTracking risenexa) implements AutoCloseable {
        @Override
        public void close() {
            risenexa.trackRegistration("usr_last");
        }
    }

    @Test
    void what_a_bean_tracks_while_it_is_destroyed_is_delivered() {
        try (Running running = Running.start(Application.class, "risenexa.transaction=after-commit")) {
            running.context().close();
            assertThat(running.sandbox().events())
                    .extracting(SandboxEvent::userId)
                    .containsExactly("usr_last");
        }
    }
}
