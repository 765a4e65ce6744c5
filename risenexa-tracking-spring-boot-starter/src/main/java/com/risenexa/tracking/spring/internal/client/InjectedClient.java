package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** The client as a bean. It ignores transactions, so its first use inside one is logged as a warning. */
final class InjectedClient extends ForwardingClient {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final TransactionCheck transactions;
    private final AtomicBoolean warned = new AtomicBoolean();

    InjectedClient(TrackingClient client, TransactionCheck transactions) {
        super(client);
        this.transactions = transactions;
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        warnInTransaction();
        return super.track(event, total);
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        warnInTransaction();
        return super.trackAsync(event);
    }

    @Override
    public BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        warnInTransaction();
        return super.trackAll(events, each);
    }

    private void warnInTransaction() {
        if (!warned.get() && transactions.isTransactionActive() && !warned.getAndSet(true)) {
            LOG.warn(
                    "TrackingClient is used inside a transaction: it sends an event even if the transaction rolls back;"
                            + " inject TransactionalTracking to send it only after the commit (logged once)");
        }
    }
}
