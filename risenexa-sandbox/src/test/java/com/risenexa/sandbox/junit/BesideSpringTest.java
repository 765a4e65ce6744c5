package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@RisenexaSandboxTest
class BesideSpringTest {
    @Autowired
    private TrackingClient bean;

    @Configuration
    static class Beans {
        @Bean(destroyMethod = "close")
        TrackingClient tracking() {
            return TrackingClient.builder().startupSlug("springs").build();
        }
    }

    @Test
    void ours_is_injected_where_nothing_is_said_and_springs_where_it_is_asked_for(
            Sandbox sandbox,
            TrackingClient ours,
            @Autowired TrackingClient springs,
            @Qualifier("tracking") TrackingClient qualified) {
        assertThat(springs).isSameAs(bean).isSameAs(qualified).isNotSameAs(ours);
        assertThat(springs.startupSlug()).contains("springs");
        ours.trackRegistration("usr_1");
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1);
    }

    @Nested
    class AConstructorOfSprings {
        private final TrackingClient springs;

        @Autowired
        AConstructorOfSprings(TrackingClient springs) {
            this.springs = springs;
        }

        @Test
        void is_left_to_spring(Sandbox sandbox) {
            assertThat(springs).isSameAs(bean);
            assertThat(sandbox).hasNoAttempts();
        }
    }
}
