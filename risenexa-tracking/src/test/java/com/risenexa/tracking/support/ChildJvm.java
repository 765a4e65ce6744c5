package com.risenexa.tracking.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main method in a JVM of its own, with this one's class path and Java; killed if it outlives 30 s. */
public final class ChildJvm {
    private final List<String> options = new ArrayList<>();
    private final ProcessBuilder builder = new ProcessBuilder();

    /** How it ended. */
    public record End(int exit, String output) {}

    public ChildJvm options(String... jvmOptions) {
        options.addAll(List.of(jvmOptions));
        return this;
    }

    public ChildJvm environment(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    public End run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = builder.command(command).redirectErrorStream(true).start();
        Thread killer = new Thread(() -> kill(process), "child-killer");
        killer.setDaemon(true);
        killer.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void kill(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
