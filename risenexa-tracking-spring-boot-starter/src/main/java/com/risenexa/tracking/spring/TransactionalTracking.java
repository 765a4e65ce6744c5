package com.risenexa.tracking.spring;

import com.risenexa.tracking.TrackingEvent;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tracks events together with the transaction that they belong to: sent if it commits, never if it rolls back.
 * Thread-safe; inject it.
 *
 * <p>What happens, and what a crash can lose, is the setting {@code risenexa.transaction}:
 *
 * <ul>
 *   <li>{@code after-commit}: sent when the surrounding transaction has committed, through the client's queue in memory. A
 *       crash loses what has committed and is not delivered yet. Without a transaction it is sent at once.
 *   <li>{@code outbox}: a row in the same transaction, delivered by a worker. A crash loses nothing if the
 *       transaction holds a connection of the outbox's {@code DataSource}.
 *   <li>{@code immediate}: sent at the call, whatever the transaction does later.
 * </ul>
 *
 * <p>Never waits for Risenexa, and throws nothing, but for one thing: in {@code outbox} mode a failed insert is Spring's
 * {@code DataAccessException}, so that the transaction rolls back. It sees the transaction of the calling thread; a
 * reactive transaction ({@code @Transactional} with R2DBC) belongs to no thread and is not seen.
 *
 * <p>For a fake in tests implement {@link #track}; all else has a default.
 */
public interface TransactionalTracking {

    /**
     * Tracks an event with the transaction of this thread, or at once if there is none.
     *
     * @param event what happened; an invalid one is logged and dropped
     * @return the event's id, under which it is counted once; null if the event is null or has none
     */
    @Nullable
    UUID track(@Nullable TrackingEvent event);

    /**
     * The number of events that wait for the commit of this thread's transaction: a rollback now would discard them.
     *
     * @return 0 without a transaction, in {@code immediate} mode, and in a fake that does not override this
     */
    default int waitingForCommit() {
        return 0;
    }

    /**
     * Reports that a user registered, as {@link #track} does.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the event's id
     */
    default UUID trackRegistration(@Nullable String userId) {
        TrackingEvent event = TrackingEvent.registration(userId);
        track(event);
        return Objects.requireNonNull(event.eventId());
    }

    /**
     * Reports that a user converted, as {@link #track} does.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the event's id
     */
    default UUID trackConversion(@Nullable String userId) {
        TrackingEvent event = TrackingEvent.conversion(userId);
        track(event);
        return Objects.requireNonNull(event.eventId());
    }
}
