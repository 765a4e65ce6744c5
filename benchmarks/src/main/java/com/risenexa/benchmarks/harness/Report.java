package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of docs/performance.md. */
final class Report {
    private static final List<String> ENGINES = List.of("jdk", "httpcore");

    private final Figures figures;
    private final List<String> jdks;
    private final List<String> lines = new ArrayList<>();

    Report(Figures figures, List<String> jdks) {
        this.figures = figures;
        this.jdks = jdks;
    }

    /** Puts the tables between the page's two marks; what stands around them is a person's. */
    void writeInto(Path page) throws IOException {
        String text = Files.readString(page);
        String begin = "<!-- scripts/benchmark: begin -->";
        String end = "<!-- scripts/benchmark: end -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(page + " lacks the marks " + begin + " and " + end);
        }
        Files.writeString(page, text.substring(0, from + begin.length()) + "\n\n" + text() + "\n" + text.substring(to));
    }

    private String text() {
        lines.add("Measured " + LocalDate.now(ZoneOffset.UTC) + " on " + Machine.describe() + ".");
        lines.add("");
        goals();
        delivery();
        caller();
        bursts();
        return String.join("\n", lines) + "\n";
    }

    private void goals() {
        table("what", "goal", "JDK", "default engine", "httpcore");
        for (String jdk : jdks) {
            String postHog = "caller1." + jdk + ".PostHog.ns_";
            goal("caller's thread, median, to PostHog's", "at most 0.5", jdk, e -> callerRatio(jdk, e, postHog, "p50"));
            goal("caller's thread, p99, to PostHog's", "at most 0.5", jdk, e -> callerRatio(jdk, e, postHog, "p99"));
            goal(
                    "bytes allocated by the one-line call",
                    "at most 600",
                    jdk,
                    e -> e.equals("jdk") ? figures.median("caller1." + jdk + ".plain.bytes") : Double.NaN);
            goal(
                    "8 threads to one, median",
                    "at most 2",
                    jdk,
                    e -> figures.median("caller8." + jdk + "." + e + ".ns_p50")
                            / figures.median("caller1." + jdk + "." + e + ".ns_p50"));
            for (int c : List.of(8, 32, 64)) {
                goal(
                        "events/s to wrk, c = " + c,
                        "at least 0.25 / 0.5",
                        jdk,
                        e -> figures.median("delivery" + c + "." + jdk + "." + e + ".client.per_second")
                                / figures.median("delivery" + c + ".wrk"));
            }
            for (int c : List.of(8, 32, 64)) {
                String name = "delivery" + c + "." + jdk + ".";
                goal(
                        "CPU an event to the bare engine's, c = " + c,
                        "at most 1.2",
                        jdk,
                        e -> figures.median(name + e + ".client.cpu_us") / figures.median(name + e + ".bare.cpu_us"));
            }
            goal(
                    "burst of 20,000, events/s to PostHog's",
                    "at least 1",
                    jdk,
                    e -> figures.median("burst." + jdk + "." + e + ".per_second")
                            / figures.median("burst." + jdk + ".PostHog.per_second"));
            goal(
                    "p99 call to delivered at half the rate, to the engine's",
                    "at most 2",
                    jdk,
                    e -> figures.median("latency." + jdk + "." + e + ".client.ns_p99")
                            / figures.median("latency." + jdk + "." + e + ".engine.ns_p99"));
            goal(
                    "goodput under a limit of 200/s",
                    "at least 0.97",
                    jdk,
                    e -> figures.median("goodput." + jdk + "." + e + ".goodput"));
            goal(
                    "requests wasted under it, %",
                    "at most 2", jdk, e -> 100 * figures.median("goodput." + jdk + "." + e + ".wasted"));
            goal(
                    "300 ms an answer, 64 in flight, to 64/0.3",
                    "at least 0.95",
                    jdk,
                    e -> figures.median("slow." + jdk + "." + e + ".per_second") / (64 / 0.3));
            goal("10,000 events queued, MB", "at most 10", jdk, e -> figures.median("memory." + jdk + "." + e + ".mb"));
            goal(
                    "a million by trackAll at -Xmx32m, heap at the end, MB",
                    "ends, flat",
                    jdk,
                    e -> e.equals("jdk") ? Double.NaN : figures.median("million." + jdk + ".heap_mb_4"));
            goal(
                    "first event, CPU to the bare engine's first",
                    "at most 1.3",
                    jdk,
                    e -> figures.median("start.client." + jdk + "." + e + ".cpu_ms")
                            / figures.median("start.engine." + jdk + "." + e + ".cpu_ms"));
        }
        if (figures.has("encoding.ours.ns")) {
            double time = figures.median("encoding.ours.ns") / figures.median("encoding.databind.ns");
            double bytes = figures.median("encoding.ours.bytes") / figures.median("encoding.databind.bytes");
            row(
                    "encoding an event, time to Jackson databind's",
                    "at most 0.5",
                    jdks.get(jdks.size() - 1),
                    number(time),
                    "");
            row("encoding an event, allocation to its", "at most 0.5", jdks.get(jdks.size() - 1), number(bytes), "");
        }
        lines.add("");
    }

    private double callerRatio(String jdk, String engine, String peer, String figure) {
        return figures.median("caller1." + jdk + "." + engine + ".ns_" + figure) / figures.median(peer + figure);
    }

    private void delivery() {
        table("c", "JDK", "engine", "events/s", "spread", "CPU µs an event", "bare: events/s", "bare: CPU µs", "wrk/s");
        for (int c : List.of(8, 32, 64)) {
            for (String jdk : jdks) {
                for (String engine : ENGINES) {
                    String name = "delivery" + c + "." + jdk + "." + engine;
                    row(
                            Integer.toString(c),
                            jdk,
                            engine,
                            number(figures.median(name + ".client.per_second")),
                            "± " + number(figures.spread(name + ".client.per_second")) + " %",
                            number(figures.median(name + ".client.cpu_us")),
                            number(figures.median(name + ".bare.per_second")),
                            number(figures.median(name + ".bare.cpu_us")),
                            number(figures.median("delivery" + c + ".wrk")));
                }
            }
        }
        lines.add("");
    }

    private void caller() {
        table("on the caller's thread", "JDK", "threads", "median ns", "p99 ns", "p99.9 ns", "bytes");
        for (String jdk : jdks) {
            for (int threads : List.of(1, 8)) {
                for (String who : List.of("jdk", "httpcore", "plain", "PostHog", "Segment", "Amplitude")) {
                    String name = "caller" + threads + "." + jdk + "." + who + ".";
                    row(
                            called(who),
                            jdk,
                            Integer.toString(threads),
                            number(figures.median(name + "ns_p50")),
                            number(figures.median(name + "ns_p99")),
                            number(figures.median(name + "ns_p999")),
                            number(figures.median(name + "bytes")));
                }
            }
        }
        lines.add("");
    }

    private void bursts() {
        table("burst of 20,000", "JDK", "events/s", "spread", "CPU µs an event", "requests");
        for (String jdk : jdks) {
            for (String who : List.of("jdk", "httpcore", "PostHog", "Segment")) {
                String name = "burst." + jdk + "." + who + ".";
                row(
                        called(who),
                        jdk,
                        number(figures.median(name + "per_second")),
                        "± " + number(figures.spread(name + "per_second")) + " %",
                        number(figures.median(name + "cpu_us")),
                        number(figures.median(name + "requests")));
            }
        }
        lines.add("");
    }

    private static String called(String who) {
        return switch (who) {
            case "jdk" -> "ours, default engine";
            case "httpcore" -> "ours, httpcore";
            case "plain" -> "ours, one-line call without metadata";
            default -> who;
        };
    }

    @FunctionalInterface
    private interface OfEngine {
        double of(String engine);
    }

    private void goal(String what, String goal, String jdk, OfEngine value) {
        row(what, goal, jdk, number(value.of("jdk")), number(value.of("httpcore")));
    }

    private void table(String... heads) {
        row(heads);
        lines.add("|" + "---|".repeat(heads.length));
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    /** Three digits that count. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
