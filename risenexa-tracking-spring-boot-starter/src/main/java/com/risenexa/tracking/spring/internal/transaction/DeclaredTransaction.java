package com.risenexa.tracking.spring.internal.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** The innermost {@code @Transactional} method of this thread, which Spring tells to subclasses only. */
final class DeclaredTransaction extends TransactionAspectSupport {
    private DeclaredTransaction() {}

    /** The call of the method, by its identity; null outside of any. */
    static @Nullable Object call() {
        return currentTransactionInfo();
    }

    /** The manager whose transaction it joined, rather than begin one; null if it did not. */
    static @Nullable PlatformTransactionManager joined() {
        TransactionInfo call = currentTransactionInfo();
        return call != null
                        && call.hasTransaction()
                        && call.getTransactionStatus() instanceof DefaultTransactionStatus status
                        && status.hasTransaction()
                        && !status.isNewTransaction()
                ? call.getTransactionManager()
                : null;
    }
}
