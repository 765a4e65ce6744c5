package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.QueueFull;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.internal.delivery.CallbackExecutor;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.DeliveryLoop;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.DeliveryThread;
import com.risenexa.tracking.internal.delivery.Drain;
import com.risenexa.tracking.internal.delivery.Message;
import com.risenexa.tracking.internal.delivery.Performer;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.internal.time.Nanos;
import com.risenexa.tracking.support.EventValidator;
import com.risenexa.tracking.support.OneAttempt;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client: what can be said at once is said on the caller's thread, all else is handed to the delivery thread. */
public final class DefaultClient implements TrackingClient, OneAttempt.Source {
    /** The delivery thread replies at a drain's deadline; this is for a machine that gives it no time. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Settings settings;
    private final RefCountedEngine engine;
    private final LongSupplier nanoClock;
    private final Supplier<Builder> copy;
    private final Semaphore room;
    private final ThrottledErrorLog log = new ThrottledErrorLog(System::nanoTime);
    private final ListenerDispatcher listener;
    private final CallbackExecutor callbacks;
    private final KeySupplierThread keys;
    private final DeliveryThread thread;
    private final ShutdownHook shutdownHook;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<DrainReport> drained = new CompletableFuture<>();

    DefaultClient(
            Settings settings,
            RefCountedEngine engine,
            LongSupplier nanoClock,
            DeliveryRules rules,
            Supplier<Builder> copy) {
        this.settings = settings;
        this.engine = engine;
        this.nanoClock = nanoClock;
        this.copy = copy;
        this.room = new Semaphore(settings.maxPending());
        this.callbacks = new CallbackExecutor(settings.maxPending());
        this.listener = new ListenerDispatcher(settings.listener(), callbacks::execute);
        this.keys = new KeySupplierThread(settings.apiKey());
        Exchange exchange = new Exchange(settings.endpoint(), InstantSource.system());
        this.thread = new DeliveryThread(nanoClock, callbacks, inbox -> {
            DeliveryLoop loop =
                    new DeliveryLoop(rules, exchange, settings.apiKey().fixedUse(), inbox);
            return new Performer(loop, engine, () -> keys.ask(inbox), listener::attempt, this::internalError);
        });
        this.shutdownHook = new ShutdownHook(settings.drainOnExit(), this, thread::lastFailure);
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event) {
        return track(event, null, settings.policy());
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        if (total != null && (total.isZero() || total.isNegative())) {
            String violation = "total is " + total + "; more than zero is expected";
            return announced(event, EventValidator.invalid(id(event), List.of(violation)));
        }
        return track(event, total, settings.policy());
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        TrackError refusal = refusal(event);
        if (refusal != null || event == null) {
            return CompletableFuture.completedFuture(announced(event, refusal));
        }
        if (!room.tryAcquire()) {
            String message = settings.maxPending() + " events are pending, which is the maximum";
            return CompletableFuture.completedFuture(announced(event, new QueueFull(id(event), message)));
        }
        shutdownHook.install();
        AsyncCall call = new AsyncCall(this, event, settings.policy());
        submit(call.delivery());
        return call.future();
    }

    @Override
    public BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        int window = Math.min(settings.maxPending(), 4 * settings.maxInFlight());
        return new BulkSend(window, this::put, this::ended).run(events, each);
    }

    @Override
    public int pending() {
        return settings.maxPending() - room.availablePermits();
    }

    @Override
    public DrainReport flush(@Nullable Duration deadline) {
        return thread.isRunning()
                ? drain(false, deadline == null ? Duration.ZERO : deadline)
                : new DrainReport(0, 0, List.of(), true);
    }

    @Override
    public DrainReport close(@Nullable Duration deadline) {
        Duration limit = deadline == null ? Duration.ZERO : deadline;
        if (!closed.compareAndSet(false, true)) {
            return new DrainReport(0, 0, List.of(), isDrainedWithin(limit));
        }
        shutdownHook.remove();
        DrainReport report = drain(true, limit);
        keys.close();
        callbacks.close();
        listener.close();
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

    @Override
    public Function<TrackingEvent, TrackResult> once(Duration maxRetryAfter) {
        RetryPolicy once = new RetryPolicy(0, maxRetryAfter);
        return event -> track(event, null, once);
    }

    private TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total, RetryPolicy policy) {
        TrackError refusal = refusal(event);
        if (refusal != null || event == null) {
            return announced(event, refusal);
        }
        SyncCall call = new SyncCall();
        Delivery delivery = Delivery.awaited(event, policy, total, nanoClock.getAsLong(), call);
        return announced(event, call.deliver(delivery, thread));
    }

    /** Queues an event, waiting for room: null if {@code completed} will get its result, else that. */
    private @Nullable TrackResult put(@Nullable TrackingEvent event, Consumer<TrackResult> completed) {
        TrackError refusal = refusal(event);
        if (refusal != null || event == null) {
            return refusal;
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ConnectionError(id(event), "interrupted", 0, e);
        }
        submit(Delivery.queued(event, settings.policy(), new BulkSend.Result(completed, this::release)));
        return null;
    }

    private void submit(Delivery delivery) {
        try {
            thread.put(delivery);
        } catch (Error noThread) {
            release();
            throw noThread;
        }
    }

    /** Why an event is not even queued; null if it is. */
    private @Nullable TrackError refusal(@Nullable TrackingEvent event) {
        if (settings.fault() != null) {
            return new ConfigurationError(id(event), settings.fault());
        }
        if (event == null) {
            return EventValidator.nullEvent();
        }
        return closed.get() ? new ClientClosed(id(event), "the client is closed", 0) : null;
    }

    private DrainReport drain(boolean closes, Duration limit) {
        long nanos = Math.max(0, Nanos.of(limit));
        CompletableFuture<DrainReport> reply = new CompletableFuture<>();
        Drain drain = new Drain(closes, nanoClock.getAsLong() + nanos, AsyncCall.running(), reply::complete);
        if (closes) {
            thread.putLast(new Message.DrainRequest(drain));
        } else {
            thread.put(new Message.DrainRequest(drain));
        }
        try {
            return reply.get(nanos + Math.min(GRACE_NANOS, Long.MAX_VALUE - nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            thread.put(new Message.DrainWithdrawal(drain));
            DrainReport report = reply.join();
            Thread.currentThread().interrupt();
            return report;
        } catch (TimeoutException noReply) {
            return new DrainReport(0, 0, List.of(), false);
        } catch (ExecutionException e) {
            throw new AssertionError("never completed exceptionally", e);
        }
    }

    private boolean isDrainedWithin(Duration limit) {
        try {
            drained.get(Math.max(0, Nanos.of(limit)), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return drained.isDone();
        }
    }

    private TrackResult announced(@Nullable TrackingEvent event, @Nullable TrackResult result) {
        TrackResult known = Objects.requireNonNull(result);
        announce(event, known);
        return known;
    }

    /** A queued event has its result. */
    void ended(@Nullable TrackingEvent event, TrackResult result) {
        shutdownHook.ended(event, result);
        announce(event, result);
    }

    private void announce(@Nullable TrackingEvent event, TrackResult result) {
        log.add(event, result);
        listener.result(event, result);
    }

    /** Not on the delivery thread, on which no log of the application's shall run. */
    void internalError(Throwable thrown) {
        callbacks.execute(() -> log.internalError(thrown));
    }

    CallbackExecutor callbacks() {
        return callbacks;
    }

    void release() {
        room.release();
    }

    void put(Message message) {
        thread.put(message);
    }

    private static @Nullable UUID id(@Nullable TrackingEvent event) {
        return event == null ? null : event.eventId();
    }
}
