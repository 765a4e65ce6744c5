package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs a measured program in a JVM of its own, killed if it outlives two minutes. */
final class Child {
    private static final String PROGRAMS = "com.risenexa.benchmarks.measured.";

    /** Which HTTP engine the client finds on its class path. */
    enum Engine {
        JDK,
        HTTPCORE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path java;
    private final Engine engine;
    private final List<String> options = new ArrayList<>();

    Child(Path javaHome, Engine engine) {
        this.java = javaHome.resolve("bin/java");
        this.engine = engine;
    }

    Child options(List<String> some) {
        options.addAll(some);
        return this;
    }

    List<Map.Entry<String, Double>> run(String program, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), PROGRAMS + program));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread killer = new Thread(() -> kill(process), "killer");
        killer.setDaemon(true);
        killer.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return figures(output);
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .filter(entry -> engine == Engine.HTTPCORE || !entry.matches(".*(tracking-httpcore|/httpcore5-).*"))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static List<Map.Entry<String, Double>> figures(String output) {
        List<Map.Entry<String, Double>> figures = new ArrayList<>();
        for (String line : output.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.matches("[a-z0-9_]+=[-0-9.e+]+")) {
                figures.add(Map.entry(line.substring(0, equals), Double.valueOf(line.substring(equals + 1))));
            }
        }
        return figures;
    }

    private static void kill(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
