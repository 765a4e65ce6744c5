package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.ReactiveTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
class ReactiveTest {
    @Test
    void reactive_transactions_are_said_once_not_to_be_seen(CapturedOutput output) {
        Runners.configured()
                .withBean(ReactiveTransactionManager.class, ReactiveTest::manager)
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(output).containsOnlyOnce("there is a ReactiveTransactionManager");
    }

    @Test
    void without_them_nothing_is_said(CapturedOutput output) {
        Runners.configured().run(context -> assertThat(context).hasNotFailed());
        assertThat(output).doesNotContain("ReactiveTransactionManager");
    }

    private static ReactiveTransactionManager manager() {
        return (ReactiveTransactionManager) Proxy.newProxyInstance(
                ReactiveTest.class.getClassLoader(),
                new Class<?>[] {ReactiveTransactionManager.class},
                (proxy, m, a) -> switch (m.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> false;
                    default -> "a reactive manager";
                });
    }
}
