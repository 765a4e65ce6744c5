package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.QueueFull;
import com.risenexa.tracking.internal.async.AsyncQueue;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.RateGate;
import com.risenexa.tracking.internal.delivery.TotalTime;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.internal.time.Nanos;
import com.risenexa.tracking.spi.Pacer;
import com.risenexa.tracking.spi.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client: judges, then hands the event to the caller's thread or to the queue. */
public final class DefaultClient implements TrackingClient {
    private final Settings settings;
    private final SharedEngine engine;
    private final DeliveryRules rules;
    private final SyncCalls syncCalls;
    private final AsyncQueue queue;
    private final ExitHook exitHook;
    private final Notifier notifier;
    private final ResultLog log = new ResultLog(System::nanoTime);
    private final Supplier<Builder> copy;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<DrainReport> drained = new CompletableFuture<>();

    DefaultClient(
            Settings settings, SharedEngine engine, Pacer pacer, DoubleSupplier randomness, Supplier<Builder> copy) {
        this.settings = settings;
        this.engine = engine;
        this.copy = copy;
        this.notifier = new Notifier(settings.listener());
        this.rules = new DeliveryRules(
                settings.policy(), settings.timeout(), engine::extraTime, new RateGate(), pacer, randomness);
        Exchange exchange = new Exchange(engine, settings.endpoint(), settings.apiKey(), InstantSource.system());
        Attempts attempts = new ReportedAttempts(exchange, notifier);
        this.syncCalls = new SyncCalls(rules, attempts);
        this.queue = new AsyncQueue(settings.maxPending(), settings.maxInFlight(), rules, attempts, this::ended);
        this.exitHook = new ExitHook(settings.drainOnExit(), new ExitHook.Backlog() {
            @Override
            public void drain(Duration limit) {
                queue.drain(limit);
            }

            @Override
            public int pending() {
                return queue.pending();
            }

            @Override
            public @Nullable String lastFailure() {
                return queue.lastFailure();
            }
        });
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event) {
        return track(event, TotalTime.unbounded());
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        if (total == null) {
            return track(event, TotalTime.unbounded());
        }
        if (total.isZero() || total.isNegative()) {
            String id = event == null ? null : Objects.toString(event.eventId(), null);
            String fault = "total is " + total + "; more than zero is expected";
            return announced(event, Preparation.refused(id, List.of(fault)).error());
        }
        return track(event, TotalTime.of(total, System::nanoTime));
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        Preparation prepared = Preparation.of(settings, event);
        if (prepared.error() != null) {
            return CompletableFuture.completedFuture(announced(event, prepared.error()));
        }
        exitHook.install();
        EncodedEvent encoded = prepared.encoded();
        CompletableFuture<TrackResult> future = new CompletableFuture<>();
        return switch (queue.offer(encoded, future::complete)) {
            case TAKEN -> future;
            case FULL -> CompletableFuture.completedFuture(announced(event, full(encoded)));
            case CLOSED -> CompletableFuture.completedFuture(announced(event, closed(encoded)));
        };
    }

    @Override
    public BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        int window = Math.min(settings.maxPending(), 4 * settings.maxInFlight());
        return new Bulk(window, this::put).run(events, each);
    }

    @Override
    public DrainReport flush(@Nullable Duration deadline) {
        return queue.flush(deadline == null ? Duration.ZERO : deadline);
    }

    @Override
    public DrainReport close(@Nullable Duration deadline) {
        long end = System.nanoTime() + Nanos.of(deadline == null ? Duration.ZERO : deadline);
        if (!closed.compareAndSet(false, true)) {
            return new DrainReport(0, 0, List.of(), Closing.awaitUntil(drained, end));
        }
        exitHook.remove();
        DrainReport report = queue.close(end);
        syncCalls.close(end);
        rules.pacer().close();
        notifier.close();
        engine.close();
        drained.complete(report);
        return report;
    }

    @Override
    public Optional<String> startupSlug() {
        return settings.startupSlug().isEmpty() ? Optional.empty() : Optional.of(settings.startupSlug());
    }

    @Override
    public Builder toBuilder() {
        return copy.get();
    }

    @Override
    public String toString() {
        // Whoever mixes up two options may have put the key in the place of one of these.
        return settings.apiKey()
                .maskIn("TrackingClient[" + settings.startupSlug() + ", "
                        + settings.endpoint().getHost() + "]");
    }

    /** Calls of one attempt, which wait at the gate for at most so long: the retries are somebody else's. */
    public Function<TrackingEvent, TrackResult> once(Duration longestPause) {
        DeliveryRules once = new DeliveryRules(
                new RetryPolicy(0, longestPause),
                rules.timeout(),
                rules.extraTime(),
                rules.gate(),
                rules.pacer(),
                rules.randomness());
        return event -> track(event, TotalTime.unbounded(), once);
    }

    private TrackResult track(@Nullable TrackingEvent event, TotalTime total) {
        return track(event, total, rules);
    }

    private TrackResult track(@Nullable TrackingEvent event, TotalTime total, DeliveryRules theirs) {
        Preparation prepared = Preparation.of(settings, event);
        if (prepared.error() != null) {
            return announced(event, prepared.error());
        }
        EncodedEvent encoded = prepared.encoded();
        if (closed.get()) {
            return announced(event, closed(encoded));
        }
        return announced(event, syncCalls.drive(encoded, new Delivery(theirs, encoded.id(), total)));
    }

    private @Nullable TrackResult put(@Nullable TrackingEvent event, Consumer<TrackResult> asker) {
        Preparation prepared = Preparation.of(settings, event);
        if (prepared.error() != null) {
            return announced(event, prepared.error());
        }
        EncodedEvent encoded = prepared.encoded();
        try {
            boolean taken = queue.put(encoded, asker) == AsyncQueue.Offer.TAKEN;
            return taken ? null : announced(event, closed(encoded));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return announced(event, new ConnectionError(encoded.id(), "interrupted", 0, e));
        }
    }

    private TrackResult announced(@Nullable TrackingEvent event, @Nullable TrackResult result) {
        TrackResult known = Objects.requireNonNull(result);
        announce(event, known);
        return known;
    }

    private void ended(TrackingEvent event, TrackResult result) {
        exitHook.ended(event, result);
        announce(event, result);
    }

    private void announce(@Nullable TrackingEvent event, TrackResult result) {
        log.add(event, result);
        notifier.result(event, result);
    }

    private TrackResult full(EncodedEvent event) {
        return new QueueFull(event.id(), settings.maxPending() + " events are pending already, as many as may be");
    }

    private static TrackResult closed(EncodedEvent event) {
        return new ClientClosed(event.id(), "the client is closed", 0);
    }
}
