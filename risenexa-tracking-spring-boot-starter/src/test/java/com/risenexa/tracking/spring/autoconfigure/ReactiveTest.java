package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.ReactiveTransactionManager;

class ReactiveTest {
    private final Said said = Said.listen();

    @AfterEach
    void stopListening() {
        said.close();
    }

    @Test
    void reactive_transactions_are_said_once_not_to_be_seen() {
        Runners.configured()
                .withBean(ReactiveTransactionManager.class, ReactiveTest::manager)
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(said.linesWith("there is a ReactiveTransactionManager")).hasSize(1);
    }

    @Test
    void without_them_nothing_is_said() {
        Runners.configured().run(context -> assertThat(context).hasNotFailed());
        assertThat(said.linesWith("ReactiveTransactionManager")).isEmpty();
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
