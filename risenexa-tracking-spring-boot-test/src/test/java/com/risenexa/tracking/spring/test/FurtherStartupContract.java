package com.risenexa.tracking.spring.test;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.test.application.ShopApplication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

/** An application that tracks for a second startup, whose own key no sandbox knows. */
@SpringBootTest(
        classes = ShopApplication.class,
        properties = {
            "risenexa.outbox.create-table=true",
            "risenexa.startups.partner.api-key=rxt_live_of_the_partner",
            "risenexa.startups.partner.startup-slug=partner-shop"
        })
@AutoConfigureRisenexaSandbox
abstract class FurtherStartupContract {
    @Autowired
    private Sandbox sandbox;

    @Autowired
    @Qualifier("partner")
    private Sandbox partnerSandbox;

    @Autowired
    private TransactionalTracking tracking;

    @Autowired
    @Qualifier("partner")
    private TransactionalTracking partnerTracking;

    @Autowired
    @Qualifier("partner")
    private TrackingClient partner;

    @Test
    void each_reports_to_its_own_sandbox() {
        tracking.trackRegistration("usr_first");
        partnerTracking.trackRegistration("usr_second");
        assertThat(sandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_REGISTERED, 1);
        assertThat(partnerSandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_REGISTERED, 1);
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactly("usr_first");
        assertThat(partnerSandbox.events()).extracting(SandboxEvent::userId).containsExactly("usr_second");
    }

    @Test
    void a_client_by_qualifier_is_answered_by_its_sandbox() {
        assertThat(partner.trackConversion("usr_answered").isAccepted()).isTrue();
        assertThat(partnerSandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_CONVERTED, 1);
        assertThat(sandbox.events()).isEmpty();
    }

    @Test
    void one_that_leaves_some_on_their_way(TestInfo test) {
        partnerSandbox.faults().everyEvent("503*2,ok");
        partnerTracking.trackRegistration("usr_left_" + test.getTestMethod().orElseThrow());
    }

    @Test
    void so_that_one_after_it_finds_nothing_of_it() {
        assertThat(partnerSandbox.events()).isEmpty();
        assertThat(partnerSandbox.attempts()).isEmpty();
    }
}
