package com.risenexa.tracking.spring.test.internal;

import com.risenexa.tracking.spring.TransactionalTracking;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Adds to a failed assertion that events wait for a commit that never comes. */
public final class RolledBackEventsHint implements TestExecutionExceptionHandler {
    /** For JUnit. */
    public RolledBackEventsHint() {}

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable thrown) throws Throwable {
        if (thrown instanceof AssertionError) {
            ApplicationContext context = SpringExtension.getApplicationContext(test);
            int waiting = context.getBeansOfType(TransactionalTracking.class).values().stream()
                    .mapToInt(TransactionalTracking::waitingForCommit)
                    .sum();
            if (waiting > 0) {
                throw new AssertionError(thrown.getMessage() + "\n\n" + hint(waiting), thrown);
            }
        }
        throw thrown;
    }

    private static String hint(int waiting) {
        return (waiting == 1 ? "1 event waits" : waiting + " events wait")
                + " for the commit of this test's transaction,"
                + " which will be rolled back: they are never sent. End it before the assertion by"
                + " TestTransaction.flagForCommit() and TestTransaction.end(), or run the test without a transaction by"
                + " @Transactional(propagation = Propagation.NOT_SUPPORTED).";
    }
}
