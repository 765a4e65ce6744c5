package com.risenexa.cli.internal.track;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** With {@code -v}, a line on stderr for each attempt as it ends. */
final class AttemptLogger implements TrackingListener {
    private static final long MOST_MILLIS = 1000;

    private final CountDownLatch all = new CountDownLatch(1);
    private final CliContext context;

    AttemptLogger(CliContext context) {
        this.context = context;
    }

    /** Waits until the last line is written: the listener is told on a thread of its own. */
    void finish() throws InterruptedException {
        all.await(MOST_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onResult(TrackingEvent event, TrackResult result) {
        all.countDown();
    }

    @Override
    public void onAttempt(TrackingEvent event, Attempt attempt) {
        Integer status = attempt.statusCode();
        String outcome = status == null ? TerminalSanitizer.text(attempt.failure()) : String.valueOf(status);
        Duration pause = attempt.nextWait();
        String next = pause == null ? "" : String.format(Locale.ROOT, ", again in %.1f s", pause.toMillis() / 1e3);
        context.say("attempt " + attempt.number() + ": " + outcome + " after "
                + attempt.duration().toMillis() + " ms" + next);
    }
}
