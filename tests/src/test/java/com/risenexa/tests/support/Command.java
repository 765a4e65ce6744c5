package com.risenexa.tests.support;

import com.risenexa.cli.Main;
import com.risenexa.testsupport.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The risenexa command as a process of its own, with nothing configured. */
public final class Command {
    private static final int MOST_SECONDS = 600;

    private Command() {}

    /** What it wrote to stdout, and its exit code. */
    public record Result(int exitCode, String out) {}

    /** Runs to the end; its stderr goes where the tests' goes. */
    public static Result run(String... arguments) throws IOException, InterruptedException {
        return end(JavaProcess.of(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"), Main.class, arguments));
    }

    /** Runs any process to its end. */
    public static Result end(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end within " + MOST_SECONDS + " s");
            }
            return new Result(process.exitValue(), out.replace("\r\n", "\n"));
        } finally {
            process.destroyForcibly();
        }
    }
}
