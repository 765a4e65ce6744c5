package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RisenexaSandboxTest
class InjectionTest {
    private static final Set<String> SLUGS = ConcurrentHashMap.newKeySet();
    private static String ofTheClass = "";

    private final Sandbox mine;

    InjectionTest(Sandbox mine) {
        this.mine = mine;
    }

    @BeforeAll
    static void the_class_has_one(Sandbox sandbox) {
        ofTheClass = sandbox.startupSlug();
    }

    @AfterAll
    static void the_class_still_has_it(Sandbox sandbox) {
        assertThat(sandbox.startupSlug()).isEqualTo(ofTheClass).isNotIn(SLUGS);
        assertThat(sandbox).hasNoAttempts();
    }

    @BeforeEach
    void before(Sandbox sandbox, TrackingClient client) {
        assertThat(sandbox).isSameAs(mine);
        assertThat(SLUGS.add(sandbox.startupSlug()))
                .as("a startup nobody had before")
                .isTrue();
        assertThat(sandbox).hasNoAttempts();
        client.trackRegistration("before");
    }

    @AfterEach
    void after(Sandbox sandbox) {
        assertThat(sandbox).isSameAs(mine).isVerified();
    }

    @Test
    void a_test_gets_what_its_constructor_and_before_each_got(Sandbox sandbox, TrackingClient client, Faults faults) {
        assertThat(sandbox).isSameAs(mine).counted(EventType.USER_REGISTERED, 1);
        assertThat(client).isSameAs(sandbox.client());
        assertThat(faults).isSameAs(sandbox.faults());
        assertThat(sandbox.startupSlug()).contains("-a-test-gets-what-its-constructor");
    }

    @Test
    void three_retries_take_no_time_worth_speaking_of(Sandbox sandbox, TrackingClient client) {
        sandbox.faults().everyEvent("503,429:retry-after=30,503,ok");
        assertThat(client.trackRegistration("usr_1").attempts()).isEqualTo(4);
    }

    @Test
    @RisenexaSandboxTest(
            timeScale = 10,
            faults = {"503,ok", "429,ok"},
            rateLimit = "1/h",
            strict = true)
    void the_method_may_say_it_otherwise(Sandbox sandbox) {
        assertThat(sandbox.faults().list().stream().map(Fault::script)).containsExactly("503,ok", "429,ok");
        assertThat(sandbox).hasRejected(1).event("before").wasNotCounted();
    }

    @Test
    @RisenexaSandboxTest(timeScale = 1, rateLimit = "1/h")
    void the_rate_limit_holds_without_a_fault(Sandbox sandbox, TrackingClient client) {
        assertThat(sandbox.faults().list()).isEmpty();
        assertThat(client.trackRegistration("usr_1").type()).isEqualTo("rate_limited");
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1).hasRejected(1);
    }

    @RepeatedTest(3)
    void each_repetition_has_its_own(Sandbox sandbox) {
        assertThat(sandbox).isSameAs(mine).counted(EventType.USER_REGISTERED, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr_1", "usr_2"})
    void each_invocation_has_its_own(String user, Sandbox sandbox) {
        sandbox.client().trackRegistration(user);
        assertThat(sandbox).isSameAs(mine).counted(EventType.USER_REGISTERED, 2);
    }

    @TestFactory
    Stream<DynamicTest> dynamic_tests_share_that_of_their_factory(Sandbox sandbox) {
        return Stream.of(2, 3)
                .map(i -> DynamicTest.dynamicTest("number " + i, () -> {
                    sandbox.client().trackRegistration("usr_" + i);
                    assertThat(sandbox).isSameAs(mine).counted(EventType.USER_REGISTERED, i);
                }));
    }

    @Nested
    class WithinAnother {
        private final Sandbox ours;

        WithinAnother(Sandbox ours) {
            this.ours = ours;
        }

        @Test
        void both_constructors_get_the_tests(Sandbox sandbox) {
            assertThat(sandbox).isSameAs(ours).isSameAs(mine).counted(EventType.USER_REGISTERED, 1);
        }

        @Nested
        @RisenexaSandboxTest(faults = "503,ok")
        class WithOptionsOfItsOwn {
            @Test
            void the_nearest_holds(Sandbox sandbox) {
                assertThat(sandbox).event("before").hasAttempts(2);
            }
        }
    }
}
