package com.risenexa.cli.internal.importer.progress;

/** Rows a second, over the last few seconds. Pure but for what it was told before. */
final class RateEstimator {
    private static final double MEMORY_SECONDS = 3;
    private static final double NANOS = 1e9;

    private final long began;
    private long last;
    private long lastCount;
    private double perSecond;

    RateEstimator(long nanoTime, long count) {
        this.began = nanoTime;
        this.last = nanoTime;
        this.lastCount = count;
    }

    double at(long nanoTime, long count) {
        double seconds = (nanoTime - last) / NANOS;
        if (seconds <= 0) {
            return perSecond;
        }
        double age = (last - began) / NANOS;
        double weight = 1 - Math.exp(-seconds / Math.min(MEMORY_SECONDS, Math.max(age, seconds / 100)));
        perSecond += weight * ((count - lastCount) / seconds - perSecond);
        last = nanoTime;
        lastCount = count;
        return perSecond;
    }

    /** How long the rest takes if it goes as it went; -1 if nobody knows. */
    static long secondsLeft(double from, double fraction, double seconds) {
        double done = fraction - from;
        if (Double.isNaN(done) || done <= 0 || seconds < 1) {
            return -1;
        }
        return Math.round(Math.max(0, 1 - fraction) / done * seconds);
    }
}
