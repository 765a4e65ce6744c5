package com.risenexa.tracking.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.support.OurThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class DeadlinesTest {
    private final BlockingQueue<String> expired = new LinkedBlockingQueue<>();
    private final Deadlines deadlines = Deadlines.alone("deadlines-test");

    private Deadlines.Bounded bounded(String name, long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return new Deadlines.Bounded() {
            @Override
            public long deadline() {
                return deadline;
            }

            @Override
            public void expire() {
                expired.add(name + (System.nanoTime() - deadline < 0 ? " too early" : ""));
            }
        };
    }

    @Test
    void what_has_come_to_its_deadline_ends_in_that_order_and_not_before() throws Exception {
        deadlines.add(bounded("late", 60_000));
        deadlines.add(bounded("third", 90));
        deadlines.add(bounded("first", 10));
        deadlines.add(bounded("second", 50));

        assertThat(expired.take()).isEqualTo("first");
        assertThat(expired.take()).isEqualTo("second");
        assertThat(expired.take()).isEqualTo("third");
        assertThat(expired).isEmpty();
    }

    @Test
    void what_was_removed_does_not_expire() throws Exception {
        Deadlines.Bounded removed = bounded("removed", 20);
        deadlines.add(removed);
        deadlines.add(bounded("kept", 40));
        deadlines.remove(removed);

        assertThat(expired.take()).isEqualTo("kept");
    }

    @Test
    void a_deadline_that_is_over_already_ends_at_once() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            deadlines.add(bounded("over", 0));
            assertThat(expired.poll(60, TimeUnit.SECONDS)).isEqualTo("over");
        }
    }

    @Test
    void a_deadline_added_during_an_expiry_that_itself_parks_ends_at_once() throws Exception {
        Deadlines some = new Deadlines("deadlines-parks", Duration.ofHours(1), idle(() -> {}));
        for (int round = 0; round < 20; round++) {
            long now = System.nanoTime();
            some.add(new Deadlines.Bounded() {
                @Override
                public long deadline() {
                    return now;
                }

                @Override
                public void expire() {
                    // So many that some come to lie behind the place where the thread looks.
                    for (int i = 0; i < 64; i++) {
                        some.add(bounded("over", 0));
                    }
                    LockSupport.parkNanos(1);
                }
            });
            for (int i = 0; i < 64; i++) {
                assertThat(expired.poll(60, TimeUnit.SECONDS)).isEqualTo("over");
            }
        }
    }

    @Test
    void the_thread_goes_when_there_was_nothing_for_a_while_and_comes_back() throws Exception {
        CountDownLatch rested = new CountDownLatch(1);
        Deadlines some = new Deadlines("deadlines-rest", Duration.ofMillis(20), idle(rested::countDown));
        some.add(bounded("once", 1));
        assertThat(expired.take()).isEqualTo("once");
        List<Thread> threads = OurThreads.named("deadlines-rest");
        rested.await();
        OurThreads.awaitEnd(threads);

        some.add(bounded("again", 1));
        assertThat(expired.take()).isEqualTo("again");
    }

    private static Deadlines.Idle idle(Runnable rest) {
        return new Deadlines.Idle() {
            @Override
            public void sweep(long since) {
                assertThat(since).isLessThan(System.nanoTime());
            }

            @Override
            public void rest() {
                rest.run();
            }
        };
    }
}
