package com.risenexa.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own with this one's class path and nothing configured; its stderr goes where the tests' goes. */
public final class JavaProcess {
    private JavaProcess() {}

    public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        return of(options, main.getName(), List.of(arguments));
    }

    /** Runs a source file, without compiling it first. */
    public static ProcessBuilder ofSource(Path file) {
        return of(List.of(), file.toString(), List.of());
    }

    private static ProcessBuilder of(List<String> options, String main, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("RISENEXA_"));
        return builder;
    }
}
