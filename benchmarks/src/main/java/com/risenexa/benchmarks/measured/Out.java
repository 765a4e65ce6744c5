package com.risenexa.benchmarks.measured;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** What a measured program says, and the clocks it reads. */
final class Out {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Out() {}

    static void say(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.6g", value));
    }

    static void say(String name, long value) {
        say(name, (double) value);
    }

    /** CPU seconds of this process so far. */
    static double cpu() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /** Bytes that this thread allocated so far. */
    static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    static void sayPercentiles(String name, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        say(name + "_p50", sorted[sorted.length / 2]);
        say(name + "_p99", sorted[(int) (sorted.length * 0.99)]);
        say(name + "_p999", sorted[(int) (sorted.length * 0.999)]);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a benchmark", e);
        }
    }
}
