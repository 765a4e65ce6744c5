package com.risenexa.tracking.spring.test;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.spring.test.application.ShopApplication;
import com.risenexa.tracking.spring.test.application.SignUp;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Run by two classes, in one context: whichever comes later finds nothing of the other's. */
@SpringBootTest(
        classes = ShopApplication.class,
        properties = {"risenexa.outbox.create-table=true", "spring.datasource.url=jdbc:h2:mem:sharing"})
@AutoConfigureRisenexaSandbox
abstract class SharingContract {
    private static final Set<Sandbox> SEEN = ConcurrentHashMap.newKeySet();

    @Autowired
    private Sandbox sandbox;

    @Autowired
    private SignUp signUp;

    @Test
    void a_test_sees_its_own_events() {
        String userId = "usr_own_" + getClass().getSimpleName();
        signUp.register(userId);
        assertThat(sandbox).atMost(Duration.ofMinutes(1)).counted(EventType.USER_REGISTERED, 1);
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactly(userId);
    }

    @Test
    void so_does_one_that_leaves_some_on_their_way() {
        sandbox.faults().everyEvent("503*2,ok");
        signUp.register("usr_left_" + getClass().getSimpleName());
    }

    @Test
    void and_one_after_it() {
        assertThat(sandbox.events()).isEmpty();
        assertThat(sandbox.counters().registered().net()).isZero();
    }

    @Test
    void both_classes_have_the_same_sandbox() {
        SEEN.add(sandbox);
        assertThat(SEEN).hasSize(1);
    }
}
