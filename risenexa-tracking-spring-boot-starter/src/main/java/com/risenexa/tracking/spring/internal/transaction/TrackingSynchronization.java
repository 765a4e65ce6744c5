package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.client.DiscardCounters;
import com.risenexa.tracking.spring.internal.client.DiscardReason;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the events of one transaction until it ends. Belongs to the transaction's thread, and is put aside with it
 * when another transaction comes in between.
 *
 * <p>Acts in {@code afterCompletion}: {@code afterCommit} is skipped when somebody else's throws.
 */
@SuppressWarnings("ReferenceEquality") // the very callback
public final class TrackingSynchronization implements TransactionSynchronization {
    private final CompletionCallback callback;
    private final DiscardCounters discards;
    private final List<TrackingEvent> events = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> savepoints = new IdentityHashMap<>();
    private boolean completing;
    private boolean late;

    private TrackingSynchronization(CompletionCallback callback, DiscardCounters discards) {
        this.callback = callback;
        this.discards = discards;
    }

    /** The one of this callback in the transaction of this thread, which must be active. */
    public static TrackingSynchronization current(CompletionCallback callback, DiscardCounters discards) {
        RunningTransaction running = ThreadTransactions.current();
        if (running != null) {
            return running.events(callback, () -> new TrackingSynchronization(callback, discards));
        }
        TrackingSynchronization known = registered(callback);
        if (known != null) {
            return known;
        }
        TrackingSynchronization events = new TrackingSynchronization(callback, discards);
        TransactionSynchronizationManager.registerSynchronization(events);
        return events;
    }

    private static @Nullable TrackingSynchronization registered(CompletionCallback callback) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof TrackingSynchronization events && events.callback == callback) {
                return events;
            }
        }
        return null;
    }

    /** How many events of this callback wait for the commit of this thread's transaction. */
    public static int waiting(CompletionCallback callback) {
        if (!ThreadTransactions.isActive()) {
            return 0;
        }
        RunningTransaction running = ThreadTransactions.current();
        TrackingSynchronization known = running != null ? running.events(callback) : registered(callback);
        return known == null ? 0 : known.events.size();
    }

    public void add(TrackingEvent event) {
        late |= completing;
        events.add(event);
    }

    /** Not told of by a transaction that has committed already, since this object came too late for that. */
    @Override
    public void beforeCompletion() {
        completing = true;
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, events.size());
    }

    /** A savepoint that was not told of is older than this object, and so than each of its events. */
    @Override
    public void savepointRollback(Object savepoint) {
        List<TrackingEvent> since = events.subList(savepoints.getOrDefault(savepoint, 0), events.size());
        discards.add(DiscardReason.SAVEPOINT_ROLLED_BACK, since.size());
        since.clear();
    }

    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED) {
            callback.committed(List.copyOf(events), late || !completing);
        } else if (status == STATUS_ROLLED_BACK) {
            discards.add(DiscardReason.ROLLED_BACK, events.size());
        } else if (!events.isEmpty()) {
            callback.unknown(List.copyOf(events), discards);
        }
        events.clear();
    }
}
