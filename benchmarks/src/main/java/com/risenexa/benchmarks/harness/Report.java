package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the tables of all that was measured: the goals with their ratios, then the figures they are made of. */
final class Report {
    private static final List<String> ENGINES = List.of("jdk", "httpcore");

    private final Figures figures;
    private final List<String> jdks;
    private final List<String> lines = new ArrayList<>();

    Report(Figures figures, List<String> jdks) {
        this.figures = figures;
        this.jdks = jdks;
    }

    void write(Path page, int rounds) throws IOException {
        lines.add("# Figures of the newest benchmark run");
        lines.add("");
        lines.add("Written by `scripts/benchmark`; [performance.md](performance.md) says what the rows mean. Measured "
                + LocalDate.now(ZoneOffset.UTC) + " on " + Machine.describe() + ", rounds of this run: " + rounds
                + ". Each figure is a median; an empty cell was not measured.");
        lines.add("");
        goals();
        delivery();
        caller();
        Files.writeString(page, String.join("\n", lines).stripTrailing() + "\n");
    }

    private void goals() {
        table("what", "goal", "Java", "default engine", "httpcore");
        for (String jdk : jdks) {
            String caller = "caller." + jdk + ".";
            row(
                    "one-line call on the caller's thread, median, to PostHog's",
                    "≤ 0.5",
                    jdk,
                    ratio(caller + "plain.ns_p50", caller + "PostHog.ns_p50"),
                    "");
            goal(
                    "call with metadata, median, to PostHog's",
                    "≤ 0.7",
                    jdk,
                    e -> ratio(caller + e + ".ns_p50", caller + "PostHog.ns_p50"));
            goal(
                    "call with metadata, p99, to PostHog's",
                    "≤ 1",
                    jdk,
                    e -> ratio(caller + e + ".ns_p99", caller + "PostHog.ns_p99"));
            row("bytes allocated by the one-line call", "≤ 700", jdk, median(caller + "plain.bytes"), "");
            for (String scheme : Parts.SCHEMES) {
                for (int c : Parts.CONCURRENCIES) {
                    deliveryGoals(jdk, scheme, c);
                }
            }
            goal(
                    "call to delivered at half the rate, p99, to the bare engine's",
                    "",
                    jdk,
                    e -> ratio(
                            "latency." + jdk + "." + e + ".client.ns_p99",
                            "latency." + jdk + "." + e + ".engine.ns_p99"));
            goal(
                    "one track at a time on an idle client, median, to the bare engine's",
                    "",
                    jdk,
                    e -> ratio("idle." + jdk + "." + e + ".client.ns_p50", "idle." + jdk + "." + e + ".engine.ns_p50"));
            String callbacks = "callbacks." + jdk + ".";
            goal(
                    "another event's callback once 64 callbacks block, median, to undisturbed",
                    "≤ 2",
                    jdk,
                    e -> ratio(callbacks + e + ".blocked_ns_p50", callbacks + e + ".undisturbed_ns_p50"));
            goal(
                    "another event's callback while 64 begin to block, ms",
                    "≤ 30",
                    jdk,
                    e -> number(figures.median(callbacks + e + ".begin_ns_max") / 1e6));
            goal(
                    "the same while 64 callbacks return at once, ms",
                    "",
                    jdk,
                    e -> number(figures.median(callbacks + e + ".burst_ns_max") / 1e6));
            goal(
                    "goodput under a limit of 200 events/s",
                    "≥ 0.95",
                    jdk,
                    e -> median("goodput." + jdk + "." + e + ".goodput"));
            goal(
                    "requests wasted under it, %",
                    "≤ 3", jdk, e -> number(100 * figures.median("goodput." + jdk + "." + e + ".wasted")));
            goal("10,000 events queued, MB", "≤ 10", jdk, e -> median("memory." + jdk + "." + e + ".mb"));
            row(
                    "a million by trackAll with -Xmx32m, heap at the end, MB",
                    "ends, flat",
                    jdk,
                    "",
                    median("memory." + jdk + ".million.heap_mb_4"));
        }
        lines.add("");
    }

    private void deliveryGoals(String jdk, String scheme, int c) {
        String what = (scheme.equals("https") ? "over TLS" : "in the clear") + ", " + c + " in flight";
        String name = "delivery-" + scheme + "-" + c + "." + jdk + ".";
        boolean bound = scheme.equals("https");
        goal(
                "events/s to the bare engine, " + what,
                bound ? "≥ 0.85 (default engine)" : "",
                jdk,
                e -> ratio(name + e + ".client.per_second", name + e + ".bare.per_second"));
        goal(
                "CPU an event to the bare engine's, " + what,
                bound ? "≤ 1.3 (default engine)" : "",
                jdk,
                e -> ratio(name + e + ".client.cpu_us", name + e + ".bare.cpu_us"));
    }

    private void delivery() {
        table(
                "",
                "in flight",
                "Java",
                "engine",
                "events/s",
                "spread, %",
                "CPU µs an event",
                "bare: events/s",
                "bare: CPU µs");
        for (String scheme : Parts.SCHEMES) {
            for (int c : Parts.CONCURRENCIES) {
                for (String jdk : jdks) {
                    for (String engine : ENGINES) {
                        String name = "delivery-" + scheme + "-" + c + "." + jdk + "." + engine;
                        row(
                                scheme,
                                Integer.toString(c),
                                jdk,
                                engine,
                                median(name + ".client.per_second"),
                                number(figures.spread(name + ".client.per_second")),
                                median(name + ".client.cpu_us"),
                                median(name + ".bare.per_second"),
                                median(name + ".bare.cpu_us"));
                    }
                }
            }
        }
        lines.add("");
    }

    private void caller() {
        table("on the caller's thread", "Java", "median ns", "p99 ns", "p99.9 ns", "bytes");
        for (String jdk : jdks) {
            for (String who : List.of("plain", "jdk", "httpcore", "PostHog", "Segment", "Amplitude")) {
                String name = "caller." + jdk + "." + who + ".";
                row(
                        called(who),
                        jdk,
                        median(name + "ns_p50"),
                        median(name + "ns_p99"),
                        median(name + "ns_p999"),
                        median(name + "bytes"));
            }
        }
    }

    private static String called(String who) {
        return switch (who) {
            case "jdk" -> "ours, default engine, with metadata";
            case "httpcore" -> "ours, httpcore, with metadata";
            case "plain" -> "ours, the one-line call";
            default -> who;
        };
    }

    @FunctionalInterface
    private interface OfEngine {
        String of(String engine);
    }

    private void goal(String what, String goal, String jdk, OfEngine value) {
        row(what, goal, jdk, value.of("jdk"), value.of("httpcore"));
    }

    private String median(String name) {
        return number(figures.median(name));
    }

    private String ratio(String name, String other) {
        return number(figures.median(name) / figures.median(other));
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
