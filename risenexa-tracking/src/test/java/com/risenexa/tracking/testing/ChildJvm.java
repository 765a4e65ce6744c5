package com.risenexa.tracking.testing;

import com.risenexa.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main method in a JVM of its own, with this one's class path and Java; killed if it outlives three minutes. */
public final class ChildJvm {
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String awaited = "";
    private Runnable whenPrinted = () -> {};

    /** How it ended. */
    public record End(int exit, String output) {}

    public ChildJvm options(String... jvmOptions) {
        options.addAll(List.of(jvmOptions));
        return this;
    }

    public ChildJvm environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Runs a task when the child prints that line. */
    public ChildJvm whenPrinted(String line, Runnable task) {
        awaited = line;
        whenPrinted = task;
        return this;
    }

    public End run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = JavaProcess.of(options, main, arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread killer = new Thread(() -> kill(process), "child-killer");
        killer.setDaemon(true);
        killer.start();
        try {
            String output = read(process.inputReader(StandardCharsets.UTF_8));
            return new End(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private String read(BufferedReader lines) throws IOException {
        StringBuilder output = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.equals(awaited)) {
                whenPrinted.run();
            }
        }
        return output.toString();
    }

    private static void kill(Process process) {
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
