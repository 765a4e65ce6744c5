package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who sign up, subscribe and cancel, and now and then are refused, until the shop is gone. */
final class Crowd implements AutoCloseable {
    private static final int SIZE = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(SIZE);
    private final List<Future<?>> users = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Shop shop;

    Crowd(Shop shop, long seed) {
        this.shop = shop;
        for (int i = 0; i < SIZE; i++) {
            Random random = new Random(seed + i);
            users.add(threads.submit(() -> use(random)));
        }
    }

    int answered() {
        return answered.get();
    }

    private void use(Random random) {
        List<String> ids = new ArrayList<>();
        try {
            while (true) {
                if (random.nextInt(10) == 0) {
                    assertThat(shop.post("/customers?name=%20").statusCode()).isEqualTo(400);
                }
                ids.add(shop.post("/customers?name=user").body().replace("\"", ""));
                answered.incrementAndGet();
                String id = ids.get(random.nextInt(ids.size()));
                shop.post("/customers/" + id + (random.nextInt(3) == 0 ? "/cancellation" : "/subscription"));
                answered.incrementAndGet();
            }
        } catch (IOException killed) {
            // What it had not answered is in its table or not; the events must say the same.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the shop, if it is not gone yet; fails if one of them saw what it should not. */
    @Override
    public void close() {
        try {
            shop.kill();
            threads.shutdown();
            assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
            for (Future<?> user : users) {
                user.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("a user saw what they should not", e);
        }
    }
}
