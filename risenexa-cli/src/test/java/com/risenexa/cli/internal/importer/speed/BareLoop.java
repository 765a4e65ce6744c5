package com.risenexa.cli.internal.importer.speed;

import com.risenexa.tracking.internal.http.JdkEngine;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * For {@code scripts/import-speed}: the engine that the command would take, in a loop. Arguments are base URL, requests at a
 * time, and how many; prints the engine's name and the requests a second.
 */
public final class BareLoop implements HttpEngine.Callback {
    private static final String BODY = "{\"event_type\":\"user_registered\",\"user_id\":\"usr_123456\","
            + "\"startup_slug\":\"speed\",\"event_id\":\"0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01\","
            + "\"occurred_at\":\"2026-04-01T12:00:00Z\",\"metadata\":{\"plan\":\"pro\"}}";

    private final HttpEngine engine;
    private final HttpEngine.Request request;
    private final AtomicLong left;
    private final CountDownLatch answered;

    private BareLoop(HttpEngine engine, String baseUrl, int count) {
        this.engine = engine;
        this.request = new HttpEngine.Request(
                URI.create(baseUrl + "/api/v1/track"),
                Map.of("Authorization", "Bearer rxt_live_speed", "Content-Type", "application/json"),
                BODY.getBytes(StandardCharsets.UTF_8),
                1);
        this.left = new AtomicLong(count);
        this.answered = new CountDownLatch(count);
    }

    public static void main(String[] args) throws InterruptedException {
        HttpEngine engine = ServiceLoader.load(HttpEngine.class)
                .findFirst()
                .orElseGet(() -> new JdkEngine(null, Integer.MAX_VALUE));
        int count = Integer.parseInt(args[2]);
        BareLoop loop = new BareLoop(engine, args[0], count);
        long from = System.nanoTime();
        loop.start(Integer.parseInt(args[1]));
        loop.answered.await();
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.println(engine.getClass().getSimpleName() + " " + Math.round(count / seconds));
        System.exit(0);
    }

    private void start(int concurrency) {
        for (int i = 0; i < concurrency; i++) {
            next();
        }
    }

    private void next() {
        if (left.decrementAndGet() >= 0) {
            engine.send(request, this);
        }
    }

    @Override
    public void onResponse(HttpEngine.Response response) {
        answered.countDown();
        next();
    }

    @Override
    public void onFailure(Exception cause) {
        throw new IllegalStateException("the server is healthy", cause);
    }
}
