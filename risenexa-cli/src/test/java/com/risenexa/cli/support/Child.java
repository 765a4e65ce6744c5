package com.risenexa.cli.support;

import com.risenexa.cli.Main;
import com.risenexa.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command as a process of its own, for what only a process has: signals, pipes, a locale. */
public final class Child implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    /** A shell that runs tests in the background lets them ignore Ctrl-C, and so would what they start. */
    private static final List<String> INTERRUPTIBLE = interruptible();

    private static final List<String> GROUP =
            isThere("setsid", "true") ? List.of("setsid") : List.of("perl", "-e", "setpgrp; exec @ARGV");

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<String> interruptible() {
        return isThere("env", "--default-signal=INT", "true") ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static boolean isThere(String... command) {
        try {
            return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The same in a process group of its own, as the foreground of a terminal is one. Without a terminal: a shell with job
     * control would stop where the tests run in the background of theirs.
     */
    public static Child startGroup(Path folder, String... args) throws IOException {
        List<String> line = new ArrayList<>(GROUP);
        line.addAll(line(args));
        return start(folder, Map.of(), line);
    }

    public static Child start(Path folder, Map<String, String> environment, String... args) throws IOException {
        return start(folder, environment, line(args));
    }

    /** The command on the Java that runs this, without arguments. */
    public static List<String> command() {
        return JavaProcess.of(List.of(), Main.class).command();
    }

    /** The command as words that start it. */
    private static List<String> line(String... args) {
        List<String> line = new ArrayList<>(command());
        line.addAll(List.of(args));
        return line;
    }

    /** The same for a shell. */
    public static String quoted(String... args) {
        return line(args).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Any command line, such as one that pipes. */
    public static Child start(Path folder, Map<String, String> environment, List<String> line) throws IOException {
        List<String> all = new ArrayList<>(INTERRUPTIBLE);
        all.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
        builder.redirectError(folder.resolve("stderr").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RISENEXA_") || name.startsWith("LC_"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }

    public long pid() {
        return process.pid();
    }

    public String line() {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(out.readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return line.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
    }

    /** As Ctrl-C does. */
    public void interrupt() throws IOException {
        signal("INT");
    }

    public void terminate() throws IOException {
        signal("TERM");
    }

    /** As {@code kill -9} does, and no later than it returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What the command reads as stdin. */
    public OutputStream in() {
        return process.getOutputStream();
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the command did not end within " + MOST_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
