package com.risenexa.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every exit code is reached. */
class ExitCodeTest {
    @TempDir
    Path folder;

    @Test
    void every_exit_code_is_reached() throws IOException, InterruptedException {
        Set<ExitCode> reached = EnumSet.noneOf(ExitCode.class);
        reached.add(code(new Run().call("version")));
        try (RawServer server = RawServer.answering(Reply.json(401, "").thenClose())) {
            reached.add(code(new Run()
                    .environment("RISENEXA_API_KEY", "rxt_live_abc")
                    .environment("RISENEXA_STARTUP_SLUG", "acme")
                    .call("track", "registration", "--user", "u", "--timeout", "60s", "--base-url", server.baseUrl())));
        }
        reached.add(code(new Run().call("nonsense")));
        reached.add(code(new Run().call("sandbox", "status")));
        try (Sandbox sandbox = Sandbox.start()) {
            reached.add(code(new Run().call("demo", "--port", String.valueOf(sandbox.port()))));
            Path rows = Files.writeString(folder.resolve("rows.csv"), "user_id,type\n,registration\n");
            reached.add(code(new Run()
                    .sandboxPort(sandbox.port())
                    .environment("HOME", folder.toString())
                    .call("import", rows.toString(), "--timeout", "60s")));
        }
        reached.add(code(new Run().broken().call("config", "show")));
        try (Child child = start()) {
            child.interrupt();
            reached.add(code(child.exitCode()));
        }
        try (Child child = start()) {
            child.terminate();
            reached.add(code(child.exitCode()));
        }

        assertThat(reached).containsExactlyInAnyOrder(ExitCode.values());
    }

    private Child start() throws IOException {
        Path ready = folder.resolve("ready");
        Child child = Child.start(
                folder, Map.of(), "sandbox", "--memory", "--port=0", "--no-tail", "--ready-file", ready.toString());
        Eventually.until("ready", () -> ready.toFile().exists());
        return child;
    }

    private static ExitCode code(Run.Ended ended) {
        return code(ended.exitCode());
    }

    private static ExitCode code(int number) {
        for (ExitCode code : ExitCode.values()) {
            if (code.code() == number) {
                return code;
            }
        }
        throw new AssertionError(number + " is no exit code of the table");
    }
}
