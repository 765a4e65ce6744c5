package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a real application says that does not start. */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {
    @Test
    void settings_that_it_shall_fail_over_are_explained(CapturedOutput output) {
        assertFails("risenexa.fail-fast=true", "risenexa.transaction=after-commit", "risenexa.max-pending=0");
        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "Nothing can be tracked with the settings of risenexa: max_pending")
                .contains("Action:", "risenexa.fail-fast=false");
    }

    @Test
    void a_missing_table_is_explained(CapturedOutput output) {
        assertFails("risenexa.transaction=outbox");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "The outbox of Risenexa tracking cannot start")
                .contains("Action:", "risenexa.outbox.create-table=true");
    }

    @Test
    void settings_of_the_outbox_out_of_range_are_explained(CapturedOutput output) {
        assertFails("risenexa.outbox.poll-interval=1ms");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "risenexa.outbox.poll-interval=1ms; 10ms to 1m is expected");
    }

    private static void assertFails(String... properties) {
        assertThatThrownBy(
                        () -> Running.start(JdbcApplication.class, properties).close())
                .isInstanceOf(RuntimeException.class);
    }
}
