package com.risenexa.tracking.spring.shutdown;

import static org.awaitility.Awaitility.await;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.JavaProcess;
import com.risenexa.tracking.spring.application.WebApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web application in a process of its own, which can be ended from outside. */
final class ChildApplication implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path log;
    private final int port;

    private ChildApplication(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static ChildApplication start(Sandbox sandbox, Path folder, String... more) throws IOException {
        Path log = Files.createTempFile(folder, "application", ".log");
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--risenexa.base-url=" + sandbox.baseUrl(),
                "--risenexa.api-key=" + sandbox.apiKey(),
                "--risenexa.startup-slug=" + sandbox.startupSlug()));
        arguments.addAll(List.of(more));
        Process process = JavaProcess.of(List.of(), WebApplication.class, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ChildApplication starting = new ChildApplication(process, log, 0);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !process.isAlive() || PORT.matcher(starting.log()).find());
        Matcher port = PORT.matcher(starting.log());
        if (!port.find()) {
            throw new AssertionError("the application did not start: " + starting.log());
        }
        return new ChildApplication(process, log, Integer.parseInt(port.group(1)));
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By SIGTERM; returns when the application has begun to end. */
    void terminate() {
        process.destroy();
        await().atMost(Duration.ofMinutes(1)).until(() -> log().contains("Commencing graceful shutdown"));
    }

    /** By SIGKILL, and gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean awaitExit() throws InterruptedException {
        return process.waitFor(5, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
