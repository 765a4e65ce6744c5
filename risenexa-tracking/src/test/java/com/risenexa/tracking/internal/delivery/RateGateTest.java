package com.risenexa.tracking.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.internal.delivery.RateGate.Closed;
import com.risenexa.tracking.internal.delivery.RateGate.Full;
import com.risenexa.tracking.internal.delivery.RateGate.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateGateTest {
    private static final long SECOND = 1_000_000_000L;
    private final RateGate gate = new RateGate();
    private long now;

    @Test
    void an_open_gate_lets_everybody_pass() {
        assertThat(gate.closedFor(0)).isZero();
        assertThat(gate.isFull()).isFalse();
        assertThat(gate.enter(0)).isEqualTo(Ticket.FREE);
    }

    @Test
    void r16_nobody_passes_until_the_moment_has_come() {
        gate.close(0, Duration.ofSeconds(2));

        assertThat(gate.enter(0)).isEqualTo(new Closed(Duration.ofSeconds(2)));
        assertThat(gate.enter(2 * SECOND - 1)).isEqualTo(new Closed(Duration.ofNanos(1)));
        assertThat(gate.enter(2 * SECOND)).isInstanceOf(Ticket.class);
    }

    @Test
    void r16_of_two_moments_the_later_stands() {
        gate.close(0, Duration.ofSeconds(5));
        gate.close(SECOND, Duration.ofSeconds(1));
        assertThat(gate.closedFor(SECOND)).isEqualTo(Duration.ofSeconds(4));

        gate.close(SECOND, Duration.ofSeconds(9));
        assertThat(gate.closedFor(SECOND)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void r16_it_opens_with_one_and_lets_one_more_in_with_each_that_is_not_limited_again() {
        gate.close(0, Duration.ZERO);

        List<Ticket> inside = new ArrayList<>(enterAll());
        assertThat(inside).hasSize(1);
        for (int allowed = 2; allowed < 128; allowed++) {
            gate.left(inside.remove(0), true, now);
            inside.addAll(enterAll());
            assertThat(inside).hasSize(allowed);
        }
        gate.left(inside.remove(0), true, now);

        assertThat(gate.enter(0)).as("the ramp is over").isEqualTo(Ticket.FREE);
    }

    @Test
    void r16_another_429_begins_the_ramp_anew_and_forgets_who_is_inside() {
        gate.close(0, Duration.ZERO);
        Ticket old = (Ticket) gate.enter(0);
        gate.left(old, true, now);
        List<Ticket> two = enterAll();
        assertThat(two).hasSize(2);

        gate.close(0, Duration.ZERO);
        two.forEach(ticket -> gate.left(ticket, true, now));

        assertThat(enterAll()).as("those of the old round widen nothing").hasSize(1);
    }

    @Test
    void r16_a_limit_that_is_met_again_soon_is_felt_for_ever_more_gently() {
        gate.close(0, Duration.ZERO);
        assertThat(allowedAfter(39)).isEqualTo(40);

        now = 3 * SECOND;
        gate.close(2 * SECOND, Duration.ofSeconds(1));
        assertThat(allowedAfter(0)).as("again it opens with one").isEqualTo(1);
        assertThat(allowedAfter(19)).as("steep to half of the 40").isEqualTo(20);
        assertThat(allowedAfter(1_000)).as("whatever is sent").isEqualTo(20);
        now += SECOND / 10;
        assertThat(allowedAfter(1_000))
                .as("then one more for each tenth of a second")
                .isEqualTo(21);

        now = 6 * SECOND;
        gate.close(5 * SECOND, Duration.ofSeconds(1));
        assertThat(allowedAfter(100)).as("steep to half of the 21").isEqualTo(10);
    }

    @Test
    void r16_a_429_from_before_the_pause_says_nothing_new() {
        gate.close(0, Duration.ZERO);
        assertThat(allowedAfter(39)).isEqualTo(40);
        gate.close(2 * SECOND, Duration.ZERO);
        gate.close(2 * SECOND + 1, Duration.ZERO);
        now = 3 * SECOND;

        assertThat(allowedAfter(19))
                .as("half of the 40, not of the one that the gate opens with")
                .isEqualTo(20);
    }

    @Test
    void r16_a_limit_that_is_met_again_after_a_minute_of_peace_is_a_new_one() {
        gate.close(0, Duration.ofSeconds(1));
        now = 2 * SECOND;
        assertThat(allowedAfter(3)).isEqualTo(4);
        gate.close(now, Duration.ofSeconds(1));
        now = 4 * SECOND;
        assertThat(allowedAfter(3)).isEqualTo(2);
        gate.close(64 * SECOND, Duration.ofSeconds(1));
        now = 66 * SECOND;

        assertThat(allowedAfter(49)).isEqualTo(50);
    }

    @Test
    void r16_several_429_of_one_moment_are_one_limit() {
        gate.close(0, Duration.ofSeconds(1));
        gate.close(0, Duration.ofSeconds(1));
        gate.close(SECOND / 2, Duration.ofSeconds(1));
        now = 2 * SECOND;

        assertThat(allowedAfter(49)).isEqualTo(50);
    }

    /** How many the gate lets in at once after so many attempts, one after the other, that are not limited. */
    private int allowedAfter(int attempts) {
        for (int i = 0; i < attempts; i++) {
            gate.left((Ticket) gate.enter(now), true, now);
        }
        List<Ticket> all = enterAll();
        all.forEach(ticket -> gate.left(ticket, false, now));
        return all.size();
    }

    @Test
    void one_that_leaves_without_having_sent_gives_back_its_place_and_widens_nothing() {
        gate.close(0, Duration.ZERO);
        Ticket only = (Ticket) gate.enter(0);
        assertThat(gate.enter(0)).isInstanceOf(Full.class);

        gate.left(only, false, now);

        assertThat(enterAll()).hasSize(1);
    }

    @Test
    void whoever_stands_in_line_is_called_once_and_only_as_many_as_there_is_room_for() {
        AtomicInteger calls = new AtomicInteger();
        gate.close(0, Duration.ZERO);
        Ticket first = (Ticket) gate.enter(0);
        for (int i = 0; i < 10; i++) {
            gate.stand(counting(calls));
        }
        assertThat(calls).hasValue(0);

        gate.left(first, true, now);
        assertThat(calls).hasValue(2);

        gate.dissolve();
        assertThat(calls).hasValue(10);
        gate.dissolve();
        assertThat(calls).hasValue(10);
    }

    @Test
    void whoever_comes_when_there_is_room_is_called_at_once() {
        AtomicInteger calls = new AtomicInteger();

        gate.stand(counting(calls));

        assertThat(calls).hasValue(1);
    }

    @Test
    void one_who_was_called_and_gives_up_passes_the_call_on() {
        AtomicInteger calls = new AtomicInteger();
        Runnable called = counting(new AtomicInteger());
        gate.close(0, Duration.ZERO);
        Ticket only = (Ticket) gate.enter(0);
        gate.stand(called);
        gate.stand(counting(calls));

        gate.left(only, false, now);
        assertThat(calls).hasValue(0);
        gate.giveUp(called);

        assertThat(calls).hasValue(1);
    }

    @Test
    void one_who_was_not_called_and_gives_up_is_just_gone() {
        AtomicInteger calls = new AtomicInteger();
        Runnable gone = counting(calls);
        gate.close(0, Duration.ZERO);
        Ticket only = (Ticket) gate.enter(0);
        gate.stand(gone);

        gate.giveUp(gone);
        gate.left(only, true, now);

        assertThat(calls).hasValue(0);
    }

    @Test
    void r16_a_new_429_calls_the_line_so_that_each_learns_of_the_new_moment() {
        AtomicInteger calls = new AtomicInteger();
        gate.close(0, Duration.ZERO);
        assertThat(gate.enter(0)).isInstanceOf(Ticket.class);
        gate.stand(counting(calls));

        gate.close(0, Duration.ofSeconds(1));

        assertThat(calls).hasValue(1);
        assertThat(gate.enter(0)).isEqualTo(new Closed(Duration.ofSeconds(1)));
    }

    @SuppressWarnings("ReferenceEquality") // the free ticket is one object
    private List<Ticket> enterAll() {
        List<Ticket> entered = new ArrayList<>();
        while (gate.enter(now) instanceof Ticket ticket && ticket != Ticket.FREE) {
            entered.add(ticket);
        }
        return entered;
    }

    /** Each another object, as each stands in line for itself. */
    private static Runnable counting(AtomicInteger calls) {
        return new Runnable() {
            @Override
            public void run() {
                calls.incrementAndGet();
            }
        };
    }
}
