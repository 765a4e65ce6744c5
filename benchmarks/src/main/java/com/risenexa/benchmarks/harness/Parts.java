package com.risenexa.benchmarks.harness;

import com.risenexa.benchmarks.harness.Child.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is measured, part by part. Names of figures are part.jdk.engine-or-subject.figure. */
final class Parts {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;
    private static final List<Integer> CONCURRENCIES = List.of(8, 32, 64);
    private static final List<String> PEERS = List.of("PostHog", "Segment", "Amplitude");

    /** Amplitude's casts its connection to one of HTTPS, so that nothing of it arrives here. */
    private static final List<String> DELIVERING_PEERS = List.of("PostHog", "Segment");

    private static final int BURST = 20_000;
    private static final int MILLION = 1_000_000;

    private final Map<String, Path> jdks;
    private final Nginx server;
    private final Path folder;
    private final Figures figures;

    Parts(Map<String, Path> jdks, Nginx server, Path folder, Figures figures) {
        this.jdks = jdks;
        this.server = server;
        this.folder = folder;
        this.figures = figures;
    }

    @FunctionalInterface
    interface Part {
        void run() throws IOException, InterruptedException;
    }

    /** All of them, in the order of the table. */
    Map<String, Part> all() {
        Map<String, Part> all = new LinkedHashMap<>();
        all.put("caller1", () -> caller(1));
        all.put("caller8", () -> caller(8));
        for (int c : CONCURRENCIES) {
            all.put("delivery" + c, () -> delivery(c));
        }
        all.put("burst", this::burst);
        all.put("latency", this::latency);
        all.put("goodput", () -> eachEngine("goodput", child -> child.run("Goodput")));
        all.put("slow", () -> eachEngine("slow", child -> child.run("SlowService")));
        all.put("memory", this::memory);
        all.put("encoding", this::encoding);
        all.put("start", this::start);
        return all;
    }

    @FunctionalInterface
    private interface Run {
        List<Map.Entry<String, Double>> of(Child child) throws IOException, InterruptedException;
    }

    private void caller(int threads) throws IOException, InterruptedException {
        for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
            String name = "caller" + threads + "." + jdk.getKey() + ".";
            for (Engine engine : Engine.values()) {
                Child child = new Child(jdk.getValue(), engine);
                figures.addAll(name + name(engine), child.run("CallerCost", "risenexa", server.baseUrl(), threads));
            }
            figures.addAll(
                    name + "plain",
                    new Child(jdk.getValue(), Engine.JDK)
                            .options("-Dplain=true")
                            .run("CallerCost", "risenexa", server.baseUrl(), threads));
            // Contention is compared with the nearest peer alone, or the part would take four minutes.
            for (String peer : threads == 1 ? PEERS : PEERS.subList(0, 1)) {
                figures.addAll(
                        name + peer,
                        new Child(jdk.getValue(), Engine.JDK).run("CallerCost", peer, server.baseUrl(), threads));
            }
        }
    }

    private void delivery(int c) throws IOException, InterruptedException {
        for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
            for (Engine engine : Engine.values()) {
                figures.add("delivery" + c + ".wrk", Wrk.perSecond(server, c, SECONDS, folder));
                String name = "delivery" + c + "." + jdk.getKey() + "." + name(engine);
                Child child = new Child(jdk.getValue(), engine);
                figures.addAll(name + ".client", child.run("Delivery", server.baseUrl(), c));
                figures.addAll(name + ".bare", child.run("BareLoop", server.baseUrl(), c));
            }
        }
    }

    private void burst() throws IOException, InterruptedException {
        eachEngine("burst", child -> child.run("Burst", "risenexa", server.baseUrl(), BURST));
        for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
            for (String peer : DELIVERING_PEERS) {
                figures.addAll(
                        "burst." + jdk.getKey() + "." + peer,
                        new Child(jdk.getValue(), Engine.JDK).run("Burst", peer, server.baseUrl(), BURST));
            }
        }
    }

    /** At half the rate that the client reached with 32 in flight. */
    private void latency() throws IOException, InterruptedException {
        for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
            for (Engine engine : Engine.values()) {
                double most = figures.median("delivery32." + jdk.getKey() + "." + name(engine) + ".client.per_second");
                if (Double.isNaN(most)) {
                    throw new IllegalStateException("measure delivery32 first");
                }
                String name = "latency." + jdk.getKey() + "." + name(engine);
                Child child = new Child(jdk.getValue(), engine);
                for (String who : List.of("client", "engine")) {
                    figures.addAll(
                            name + "." + who, child.run("Latency", who, server.baseUrl(), (int) (most / 2), SECONDS));
                }
            }
        }
    }

    private void memory() throws IOException, InterruptedException {
        eachEngine("memory", child -> child.run("FullQueue"));
        for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
            figures.addAll(
                    "million." + jdk.getKey(),
                    new Child(jdk.getValue(), Engine.HTTPCORE)
                            .options("-Xmx32m")
                            .run("Million", server.baseUrl(), MILLION));
        }
    }

    /** On the last of the JDKs. */
    private void encoding() throws IOException, InterruptedException {
        Path last = List.copyOf(jdks.values()).get(jdks.size() - 1);
        Jmh.encoding(last, folder, figures);
    }

    private void start() throws IOException, InterruptedException {
        for (int round = 0; round < 2 * ROUNDS + 1; round++) {
            eachEngine("start.client", child -> child.run("FirstEvent", "client", server.baseUrl()));
            eachEngine("start.engine", child -> child.run("FirstEvent", "engine", server.baseUrl()));
        }
    }

    private void eachEngine(String part, Run run) throws IOException, InterruptedException {
        for (Map.Entry<String, Path> jdk : jdks.entrySet()) {
            for (Engine engine : Engine.values()) {
                figures.addAll(
                        part + "." + jdk.getKey() + "." + name(engine), run.of(new Child(jdk.getValue(), engine)));
            }
        }
    }

    static String name(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }
}
