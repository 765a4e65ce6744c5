package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeeperTest {
    private static final List<Throwable> FAILURES =
            List.of(new IllegalStateException("a"), new OutOfMemoryError("b"), new StackOverflowError("c"));

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final DatabaseHealth health = new DatabaseHealth(System::nanoTime, log::add);
    private final Housekeeper housekeeper = new Housekeeper(health);
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch goesOn = new CountDownLatch(FAILURES.size() + 2);

    @AfterEach
    void end() {
        housekeeper.shutdownNow();
    }

    @Test
    void a_periodic_task_that_throws_anything_runs_again() throws Exception {
        housekeeper.every(Duration.ofMillis(1), this::throwing);
        assertThat(goesOn.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_periodic_task_of_the_engine_that_throws_anything_runs_again_once_the_database_responds() throws Exception {
        Future<?> unused = housekeeper.scheduleWithFixedDelay(this::throwing, 1, 1, TimeUnit.MILLISECONDS);
        // The engine's tasks are left out until a poll succeeds.
        housekeeper.every(Duration.ofMillis(1), health::succeeded);
        assertThat(goesOn.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private void throwing() {
        int run = runs.getAndIncrement();
        goesOn.countDown();
        if (run < FAILURES.size()) {
            HousekeeperTest.<RuntimeException>raise(FAILURES.get(run));
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }
}
