package com.risenexa.sandbox.support;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A sandbox in a process of its own, which can be killed. */
public final class ChildSandbox implements AutoCloseable {
    private final Process process;
    private final int port;

    private ChildSandbox(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The child's side: serves until its standard input ends. */
    public static void main(String[] args) throws IOException {
        try (Sandbox sandbox = Sandbox.builder().data(Path.of(args[0])).start()) {
            System.out.println(sandbox.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    public static ChildSandbox start(Path folder) throws IOException {
        return start(folder, "-Xmx64m");
    }

    public static ChildSandbox start(Path folder, String... options) throws IOException {
        Process process = JavaProcess.of(List.of(options), ChildSandbox.class, folder.toString())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the child did not start");
        }
        return new ChildSandbox(process, Integer.parseInt(line));
    }

    public int port() {
        return port;
    }

    /** How much memory it had at most, as Linux says. */
    public String residentAtMost() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM")).findFirst().orElse("unknown");
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Kills it, and waits until it is gone. */
    @Override
    public void close() {
        kill();
        process.onExit().join();
    }
}
