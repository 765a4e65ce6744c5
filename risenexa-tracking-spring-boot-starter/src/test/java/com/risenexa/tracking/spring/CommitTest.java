package com.risenexa.tracking.spring;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@RisenexaSandboxTest
class CommitTest {
    @SpringBootApplication
    static class Application {}

    @Test
    void an_event_is_sent_if_its_transaction_commits_and_only_then(Sandbox sandbox) {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Application.class,
                "--risenexa.base-url=" + sandbox.baseUrl(),
                "--risenexa.api-key=" + sandbox.apiKey(),
                "--risenexa.startup-slug=" + sandbox.startupSlug())) {
            TransactionalTracking risenexa = context.getBean(TransactionalTracking.class);
            TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
            transactions.executeWithoutResult(status -> {
                risenexa.trackRegistration("usr_rolled_back");
                status.setRollbackOnly();
            });
            transactions.executeWithoutResult(status -> risenexa.trackRegistration("usr_committed"));
        }
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1).event("usr_committed");
    }
}
