package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.sandbox.SignalForwarder.PendingSignals;
import com.risenexa.testsupport.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PendingSignalsTest {
    private static final int INT = 2;
    private static final int TERM = 15;

    private static void kill(String signal, Process process) throws IOException {
        assertThat(new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid())
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
    }

    @Test
    void a_signal_waits_while_the_process_does_not_run() throws IOException {
        Process process = new ProcessBuilder("cat").start();
        try {
            kill("STOP", process);
            Path stat = Path.of("/proc/" + process.pid() + "/stat");
            Eventually.until("stopped", () -> Files.readString(stat).contains(") T "));
            assertThat(PendingSignals.includes(process.pid(), TERM)).isFalse();

            kill("TERM", process);

            assertThat(PendingSignals.includes(process.pid(), TERM)).isTrue();
            assertThat(PendingSignals.includes(process.pid(), INT)).isFalse();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        assertThat(PendingSignals.includes(process.pid(), TERM)).as("gone").isFalse();
    }
}
