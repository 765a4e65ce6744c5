package com.risenexa.tracking.spring.internal.transaction;

import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says once that reactive transactions are not seen. */
public final class ReactiveNotice implements SmartInitializingSingleton {
    private static final System.Logger LOG = System.getLogger("com.risenexa.tracking.spring");

    @Override
    public void afterSingletonsInstantiated() {
        LOG.log(
                System.Logger.Level.WARNING,
                "there is a ReactiveTransactionManager, and what is tracked in its transactions is sent at once, also if they"
                        + " roll back: a reactive transaction belongs to no thread. Track after it has committed"
                        + " (.doOnSuccess behind the transactional operator), or in a JDBC transaction with the outbox");
    }
}
