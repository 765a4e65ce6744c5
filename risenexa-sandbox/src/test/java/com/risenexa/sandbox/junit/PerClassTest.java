package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@RisenexaSandboxTest
@TestInstance(Lifecycle.PER_CLASS)
class PerClassTest {
    private final Sandbox ofTheClass;
    private final Set<String> slugs = new HashSet<>();

    PerClassTest(Sandbox ofTheClass) {
        this.ofTheClass = ofTheClass;
        slugs.add(ofTheClass.startupSlug());
    }

    @BeforeAll
    void the_class_has_one(Sandbox sandbox) {
        assertThat(sandbox).isSameAs(ofTheClass);
    }

    @BeforeEach
    void before(Sandbox sandbox) {
        assertThat(slugs.add(sandbox.startupSlug())).isTrue();
        sandbox.client().trackRegistration("usr_1");
    }

    @RepeatedTest(3)
    void each_test_has_another(Sandbox sandbox) {
        assertThat(sandbox).event("usr_1").hasAttempts(1);
        assertThat(ofTheClass).hasNoAttempts();
    }

    @AfterAll
    void there_was_one_for_the_class_and_three_for_its_tests() {
        assertThat(slugs).hasSize(4);
    }
}
