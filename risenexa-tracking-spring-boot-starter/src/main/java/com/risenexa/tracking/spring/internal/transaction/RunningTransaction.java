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
 * One transaction that a manager has begun on this thread and not ended yet, with the events that were tracked in it.
 * Which of a thread's transactions runs is the question of {@link ThreadTransactions}. Belongs to its thread.
 */
@SuppressWarnings("ReferenceEquality") // the very transactions, managers and resources of this thread
public final class RunningTransaction implements TransactionSynchronization {
    private final TransactionManager manager;
    private final DefaultTransactionStatus status;
    private final @Nullable Object resource;
    private final Deque<Entry> entries = new ArrayDeque<>(2);
    private final IdentityHashMap<CompletionCallback, TrackingSynchronization> events = new IdentityHashMap<>(2);
    private final IdentityHashMap<Object, RunningTransaction> savepointOwners = new IdentityHashMap<>(2);
    private @Nullable RunningTransaction nextSavepointOwner;
    /** The one below it on the stack of {@link ThreadTransactions}. */
    @Nullable
    RunningTransaction outer;

    /**
     * A place where this thread's code began or joined a transaction while this one was the last that had begun.
     *
     * @param status of that transaction
     * @param target the transaction that runs from there on
     * @param caller the {@code @Transactional} call that was innermost at that place
     */
    private record Entry(
            DefaultTransactionStatus status,
            RunningTransaction target,
            @Nullable Object caller) {
        /** The manager whose transaction a {@code @Transactional} method has joined since; null if none has. */
        @Nullable
        PlatformTransactionManager joinedSince() {
            return DeclaredTransaction.call() == caller ? null : DeclaredTransaction.joined();
        }
    }

    RunningTransaction(TransactionManager manager, DefaultTransactionStatus status) {
        this.manager = manager;
        this.status = status;
        this.resource = boundResource(manager);
        enter(status, this);
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

    boolean is(DefaultTransactionStatus other) {
        return status == other;
    }

    boolean isOf(TransactionManager other) {
        return manager == other;
    }

    boolean isCompleted() {
        return status.isCompleted();
    }

    /** Whether Spring reports its end to synchronizations; the managers of Kafka and JMS have none by default. */
    boolean hasSynchronizations() {
        return status.isNewSynchronization();
    }

    /** Whether its manager's resource is that of the thread; it is not while the transaction is suspended. */
    boolean isBound() {
        return resource == boundResource(manager);
    }

    private static @Nullable Object boundResource(TransactionManager manager) {
        return manager instanceof ResourceTransactionManager known
                ? TransactionSynchronizationManager.getResource(known.getResourceFactory())
                : null;
    }

    private void enter(DefaultTransactionStatus entered, RunningTransaction target) {
        entries.add(new Entry(entered, target, DeclaredTransaction.call()));
    }

    /** The manager whose transaction was joined since this one began; null if none was. */
    @Nullable
    PlatformTransactionManager joinedSinceBegin() {
        return entries.getLast().joinedSince();
    }

    /** The transaction that runs, if this one began last: itself, or an outer one that was joined since. */
    RunningTransaction runningSinceBegin() {
        while (entries.size() > 1 && entries.getLast().status.isCompleted()) {
            entries.removeLast();
        }
        Entry last = entries.getLast();
        PlatformTransactionManager joined = last.joinedSince();
        RunningTransaction target = joined == null ? null : nearestOf(joined);
        return target == null ? last.target : target;
    }

    private @Nullable RunningTransaction nearestOf(TransactionManager wanted) {
        if (manager == wanted) {
            return this;
        }
        for (RunningTransaction each : ThreadTransactions.outer()) {
            if (each.manager == wanted && each.isBound()) {
                return each;
            }
        }
        return null;
    }

    /** A nested transaction of this manager begins: the next savepoint is one of its transaction. */
    void nesting(TransactionManager ofSavepoint) {
        nextSavepointOwner = nearestOf(ofSavepoint);
    }

    void nested(DefaultTransactionStatus nested, boolean begun) {
        if (nextSavepointOwner != null && begun) {
            enter(nested, nextSavepointOwner);
        }
        nextSavepointOwner = null;
    }

    @Override
    public void suspend() {
        ThreadTransactions.push(this);
    }

    @Override
    public void resume() {
        ThreadTransactions.pop(this);
    }

    /** Spring calls this on the transaction that began last, whichever the savepoint belongs to. */
    @Override
    public void savepoint(Object savepoint) {
        RunningTransaction owner = nextSavepointOwner == null ? this : nextSavepointOwner;
        savepointOwners.put(savepoint, owner);
        owner.events.values().forEach(each -> each.savepoint(savepoint));
    }

    @Override
    public void savepointRollback(Object savepoint) {
        RunningTransaction owner = savepointOwners.getOrDefault(savepoint, this);
        owner.events.values().forEach(each -> each.savepointRollback(savepoint));
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
