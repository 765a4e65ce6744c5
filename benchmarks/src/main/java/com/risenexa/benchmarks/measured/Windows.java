package com.risenexa.benchmarks.measured;

import java.util.function.LongSupplier;

/**
 * Rates and CPU of something that runs by itself, in windows after a warm-up that is long enough for the compiler to come
 * to rest.
 */
final class Windows {
    private static final int WARM_UP_MILLIS = 30_000;
    private static final int WINDOWS = 2;
    private static final int WINDOW_MILLIS = 2_000;

    private Windows() {}

    static void say(LongSupplier count) {
        Out.pause(WARM_UP_MILLIS);
        for (int i = 0; i < WINDOWS; i++) {
            long before = count.getAsLong();
            double cpu = Out.cpu();
            long start = System.nanoTime();
            Out.pause(WINDOW_MILLIS);
            long done = count.getAsLong() - before;
            Out.say("per_second", done / ((System.nanoTime() - start) / 1e9));
            Out.say("cpu_us", (Out.cpu() - cpu) * 1e6 / done);
        }
    }
}
