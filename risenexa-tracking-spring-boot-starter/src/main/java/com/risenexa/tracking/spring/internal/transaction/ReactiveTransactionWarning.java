package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.spring.internal.settings.StarterLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says once that reactive transactions are not seen. */
public final class ReactiveTransactionWarning implements SmartInitializingSingleton {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    @Override
    public void afterSingletonsInstantiated() {
        LOG.warn(
                "there is a ReactiveTransactionManager, and what is tracked in its transactions is sent at once, also if they"
                        + " roll back: a reactive transaction belongs to no thread. Track after it has committed"
                        + " (.doOnSuccess behind the transactional operator), or in a JDBC transaction with the outbox");
    }
}
