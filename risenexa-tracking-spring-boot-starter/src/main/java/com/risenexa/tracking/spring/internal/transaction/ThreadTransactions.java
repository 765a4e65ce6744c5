package com.risenexa.tracking.spring.internal.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of the calling thread, and which of them runs.
 *
 * <p>Spring does not say which one runs: while one manager's transaction runs inside another's, the outer one's connection
 * stays bound to the thread and looks like that of the transaction that runs. So the managers report
 * ({@link TransactionListeners}). The innermost transaction with synchronizations is one of these synchronizations. The
 * others are on a stack, which is a resource of the thread: those that were suspended when another began, and those without
 * synchronizations.
 *
 * <p>No manager reports who joins a transaction that has begun already. A {@code @Transactional} method that does is known
 * to Spring's interceptor ({@link DeclaredTransaction}); a {@code TransactionTemplate} is not.
 */
@SuppressWarnings("ReferenceEquality") // the very transactions of this thread
public final class ThreadTransactions {
    /** The resource of the thread that is the top of the stack. */
    private static final Object STACK = ThreadTransactions.class;

    private ThreadTransactions() {}

    static void begun(TransactionManager manager, DefaultTransactionStatus status) {
        if (status.isNewSynchronization()) {
            TransactionSynchronizationManager.registerSynchronization(new RunningTransaction(manager, status));
        } else if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            push(new RunningTransaction(manager, status));
        }
    }

    /** The manager begins a nested transaction, with a savepoint. */
    static void nesting(TransactionManager manager) {
        RunningTransaction last = lastBegun();
        if (last != null) {
            last.nesting(manager);
        }
    }

    static void nested(DefaultTransactionStatus status, boolean begun) {
        RunningTransaction last = lastBegun();
        if (last != null) {
            last.nested(status, begun);
        }
    }

    /** Matters only to a transaction without synchronizations: the others hear of it by these. */
    static void ended(DefaultTransactionStatus status, int outcome) {
        RunningTransaction top = top();
        if (top != null && top.is(status) && !top.hasSynchronizations()) {
            pop(top);
            top.afterCompletion(outcome);
        }
    }

    /** False also while a transaction's completion is being reported, and where {@code SUPPORTS} found none. */
    public static boolean isActive() {
        return isSynchronizedOneActive() || unsynchronized() != null;
    }

    /** The one that runs; null also if it was begun by a manager that is not a bean. */
    public static @Nullable RunningTransaction current() {
        RunningTransaction last = lastBegun();
        return last == null ? joinedFromUnsynchronized() : last.runningSinceBegin();
    }

    /** Those on the stack, innermost first. */
    public static List<RunningTransaction> outer() {
        List<RunningTransaction> all = new ArrayList<>();
        for (RunningTransaction each = top(); each != null; each = each.outer) {
            all.add(each);
        }
        return all;
    }

    private static boolean isSynchronizedOneActive() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static @Nullable RunningTransaction lastBegun() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
                if (known instanceof RunningTransaction running) {
                    return running;
                }
            }
        }
        return isSynchronizedOneActive() ? null : unsynchronized();
    }

    /**
     * Inside a transaction without synchronizations, code that joins an outer one gets new synchronizations, and no begin is
     * reported.
     */
    private static @Nullable RunningTransaction joinedFromUnsynchronized() {
        RunningTransaction last = unsynchronized();
        if (last == null) {
            return null;
        }
        PlatformTransactionManager joined = last.joinedSinceBegin();
        for (RunningTransaction each : outer()) {
            if (each.hasSynchronizations() && each.isBound() && (joined == null || each.isOf(joined))) {
                return each;
            }
        }
        return null;
    }

    /** The top of the stack, if it has no synchronizations and is not suspended. */
    private static @Nullable RunningTransaction unsynchronized() {
        RunningTransaction top = top();
        return top != null && !top.hasSynchronizations() && top.isBound() ? top : null;
    }

    private static @Nullable RunningTransaction top() {
        RunningTransaction top = (RunningTransaction) TransactionSynchronizationManager.getResource(STACK);
        while (top != null && top.isCompleted()) {
            pop(top);
            top = top.outer;
        }
        return top;
    }

    static void push(RunningTransaction transaction) {
        transaction.outer = (RunningTransaction) TransactionSynchronizationManager.unbindResourceIfPossible(STACK);
        TransactionSynchronizationManager.bindResource(STACK, transaction);
    }

    static void pop(RunningTransaction top) {
        TransactionSynchronizationManager.unbindResourceIfPossible(STACK);
        if (top.outer != null) {
            TransactionSynchronizationManager.bindResource(STACK, top.outer);
        }
    }
}
