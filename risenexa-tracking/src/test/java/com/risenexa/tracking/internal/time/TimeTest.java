package com.risenexa.tracking.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.spi.Pacer;
import com.risenexa.tracking.support.OurThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    @Test
    void a_wait_takes_a_thousandth_of_its_time_at_a_scale_of_1000_and_is_never_shorter_than_that() {
        try (Pacer pacer = Pacer.scaled(1000)) {
            assertThat(pacer.real(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(3));
            assertThat(pacer.real(Duration.ofNanos(1))).isEqualTo(Duration.ofNanos(1));
        }
        try (Pacer pacer = Pacer.scaled(0.5)) {
            assertThat(pacer.real(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
    void a_scale_that_is_no_speed_is_refused_and_named(double scale) {
        assertThatThrownBy(() -> Pacer.scaled(scale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(scale));
    }

    @Test
    void a_pause_ends_when_it_is_cut() throws InterruptedException {
        CountDownLatch cut = new CountDownLatch(1);
        try (Pacer pacer = Pacer.system()) {
            assertThat(pacer.pause(Duration.ofNanos(1), cut)).isFalse();
            cut.countDown();
            assertThat(pacer.pause(Duration.ofDays(100_000), cut)).isTrue();
        }
    }

    @Test
    void a_closed_pacer_forgets_what_is_scheduled_and_takes_nothing_more() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Pacer pacer = Pacer.scaled(1000);
        pacer.schedule(ran::countDown, Duration.ofDays(1));

        pacer.close();
        pacer.schedule(ran::countDown, Duration.ZERO);

        OurThreads.awaitEnd(OurThreads.named("risenexa-timer"));
        assertThat(ran.getCount()).isEqualTo(1);
    }

    @Test
    void the_timers_thread_is_a_daemon_and_ends_when_nothing_is_scheduled() throws Exception {
        Timer timer = new Timer("test-timer", Duration.ofMillis(1));
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Future<?> unused = timer.schedule(() -> thread.complete(Thread.currentThread()), 1);

        Thread ran = thread.get(60, TimeUnit.SECONDS);
        assertThat(ran.isDaemon()).isTrue();
        OurThreads.awaitEnd(List.of(ran));

        CompletableFuture<Thread> again = new CompletableFuture<>();
        unused = timer.schedule(() -> again.complete(Thread.currentThread()), 1);
        assertThat(again.get(60, TimeUnit.SECONDS)).isNotSameAs(ran);
    }

    @Test
    void a_thread_of_ours_holds_nothing_of_the_thread_that_needed_it() throws InterruptedException {
        InheritableThreadLocal<String> secret = new InheritableThreadLocal<>();
        secret.set("of the caller");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        AtomicReference<String> seen = new AtomicReference<>();
        try {
            Thread.currentThread().setContextClassLoader(new ClassLoader(before) {});
            Thread thread = DaemonThreads.named("test").newThread(() -> seen.set(secret.get()));
            thread.start();
            thread.join();

            assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
            assertThat(thread.isDaemon()).isTrue();
            assertThat(seen.get()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            secret.remove();
        }
    }

    @Test
    void durations_of_any_size_are_nanoseconds_that_can_be_added_to_a_moment() {
        assertThat(Nanos.of(Duration.ofSeconds(-1))).isZero();
        assertThat(Nanos.of(Duration.ofSeconds(2))).isEqualTo(2_000_000_000L);
        assertThat(Nanos.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE / 2);
        assertThat(Nanos.of(Duration.ofDays(36_500))).isPositive().isLessThanOrEqualTo(Long.MAX_VALUE / 2);
    }
}
