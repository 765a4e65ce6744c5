package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.outbox.internal.sql.Completion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompletionWriterTest {
    private final BlockingQueue<List<Completion>> written = new LinkedBlockingQueue<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final DatabaseHealth health = new DatabaseHealth(System::nanoTime, log::add);
    private CompletionWriter writer =
            new CompletionWriter(batch -> written.add(List.copyOf(batch)), Duration.ofMinutes(1), health);
    private Thread runner = new Thread(writer);

    @AfterEach
    void end() throws InterruptedException {
        writer.close(runner);
        runner.join();
    }

    @Test
    void what_waits_is_written_in_one_transaction() throws Exception {
        for (int i = 0; i < 100; i++) {
            writer.add(Completion.delivered("id-" + i, 1));
        }
        runner.start();
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(written).singleElement().satisfies(batch -> assertThat(batch).hasSize(100));
    }

    @Test
    void a_database_that_fails_is_tried_until_it_does_not() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        start(
                batch -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new SQLException("away");
                    }
                    written.add(List.copyOf(batch));
                },
                Duration.ofMinutes(1));
        writer.add(Completion.delivered("id", 1));
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(written).hasSize(1);
    }

    @Test
    void what_cannot_be_written_is_given_up_when_others_have_taken_it_over_and_the_next_goes_on() throws Exception {
        start(
                batch -> {
                    if (batch.get(0).eventId().equals("poison")) {
                        throw new IllegalStateException("never");
                    }
                    written.add(List.copyOf(batch));
                },
                Duration.ZERO);
        writer.add(Completion.delivered("poison", 1));
        assertThat(writer.flush(in(60))).isTrue();
        writer.add(Completion.delivered("id", 1));
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(written).hasSize(1);
    }

    @Test
    void those_who_add_wait_when_too_much_is_unwritten() throws Exception {
        CountDownLatch many = new CountDownLatch(1024);
        Thread adder = new Thread(() -> {
            for (int i = 0; i < 1100; i++) {
                writer.add(Completion.delivered("id-" + i, 1));
                many.countDown();
            }
        });
        adder.start();
        many.await();
        assertThat(writer.flush(System.nanoTime())).isFalse();
        runner.start();
        adder.join();
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(written.stream().mapToInt(List::size).sum()).isEqualTo(1100);
    }

    @Test
    void every_throwable_is_survived_and_only_what_is_written_counts_as_delivered() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        start(
                batch -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new NoClassDefFoundError("a driver's class");
                    }
                    written.add(List.copyOf(batch));
                },
                Duration.ZERO);
        writer.add(Completion.delivered("lost", 1));
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(writer.delivered()).isZero();
        assertThat(log).singleElement().asString().contains("NoClassDefFoundError");
        failures.set(1);
        writer.add(Completion.delivered("id-1", 1));
        assertThat(writer.flush(in(60))).isTrue();
        writer.add(Completion.delivered("id-2", 1));
        writer.add(Completion.parked("id-3", 1, 1, "{}"));
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(writer.delivered())
                .isEqualTo(written.stream()
                        .flatMap(List::stream)
                        .filter(done -> done.kind() == Completion.Kind.DELIVERED)
                        .count());
        assertThat(runner.isAlive()).isTrue();
    }

    @Test
    void a_log_that_throws_neither_ends_the_thread_nor_loses_what_it_writes() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        writer = new CompletionWriter(
                batch -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new SQLException("away");
                    }
                    written.add(List.copyOf(batch));
                },
                Duration.ofMinutes(1),
                new DatabaseHealth(System::nanoTime, line -> {
                    throw new StackOverflowError("in the log");
                }));
        runner = new Thread(writer);
        runner.start();
        writer.add(Completion.delivered("first", 1));
        assertThat(writer.flush(in(60))).isTrue();
        writer.add(Completion.delivered("second", 1));
        assertThat(writer.flush(in(60))).isTrue();
        assertThat(written).hasSize(2);
        assertThat(writer.delivered()).isEqualTo(2);
    }

    private void start(CompletionWriter.Writing writing, Duration patience) {
        writer = new CompletionWriter(writing, patience, health);
        runner = new Thread(writer);
        runner.start();
    }

    private static long in(int seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }
}
