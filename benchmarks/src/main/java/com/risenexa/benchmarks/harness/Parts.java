package com.risenexa.benchmarks.harness;

import com.risenexa.benchmarks.harness.Child.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is measured, part by part. What is compared runs in turn within a round, and a part has several rounds. Names of
 * figures are part.jdk.engine-or-subject.figure.
 */
final class Parts {
    static final List<Integer> CONCURRENCIES = List.of(8, 32, 64);
    static final List<String> SCHEMES = List.of("http", "https");

    private static final int SECONDS = 3;
    private static final List<String> PEERS = List.of("PostHog", "Segment", "Amplitude");
    private static final int MILLION = 1_000_000;

    private final Map<String, Path> jdks;
    private final Nginx server;
    private final int rounds;
    private final Figures figures;

    Parts(Map<String, Path> jdks, Nginx server, int rounds, Figures figures) {
        this.jdks = jdks;
        this.server = server;
        this.rounds = rounds;
        this.figures = figures;
    }

    @FunctionalInterface
    interface Part {
        void run() throws IOException, InterruptedException;
    }

    /** All of them, in the order of the table. */
    Map<String, Part> all() {
        Map<String, Part> all = new LinkedHashMap<>();
        all.put("caller", () -> eachRound(this::caller));
        for (String scheme : SCHEMES) {
            for (int c : CONCURRENCIES) {
                String name = "delivery-" + scheme + "-" + c;
                all.put(name, () -> eachRound(jdk -> delivery(name, jdk, scheme, c)));
            }
        }
        all.put("latency", () -> eachRound(this::latency));
        all.put("idle", () -> eachRound(this::idle));
        all.put("callbacks", () -> eachRound(jdk -> eachEngine("callbacks", jdk, "BlockedCallbacks", baseUrl("http"))));
        all.put("goodput", () -> eachRound(jdk -> eachEngine("goodput", jdk, "Goodput")));
        all.put("memory", () -> eachRound(this::memory));
        return all;
    }

    @FunctionalInterface
    private interface OnJdk {
        void run(String jdk) throws IOException, InterruptedException;
    }

    private void eachRound(OnJdk part) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (String jdk : jdks.keySet()) {
                part.run(jdk);
            }
        }
    }

    private void caller(String jdk) throws IOException, InterruptedException {
        String name = "caller." + jdk + ".";
        for (Engine engine : Engine.values()) {
            measure(name + engine.key(), child(jdk, engine), "CallerCost", "risenexa", baseUrl("http"), 1);
        }
        Child plain = child(jdk, Engine.JDK).options(List.of("-Dplain=true"));
        measure(name + "plain", plain, "CallerCost", "risenexa", baseUrl("http"), 1);
        for (String peer : PEERS) {
            measure(name + peer, child(jdk, Engine.JDK), "CallerCost", peer, baseUrl("http"), 1);
        }
    }

    private void delivery(String part, String jdk, String scheme, int c) throws IOException, InterruptedException {
        for (Engine engine : Engine.values()) {
            String name = part + "." + jdk + "." + engine.key();
            measure(name + ".client", child(jdk, engine), "Delivery", baseUrl(scheme), c);
            measure(name + ".bare", child(jdk, engine), "BareLoop", baseUrl(scheme), c);
        }
    }

    /** At half the rate that the client reached with 32 in flight. */
    private void latency(String jdk) throws IOException, InterruptedException {
        for (Engine engine : Engine.values()) {
            double most = figures.median("delivery-http-32." + jdk + "." + engine.key() + ".client.per_second");
            if (Double.isNaN(most)) {
                throw new IllegalStateException("measure delivery-http-32 first");
            }
            for (String who : List.of("client", "engine")) {
                String name = "latency." + jdk + "." + engine.key() + "." + who;
                measure(name, child(jdk, engine), "Latency", who, baseUrl("http"), (int) (most / 2), SECONDS);
            }
        }
    }

    private void idle(String jdk) throws IOException, InterruptedException {
        for (Engine engine : Engine.values()) {
            for (String who : List.of("client", "engine")) {
                measure(
                        "idle." + jdk + "." + engine.key() + "." + who,
                        child(jdk, engine),
                        "Idle",
                        who,
                        baseUrl("http"));
            }
        }
    }

    private void memory(String jdk) throws IOException, InterruptedException {
        eachEngine("memory", jdk, "FullQueue");
        Child small = child(jdk, Engine.HTTPCORE).options(List.of("-Xmx32m"));
        measure("memory." + jdk + ".million", small, "Million", baseUrl("http"), MILLION);
    }

    private void eachEngine(String part, String jdk, String program, Object... arguments)
            throws IOException, InterruptedException {
        for (Engine engine : Engine.values()) {
            measure(part + "." + jdk + "." + engine.key(), child(jdk, engine), program, arguments);
        }
    }

    private void measure(String name, Child child, String program, Object... arguments)
            throws IOException, InterruptedException {
        figures.addAll(name, child.run(program, arguments));
    }

    private Child child(String jdk, Engine engine) {
        return new Child(Objects.requireNonNull(jdks.get(jdk), jdk), engine).options(server.trust());
    }

    private String baseUrl(String scheme) {
        return server.baseUrl(scheme);
    }
}
