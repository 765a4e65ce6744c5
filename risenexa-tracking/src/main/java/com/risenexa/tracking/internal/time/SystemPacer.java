package com.risenexa.tracking.internal.time;

import com.risenexa.tracking.spi.Pacer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The JVM's clock, run faster by a factor. */
public final class SystemPacer implements Pacer {
    private final double scale;
    private final long origin = System.nanoTime();
    private final Timer timer = new Timer("risenexa-timer");

    public SystemPacer(double scale) {
        if (!(scale > 0 && scale <= 1_000_000)) {
            throw new IllegalArgumentException("scale is " + scale + "; more than 0 and at most 1,000,000 is expected");
        }
        this.scale = scale;
    }

    @Override
    public long nanoTime() {
        return (long) ((System.nanoTime() - origin) * scale);
    }

    @Override
    public boolean pause(Duration duration, CountDownLatch cut) throws InterruptedException {
        return cut.await(realNanos(duration), TimeUnit.NANOSECONDS);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        Future<?> unused = timer.schedule(task, realNanos(delay));
    }

    @Override
    public Duration real(Duration wait) {
        return Duration.ofNanos(realNanos(wait));
    }

    @Override
    public void close() {
        timer.close();
    }

    /** Rounded up, so that nothing is sent a nanosecond before its moment. */
    private long realNanos(Duration duration) {
        return (long) Math.ceil(Nanos.of(duration) / scale);
    }
}
