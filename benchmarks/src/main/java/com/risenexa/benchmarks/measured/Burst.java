package com.risenexa.benchmarks.measured;

/**
 * Many events at once, from the first call to the last delivery, which is read off the server: arguments are subject, base
 * URL, events. Said for a first burst, which warms up, and for three more.
 */
public final class Burst {
    private static final int BURSTS = 4;
    private static final long QUIET_NANOS = 400_000_000;

    private Burst() {}

    public static void main(String[] args) {
        int events = Integer.parseInt(args[2]);
        ServerCount server = new ServerCount(args[1]);
        try (Subject subject = Subject.of(args[0], args[1], 2 * events)) {
            for (int burst = 0; burst < BURSTS; burst++) {
                long requests = server.requests();
                double cpu = Out.cpu();
                long start = System.nanoTime();
                for (int i = 0; i < events; i++) {
                    subject.call(i);
                }
                Thread flusher = new Thread(subject::flush, "flusher");
                flusher.start();
                long last = server.awaitQuiet(QUIET_NANOS);
                Out.say((burst == 0 ? "first_" : "") + "per_second", events / ((last - start) / 1e9));
                Out.say((burst == 0 ? "first_" : "") + "cpu_us", (Out.cpu() - cpu) * 1e6 / events);
                Out.say("requests", server.requests() - requests);
            }
        }
        System.exit(0);
    }
}
