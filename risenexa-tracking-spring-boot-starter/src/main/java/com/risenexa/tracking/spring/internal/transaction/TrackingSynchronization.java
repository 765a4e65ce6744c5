package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingEvent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction tracked, until it ends. Belongs to the transaction's thread, and is put aside with it when another
 * transaction comes in between.
 *
 * <p>Acts in {@code afterCompletion}: {@code afterCommit} is skipped when somebody else's throws.
 */
public final class TrackingSynchronization implements TransactionSynchronization {
    private final Object owner;
    private final CompletionCallback end;
    private final DiscardCounters discards;
    private final List<TrackingEvent> events = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> savepoints = new IdentityHashMap<>();
    private boolean completing;
    private boolean late;

    private TrackingSynchronization(Object owner, CompletionCallback end, DiscardCounters discards) {
        this.owner = owner;
        this.end = end;
        this.discards = discards;
    }

    /** The one of this owner in the transaction of this thread, which must be active. */
    public static TrackingSynchronization current(Object owner, CompletionCallback end, DiscardCounters discards) {
        RunningTransaction running = RunningTransaction.current();
        if (running != null) {
            return running.events(owner, () -> new TrackingSynchronization(owner, end, discards));
        }
        TrackingSynchronization known = registered(owner);
        if (known != null) {
            return known;
        }
        TrackingSynchronization events = new TrackingSynchronization(owner, end, discards);
        TransactionSynchronizationManager.registerSynchronization(events);
        return events;
    }

    private static @Nullable TrackingSynchronization registered(Object owner) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof TrackingSynchronization events && events.owner.equals(owner)) {
                return events;
            }
        }
        return null;
    }

    /** How many events of this owner wait for the commit of this thread's transaction. */
    public static int waiting(Object owner) {
        if (!RunningTransaction.isActive()) {
            return 0;
        }
        RunningTransaction running = RunningTransaction.current();
        TrackingSynchronization known = running != null ? running.events(owner) : registered(owner);
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
            end.committed(List.copyOf(events), late || !completing);
        } else if (status == STATUS_ROLLED_BACK) {
            discards.add(DiscardReason.ROLLED_BACK, events.size());
        } else if (!events.isEmpty()) {
            end.unknown(List.copyOf(events), discards);
        }
        events.clear();
    }
}
