package com.risenexa.tracking.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.util.ClassUtils;

class BootVersionTest {
    /** Or the run on another Boot would say nothing. */
    @Test
    void these_tests_run_on_the_spring_boot_that_they_are_meant_to() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot"));
    }

    @Test
    void and_on_the_http_engine() {
        assertThat(ClassUtils.isPresent("com.risenexa.tracking.httpcore.HttpCoreEngine", null))
                .isEqualTo(Boolean.getBoolean("expected.httpcore"));
    }
}
