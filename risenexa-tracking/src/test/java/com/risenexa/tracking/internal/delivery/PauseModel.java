package com.risenexa.tracking.internal.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What the model knows of a client's pauses and slow starts (CONTRACT R16), without the limiter that is tested. */
final class PauseModel {
    private static final Duration CAP = Duration.ofHours(1);
    private static final int SLOW_START_END = 128;

    private final VirtualTime time;
    private final double timeScale;
    private final LongConsumer endOfPause;

    /** Sent, and neither answered nor cancelled. */
    final List<SimulatedCall> out = new ArrayList<>();

    private boolean everLimited;
    private long pausedUntil;

    /** The same at most: a backoff is drawn at random. */
    private long perhapsUntil;

    /** Pauses so far; and the requests since the last one that have ended. */
    private int round;

    private int endedInRound;
    private boolean knowsRound;

    /** @param endOfPause gets the moment at which each pause has certainly ended */
    PauseModel(VirtualTime time, double timeScale, LongConsumer endOfPause) {
        this.time = time;
        this.timeScale = timeScale;
        this.endOfPause = endOfPause;
        this.pausedUntil = time.now();
        this.perhapsUntil = time.now();
    }

    /** After a tick, for the requests that were sent by it and for 429s that it has seen. */
    void note(List<SimulatedCall> sentNow, boolean isDisturbed) {
        for (SimulatedCall call : out) {
            if (call.limitedJustNow && !call.cancelled) {
                pause(call.asked(time.instant()), isDisturbed);
            }
            call.limitedJustNow = false;
        }
        sentNow.forEach(call -> call.round = round);
        for (SimulatedCall call : out) {
            endedInRound += !call.isOut() && call.round == round ? 1 : 0;
        }
        out.removeIf(call -> !call.isOut());
    }

    private void pause(@Nullable Duration asked, boolean isDisturbed) {
        Duration wait = asked == null ? Duration.ofSeconds(1) : asked.compareTo(CAP) > 0 ? CAP : asked;
        double jitter = asked == null ? 0.2 : 0;
        everLimited = true;
        perhapsUntil = later(perhapsUntil, time.now() + scaled(wait, 1 + jitter) + 1);
        endOfPause.accept(perhapsUntil);
        round++;
        endedInRound = 0;
        // What threw a moment ago may have been the decision about this one.
        knowsRound = !isDisturbed;
        if (!isDisturbed) {
            pausedUntil = later(pausedUntil, time.now() + scaled(wait, 1 - jitter));
        }
    }

    /** How many are out that no caller waits for. */
    int queuedOut() {
        int queued = 0;
        for (SimulatedCall call : out) {
            queued += call.event.kind == SimulatedEvent.Kind.CALLER ? 0 : 1;
        }
        return queued;
    }

    boolean everLimited() {
        return everLimited;
    }

    /** What is left of a pause that must be kept. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, pausedUntil - time.now()));
    }

    /** Whether there may be a pause. */
    boolean mayBePaused() {
        return perhapsUntil - time.now() >= 0 || out.stream().anyMatch(call -> call.limitedJustNow);
    }

    /** Whether there is one more out than a slow start allows. */
    boolean hasTooManyOut() {
        int allowed = 1 + endedInRound;
        return round > 0
                && knowsRound
                && allowed < SLOW_START_END
                && out.stream().filter(call -> call.round == round).count() > allowed;
    }

    private long scaled(Duration wait, double factor) {
        return (long) (wait.toNanos() * factor / timeScale);
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
