package com.risenexa.tests.outbox;

import com.risenexa.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, which says lines and is killed without a word. */
final class Child implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        return new Child(JavaProcess.of(OPTIONS, main, arguments).start());
    }

    /** What follows the word on the next line that begins with it. */
    String await(String word) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
        throw new IOException("the process ended before it said " + word);
    }

    void tell(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it by the end of its input, as it pleases. */
    void end() throws IOException, InterruptedException {
        input.close();
        while (output.readLine() != null) {
            // Until it has said all.
        }
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            throw new IOException("the process did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the process ended with " + process.exitValue());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** In the child: a line to the parent. */
    static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** In the child: until the parent has nothing more to say, or is gone. */
    static void awaitEndOfInput() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (input.readLine() != null) {
            // Nothing is to be obeyed.
        }
    }
}
