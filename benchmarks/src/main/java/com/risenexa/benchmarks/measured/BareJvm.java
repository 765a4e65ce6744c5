package com.risenexa.benchmarks.measured;

/** What a JVM that does nothing takes until its first statement. */
public final class BareJvm {
    private BareJvm() {}

    public static void main(String[] args) {
        double cpu = Out.cpu();
        Out.say("cpu_ms", cpu * 1e3);
        Runtime.getRuntime().halt(0);
    }
}
