package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Disks that are full or fail, and files that others have changed. */
class DiskTest extends ImportFixture {
    private static final Path FULL = Path.of("/dev/full");

    /** A file may have no byte: what a full disk does, without one. */
    @Test
    void a_full_disk_for_the_state_is_found_before_anything_is_sent() throws IOException, InterruptedException {
        Path file = here.users("users.csv", 10);
        String command = Child.quoted(
                "import",
                file.toString(),
                "--type=registration",
                "--state",
                folder.resolve("state.json").toString());

        try (Child child = Child.start(
                folder, here.environment(), List.of("sh", "-c", "ulimit -f 0; exec " + command + " 2>&1"))) {
            assertThat(child.line()).contains("state.json cannot be written", "too large");
            assertThat(child.line()).contains("--state FILE");
            assertThat(child.exitCode()).isEqualTo(2);
        }
        assertThat(sandbox.attempts()).isEmpty();
    }

    @Test
    void a_full_disk_for_refused_rows_stops_it_and_none_of_them_is_lost() throws IOException {
        Path file = here.file("rows.csv", "user_id", "usr_1", "\"\"", "usr_2", "\"\"", "usr_3");

        Run.Ended full = here.call(file, "--type=registration", "--rejects", FULL.toString());

        assertThat(full.exitCode()).isEqualTo(3);
        assertThat(full.err()).contains("the rejected rows cannot be written", "--rejects FILE");

        Run.Ended after = here.call(file, "--type=registration", "--resume");
        assertThat(after.exitCode()).isEqualTo(4);
        assertThat(Files.readAllLines(folder.resolve("rows.csv.rejects.csv")))
                .containsExactly(
                        "reject_line,reject_code,reject_message,user_id",
                        "3,field_missing,user_id is empty,",
                        "5,field_missing,user_id is empty,");
        assertThat(sandbox.counters().registered().added()).isEqualTo(3);
    }

    @Test
    void input_that_cannot_be_read_on_is_temporary() {
        InputStream fails = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        byte[] rows = "user_id\nusr_1\nusr_2\nus".getBytes(StandardCharsets.UTF_8);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(rows), fails);

        Run.Ended ended = here.call(new Run().input(broken), "-", "--type=registration");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("the input cannot be read: Input/output error");
        assertThat(sandbox.counters().registered().added()).isEqualTo(2);
    }

    @Test
    void refused_rows_of_an_interrupted_import_that_were_changed_are_not_overwritten() throws IOException {
        Path file = here.file("rows.csv", "user_id", "\"\"", "\"\"", "usr_1");
        here.call(file, "--type=registration", "--limit=1");
        Path rejects = folder.resolve("rows.csv.rejects.csv");
        Files.writeString(rejects, Files.readString(rejects).replace("is empty,", "is empty,usr_9"));

        Run.Ended ended = here.call(file, "--type=registration", "--resume");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("are not as the interrupted import left them");
        assertThat(rejects).content().contains("usr_9");
    }
}
