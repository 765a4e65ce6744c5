package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupted, terminated, left waiting: what is done is written down, and how to go on is said. */
class SignalTest {
    @TempDir
    Path folder;

    private String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    private static long registered(Sandbox sandbox) {
        return sandbox.counters().registered().added();
    }

    @Test
    void ctrl_c_and_sigterm_save_and_say_how_to_go_on() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.users("some users.csv", 2000);
            String[] call = {"import", file.toString(), "--type=registration", "--rate=50/s", "--restart"};
            try (Child child = Child.start(folder, here.environment(), call)) {
                Eventually.until("some rows", () -> registered(sandbox) > 50);
                child.interrupt();
                assertThat(child.line()).contains("read ", "undelivered 0");
                assertThat(child.exitCode()).isEqualTo(130);
            }
            assertThat(stderr())
                    .contains("Go on with: risenexa import '" + file + "' --type=registration --rate=50/s --resume");
            long first = registered(sandbox);
            assertThat(sandbox.verify().attempts())
                    .as("no row in flight was given up")
                    .isEqualTo(first);

            call[4] = "--resume";
            try (Child child = Child.start(folder, here.environment(), call)) {
                Eventually.until("more rows", () -> registered(sandbox) > first + 50);
                child.terminate();
                assertThat(child.exitCode()).isEqualTo(143);
            }
            Run.Ended rest = here.call(file, "--type=registration", "--resume");
            assertThat(rest.json()).containsEntry("finished", true);
            assertThat(((Number) rest.json().get("skipped")).longValue()).isGreaterThan(first);
            assertThat(registered(sandbox)).isEqualTo(2000);
            assertThat(sandbox.verify().attempts()).as("no row was sent twice").isEqualTo(2000);
        }
    }

    @Test
    void what_is_in_flight_for_longer_than_5_s_after_ctrl_c_is_given_up_and_sent_again_later()
            throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.users("users.csv", 20);
            var fault = sandbox.faults().add("hang forever", FaultMatcher.ANY.withUser("usr_10"), FaultScope.EVENT);
            try (Child child = Child.start(
                    folder, here.environment(), "import", file.toString(), "--type=registration", "--json")) {
                Eventually.until("all but one", () -> registered(sandbox) == 19);
                long from = System.nanoTime();
                child.interrupt();
                assertThat(child.line()).contains("\"undelivered\":1,", "\"accepted\":19,");
                assertThat(child.exitCode()).isEqualTo(130);
                assertThat((System.nanoTime() - from) / 1e9).isGreaterThan(4.9);
            }
            sandbox.faults().remove(fault.id());
            Run.Ended rest = here.call(file, "--type=registration", "--resume");
            assertThat(rest.json()).containsEntry("skipped", 10).containsEntry("finished", true);
            assertThat(registered(sandbox)).isEqualTo(20);
        }
    }

    @Test
    void while_a_pipe_stalls_what_came_is_sent_and_saved_and_ctrl_c_ends_it() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            String rows = "user_id\nusr_1\nusr_2\nusr_3\n";
            String state = folder.resolve("state.json").toString();
            String[] call = {"import", "-", "--type=registration", "--state", state, "--progress=bar"};
            try (Child child = Child.start(folder, here.environment(), call)) {
                OutputStream in = child.in();
                in.write((rows + "usr").getBytes(StandardCharsets.UTF_8));
                in.flush();
                Eventually.until("what came", () -> registered(sandbox) == 3);
                Eventually.until(
                        "the word",
                        () -> stderr().contains("accepted 3  rejected 0  undelivered 0  waiting for input")
                                || stderr().contains("✓ 3  waiting for input"));
                child.interrupt();
                assertThat(child.exitCode()).isEqualTo(130);
            }
            assertThat(sandbox.events()).extracting("userId").doesNotContain("usr");

            Run.Ended rest = here.call(
                    new Run().input(rows + "usr_4\n"), "-", "--type=registration", "--state", state, "--resume");

            assertThat(rest.json()).containsEntry("skipped", 3).containsEntry("accepted", 1);
        }
    }

    @Test
    void a_service_that_never_accepts_ends_it_with_3_and_nothing_is_lost() throws IOException {
        Path file;
        try (RawServer server = RawServer.answering(Reply.json(503, "").thenClose())) {
            Importing here = new Importing(folder, server.baseUrl());
            file = here.users("users.csv", 30);

            Run.Ended ended = here.call(
                    file,
                    "--type=registration",
                    "--max-retries=0",
                    "--patience=1s",
                    "--state",
                    folder.resolve("s").toString());

            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.json())
                    .containsEntry("code", "undelivered")
                    .containsEntry("accepted", 0)
                    .as("each row that was tried within that second")
                    .containsEntry("undelivered", ended.json().get("read"));
            assertThat(((Number) ended.json().get("read")).intValue()).isPositive();
            assertThat(String.valueOf(ended.json().get("resume"))).endsWith(" --resume");
        }
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);

            Run.Ended after = here.call(
                    file,
                    "--type=registration",
                    "--resume",
                    "--state",
                    folder.resolve("s").toString());

            assertThat(after.exitCode()).isZero();
            assertThat(registered(sandbox)).isEqualTo(30);
        }
    }

    @Test
    void an_undelivered_row_is_sent_again_until_it_is_taken() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.faults().add("503*3,ok", FaultMatcher.ANY.withUser("usr_2"), FaultScope.EVENT);
            Importing here = new Importing(folder, sandbox);

            Run.Ended ended = here.call(here.users("users.csv", 5), "--type=registration", "--max-retries=1");

            assertThat(ended.exitCode()).isZero();
            assertThat(ended.json()).containsEntry("accepted", 5).containsEntry("undelivered", 0);
            assertThat(registered(sandbox)).isEqualTo(5);
        }
    }
}
