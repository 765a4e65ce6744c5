package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.testsupport.Eventually;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes, and gzips of several members: all of it is read, or it is said that it was not. */
class PipeTest extends ImportFixture {
    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private Run.Ended registrations(byte[] input) {
        return here.call(new Run().input(new ByteArrayInputStream(input)), "-", "--type=registration");
    }

    @Test
    void a_member_of_a_gzip_that_comes_late_is_read_too() throws IOException, InterruptedException {
        try (Child child = Child.start(folder, here.environment(), "import", "-", "--type=registration")) {
            OutputStream in = child.in();
            in.write(gzip("user_id\nusr_1\n"));
            in.flush();
            Eventually.until(
                    "the first member", () -> sandbox.counters().registered().added() == 1);
            in.write(gzip("usr_2\n"));
            in.close();

            assertThat(child.exitCode()).isZero();
        }
        assertUsers("usr_1", "usr_2");
    }

    @Test
    void all_members_of_a_gzip_are_read_with_whatever_their_headers_have() throws IOException {
        byte[] named = gzip("usr_3\n");
        byte[] flags = {named[0], named[1], named[2], 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 'n', 0, 'c', 0, 1, 1
        };
        byte[] third = joined(flags, Arrays.copyOfRange(named, 10, named.length));

        Run.Ended ended = registrations(
                joined(gzip("user_id\nusr_1\n"), gzip(""), gzip("usr_2\n"), third, gzip("usr_4\n"), new byte[512]));

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertUsers("usr_1", "usr_2", "usr_3", "usr_4");
    }

    @Test
    void a_member_that_is_cut_anywhere_is_an_error() throws IOException {
        byte[] first = gzip("user_id\nusr_1\n");
        byte[] second = gzip("usr_2\n");
        for (int length = 1; length < second.length; length++) {
            sandbox.reset();

            Run.Ended ended = registrations(joined(first, Arrays.copyOf(second, length)));

            assertThat(ended.exitCode())
                    .as("cut after %d bytes: %s", length, ended.err())
                    .isEqualTo(1);
            assertThat(ended.err()).contains("the gzip is damaged or cut short");
            assertThat(sandbox.events()).extracting(SandboxEvent::userId).contains("usr_1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "usr_2\n", "\u001f", "\u001fx and much more than a header would have", "0000000000"})
    void what_follows_a_gzip_and_is_none_is_an_error(String garbage) throws IOException {
        Run.Ended ended =
                registrations(joined(gzip("user_id\nusr_1\n"), garbage.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("the gzip is damaged or cut short");
        assertUsers("usr_1");
    }

    @Test
    void a_checksum_that_does_not_fit_is_an_error() throws IOException {
        for (int fromEnd : new int[] {8, 4}) {
            byte[] packed = gzip("user_id\nusr_1\n");
            packed[packed.length - fromEnd] ^= 1;

            Run.Ended ended = registrations(packed);

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains("checksum");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkfifo p; cat rows > p & exec COMMAND p --type=registration",
                "cat rows | COMMAND /dev/stdin --type=registration",
                "exec COMMAND /dev/stdin --type=registration < rows",
                "bash -c \"exec COMMAND <(cat rows) --type=registration\"",
            })
    void a_named_pipe_stdin_by_name_and_a_process_as_a_file_are_read(String line)
            throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("rows"), "user_id\nusr_1\n\"\"\nusr_2\n");
        String shell = line.replace("COMMAND", Child.quoted("import"));

        try (Child child = Child.start(work, here.environment(), List.of("sh", "-c", shell))) {
            assertThat(child.exitCode()).as(() -> stderr(work)).isEqualTo(4);
        }

        assertUsers("usr_1", "usr_2");
        assertThat(stderr(work)).contains(".rejects.csv");
        try (var files = Files.list(work)) {
            assertThat(files)
                    .as("rejected rows lie here")
                    .anyMatch(file -> file.toString().endsWith(".rejects.csv"));
        }
    }

    private static String stderr(Path work) {
        try {
            return Files.readString(work.resolve("stderr"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_pipe_is_gone_on_with_only_by_a_state_that_is_named() throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("rows"), "user_id\nusr_1\nusr_2\n");
        String shell = "mkfifo p; cat rows > p & exec " + Child.quoted("import") + " p --type=registration --resume";

        try (Child child = Child.start(work, here.environment(), List.of("sh", "-c", shell))) {
            assertThat(child.exitCode()).isEqualTo(2);
        }
        assertThat(stderr(work)).contains("a stream can only be resumed with --state FILE");
        assertThat(sandbox.attempts()).isEmpty();
    }

    @Test
    void the_thread_that_reads_an_endless_input_ends_with_the_import() {
        byte[] head = "user_id\n".getBytes(StandardCharsets.UTF_8);
        byte[] row = "\"\"\n".getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private long position;

            @Override
            public int read() {
                long at = position++;
                return at < head.length ? head[(int) at] : row[(int) ((at - head.length) % row.length)];
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };

        Run.Ended ended = here.call(
                new Run().input(endless),
                "-",
                "--type=registration",
                "--max-errors=10",
                "--rejects=" + folder.resolve("rejects.csv"));

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        Eventually.until(
                "the reading has ended",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("risenexa-read")));
    }
}
