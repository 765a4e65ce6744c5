package com.example.signup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** For the build of Risenexa itself: both versions of JUnit were really there. */
class JUnitVersionTest {
    @Test
    @EnabledIfSystemProperty(named = "expected.junit", matches = ".+")
    void is_the_one_that_was_asked_for() {
        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(System.getProperty("expected.junit"));
    }
}
