package com.risenexa.tracking.spring.internal.transaction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction that a manager has begun on this thread and not ended yet, with what is tracked in it. Belongs to its
 * thread.
 *
 * <p>Spring does not say which transaction runs: while one manager's transaction runs inside another's, the outer one's
 * connection stays bound to the thread, and looks as that of a transaction that runs. So the managers tell
 * ({@link TransactionListener}). What they don't tell is who joins a transaction that has begun already. A
 * {@code @Transactional} method that does is known to Spring's interceptor; a {@code TransactionTemplate} is not.
 */
@SuppressWarnings("ReferenceEquality") // the very transactions, managers and resources of this thread
public final class RunningTransaction implements TransactionSynchronization {
    /** The resource of the thread that is its innermost transaction but for the one whose synchronizations are active. */
    private static final Object ENCLOSING = RunningTransaction.class;

    private final TransactionManager manager;
    private final DefaultTransactionStatus status;
    private final boolean synchronizes;
    private final @Nullable Object resource;
    private final Deque<Entry> entries = new ArrayDeque<>(2);
    private final IdentityHashMap<CompletionCallback, TrackingSynchronization> events = new IdentityHashMap<>(2);
    private final IdentityHashMap<Object, RunningTransaction> savepoints = new IdentityHashMap<>(2);
    private @Nullable RunningTransaction enclosing;
    private @Nullable RunningTransaction nesting;

    /**
     * Where the code of this thread went in: a transaction was begun, or one that runs was joined by a nested one.
     *
     * @param target the transaction that runs since then
     * @param outside the call of the {@code @Transactional} method that ran until then
     */
    private record Entry(
            DefaultTransactionStatus status,
            RunningTransaction target,
            @Nullable Object outside) {
        /** The manager of the transaction that a method joined which was called since then. */
        @Nullable
        PlatformTransactionManager joinedSince() {
            return DeclaredTransaction.call() == outside ? null : DeclaredTransaction.joined();
        }
    }

    private RunningTransaction(TransactionManager manager, DefaultTransactionStatus status) {
        this.manager = manager;
        this.status = status;
        this.synchronizes = status.isNewSynchronization();
        this.resource = resource(manager);
        entries.add(new Entry(status, this, DeclaredTransaction.call()));
    }

    /** Takes note of a transaction that has just begun. */
    static void begun(TransactionManager manager, DefaultTransactionStatus status) {
        if (status.isNewSynchronization()) {
            TransactionSynchronizationManager.registerSynchronization(new RunningTransaction(manager, status));
        } else if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            // As the managers of Kafka and JMS do by default: nobody but they will tell of the end.
            new RunningTransaction(manager, status).enclose();
        }
    }

    /** A nested transaction begins: the savepoint that comes next is one of its manager's. */
    static void nesting(TransactionManager manager) {
        RunningTransaction last = lastBegun();
        if (last != null) {
            last.nesting = last.nearest(manager);
        }
    }

    static void nested(DefaultTransactionStatus status, boolean begun) {
        RunningTransaction last = lastBegun();
        if (last != null && last.nesting != null) {
            if (begun) {
                last.entries.add(new Entry(status, last.nesting, DeclaredTransaction.call()));
            }
            last.nesting = null;
        }
    }

    /** The end of a transaction that has no synchronizations to tell it to. */
    static void ended(DefaultTransactionStatus status, int outcome) {
        RunningTransaction last = enclosing();
        if (last != null && last.status == status && !last.synchronizes) {
            last.leave();
            last.afterCompletion(outcome);
        }
    }

    /** False also while a transaction's completion is being told, and where {@code SUPPORTS} found none. */
    public static boolean isActive() {
        return isSynchronized() || unsynchronized() != null;
    }

    /** The one that runs now; null also if it was begun by a manager that is not a bean. */
    public static @Nullable RunningTransaction current() {
        RunningTransaction last = lastBegun();
        return last == null ? joinedPastUnsynchronized() : last.entered();
    }

    /** Innermost first, those that do not run now as well. */
    public static Iterable<RunningTransaction> enclosingOnes() {
        Deque<RunningTransaction> all = new ArrayDeque<>();
        for (RunningTransaction each = enclosing(); each != null; each = each.enclosing) {
            all.add(each);
        }
        return all;
    }

    /** Its manager's own object. */
    public @Nullable Object transaction() {
        return status.hasTransaction() ? status.getTransaction() : null;
    }

    TrackingSynchronization events(CompletionCallback callback, Supplier<TrackingSynchronization> none) {
        return events.computeIfAbsent(callback, key -> none.get());
    }

    @Nullable
    TrackingSynchronization events(CompletionCallback callback) {
        return events.get(callback);
    }

    private RunningTransaction entered() {
        while (entries.size() > 1 && entries.getLast().status.isCompleted()) {
            entries.removeLast();
        }
        Entry last = entries.getLast();
        PlatformTransactionManager joined = last.joinedSince();
        RunningTransaction target = joined == null ? null : nearest(joined);
        return target == null ? last.target : target;
    }

    private @Nullable RunningTransaction nearest(TransactionManager wanted) {
        if (manager == wanted) {
            return this;
        }
        for (RunningTransaction each : enclosingOnes()) {
            if (each.manager == wanted && each.isBound()) {
                return each;
            }
        }
        return null;
    }

    private static boolean isSynchronized() {
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
        return isSynchronized() ? null : unsynchronized();
    }

    /** Who joins a transaction from inside one that has no synchronizations gets new ones, without a begin. */
    private static @Nullable RunningTransaction joinedPastUnsynchronized() {
        RunningTransaction last = unsynchronized();
        if (last == null) {
            return null;
        }
        PlatformTransactionManager joined = last.entries.getLast().joinedSince();
        for (RunningTransaction each : enclosingOnes()) {
            if (each.synchronizes && each.isBound() && (joined == null || joined == each.manager)) {
                return each;
            }
        }
        return null;
    }

    /** Not one that is suspended, whose resource is not there. */
    private static @Nullable RunningTransaction unsynchronized() {
        RunningTransaction last = enclosing();
        return last != null && !last.synchronizes && last.isBound() ? last : null;
    }

    private boolean isBound() {
        return resource == resource(manager);
    }

    private static @Nullable Object resource(TransactionManager manager) {
        return manager instanceof ResourceTransactionManager known
                ? TransactionSynchronizationManager.getResource(known.getResourceFactory())
                : null;
    }

    private static @Nullable RunningTransaction enclosing() {
        RunningTransaction last = (RunningTransaction) TransactionSynchronizationManager.getResource(ENCLOSING);
        while (last != null && last.status.isCompleted()) {
            last.leave();
            last = last.enclosing;
        }
        return last;
    }

    private void enclose() {
        enclosing = (RunningTransaction) TransactionSynchronizationManager.unbindResourceIfPossible(ENCLOSING);
        TransactionSynchronizationManager.bindResource(ENCLOSING, this);
    }

    private void leave() {
        TransactionSynchronizationManager.unbindResourceIfPossible(ENCLOSING);
        if (enclosing != null) {
            TransactionSynchronizationManager.bindResource(ENCLOSING, enclosing);
        }
    }

    @Override
    public void suspend() {
        enclose();
    }

    @Override
    public void resume() {
        leave();
    }

    /** Told to the transaction that began last, whoever's savepoint it is. */
    @Override
    public void savepoint(Object savepoint) {
        RunningTransaction target = nesting == null ? this : nesting;
        savepoints.put(savepoint, target);
        target.events.values().forEach(each -> each.savepoint(savepoint));
    }

    @Override
    public void savepointRollback(Object savepoint) {
        RunningTransaction target = savepoints.getOrDefault(savepoint, this);
        target.events.values().forEach(each -> each.savepointRollback(savepoint));
    }

    @Override
    public void beforeCompletion() {
        events.values().forEach(TrackingSynchronization::beforeCompletion);
    }

    @Override
    public void afterCompletion(int outcome) {
        events.values().forEach(each -> each.afterCompletion(outcome));
    }
}
