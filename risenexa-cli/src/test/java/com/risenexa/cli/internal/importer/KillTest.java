package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at random instants over a faulty network, resumed each time, and once more as if nothing had been: each row is
 * counted once. Longer with {@code -Dimport.kills=20 -Dimport.rows=20000}, and from elsewhere with {@code -Dimport.seed=7}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("import.kills", 5);
    private static final int ROWS = Integer.getInteger("import.rows", 4000);
    private static final long SEED = Long.getLong("import.seed", 20261124);
    private static final int EVERY_BAD = 97;
    private static final long MOST_MICROS_LATER = 50_000;

    /** Whoever comes from the first row to the last target needs longer than the state is apart, on any machine. */
    private static final int RATE = ROWS / 2;

    private static final int LAST_TARGET = ROWS * 9 / 10;
    private static final int LAST = ROWS - 1;

    @TempDir
    Path folder;

    @Test
    void r26_killed_at_any_row_and_resumed_the_sum_is_right() throws IOException {
        System.out.println("KillTest: seed " + SEED + ", " + KILLS + " kills, " + ROWS + " rows");
        Random random = new Random(SEED);
        try (Sandbox sandbox = Sandbox.start()) {
            // The last row is never answered, so that no run ends before it is killed, however late that is.
            var hang = sandbox.faults().add("hang forever", FaultMatcher.ANY.withUser("usr_" + LAST), FaultScope.EVENT);
            sandbox.faults().add("p=0.05;of=503,reset,lost-ack", FaultMatcher.ANY, FaultScope.EVENT);
            Importing here = new Importing(folder, sandbox);
            Path file = rows();
            int bad = (ROWS + EVERY_BAD - 1) / EVERY_BAD;

            for (int target : targets(random)) {
                killAt(sandbox, here, file, target, random);
            }
            sandbox.faults().remove(hang.id());
            Run.Ended last = here.call(file, "--type=registration", "--resume", "--concurrency=64");

            assertThat(last.exitCode()).as(last.err()).isEqualTo(4);
            assertThat(last.json()).containsEntry("finished", true).containsEntry("undelivered", 0);
            assertThat(((Number) last.json().get("skipped")).intValue()).isPositive();
            assertCountedOnce(sandbox, bad);
            assertThat(refusedLines()).as("each refused row once, in order").isEqualTo(badLines());

            Run.Ended anew = here.call(file, "--type=registration", "--restart", "--concurrency=64");

            assertThat(anew.exitCode()).isEqualTo(4);
            assertThat(anew.json()).containsEntry("skipped", 0).containsEntry("accepted", ROWS - bad);
            assertCountedOnce(sandbox, bad);
        }
    }

    private static int[] targets(Random random) {
        return IntStream.concat(random.ints(KILLS - 1, 1, LAST_TARGET).sorted(), IntStream.of(LAST_TARGET))
                .toArray();
    }

    private void killAt(Sandbox sandbox, Importing here, Path file, int target, Random random) throws IOException {
        long micros = random.nextLong(MOST_MICROS_LATER);
        try (Child child = Child.start(
                folder,
                here.environment(),
                "import",
                file.toString(),
                "--type=registration",
                "--resume",
                "--concurrency=64",
                "--rate=" + RATE + "/s")) {
            Eventually.until(
                    "row " + target,
                    () -> !child.isAlive() || sandbox.counters().registered().added() >= target);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            assertThat(child.isAlive()).as("seed %d, row %d", SEED, target).isTrue();
            child.kill();
        }
    }

    private void assertCountedOnce(Sandbox sandbox, int bad) {
        assertThat(sandbox.counters().registered()).as("seed %d", SEED).isEqualTo(new Count(ROWS - bad, 0));
        assertThat(sandbox.verify().mismatches()).isEmpty();
        AuditReport audit = sandbox.audit(3, true);
        assertThat(audit.ok()).as("seed %d: %s", SEED, audit).isTrue();
    }

    private Path rows() throws IOException {
        StringBuilder text = new StringBuilder("user_id,occurred_at\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i % EVERY_BAD == 0 ? "" : "usr_" + i).append(",2026-04-01\n");
        }
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    private static List<Integer> badLines() {
        return IntStream.range(0, ROWS)
                .filter(i -> i % EVERY_BAD == 0)
                .map(i -> i + 2)
                .boxed()
                .toList();
    }

    private List<Integer> refusedLines() throws IOException {
        List<Integer> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("rows.csv.rejects.csv"))) {
            if (!line.startsWith("reject_line")) {
                lines.add(Integer.valueOf(line.substring(0, line.indexOf(','))));
            }
        }
        return lines;
    }
}
