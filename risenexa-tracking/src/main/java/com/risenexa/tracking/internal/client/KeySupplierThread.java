package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.delivery.DeliveryThread;
import com.risenexa.tracking.internal.delivery.Message;
import com.risenexa.tracking.internal.time.DaemonThreads;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks a supplier of API keys on a daemon thread of its own: it may look into a vault for seconds. Thread-safe. */
final class KeySupplierThread {
    private static final int IDLE_SECONDS = 10;

    private final ApiKey apiKey;
    private final ThreadPoolExecutor thread;

    KeySupplierThread(ApiKey apiKey) {
        this.apiKey = apiKey;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DaemonThreads.named("risenexa-key"));
        thread.allowCoreThreadTimeOut(true);
    }

    /** Asks for a key, and puts it into the inbox. */
    void ask(Consumer<? super Message> inbox) {
        thread.execute(() -> DeliveryThread.surely(() -> inbox.accept(new Message.KeySupplied(apiKey.use()))));
    }

    /** Interrupts a supplier that is being asked. */
    void close() {
        thread.shutdownNow();
    }
}
