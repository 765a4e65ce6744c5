package com.risenexa.cli.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final String KEY = "rxt_live_abc1234567890";

    @TempDir
    Path folder;

    private Path keyFile(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Run.Ended show(Path file, String... more) {
        return show(new Run(), file.toString(), more);
    }

    private static Run.Ended show(Run run, String file, String... more) {
        List<String> args = new ArrayList<>(List.of("config", "show", "--api-key-file", file));
        args.addAll(List.of(more));
        return run.call(args.toArray(String[]::new));
    }

    @Test
    void a_key_file_that_others_can_read_or_change_is_used_with_a_warning() throws IOException {
        for (String permissions : List.of("rw-r--r--", "rw-r-----", "rw----r--", "rw--w----")) {
            Run.Ended shown = show(keyFile(permissions));

            assertThat(shown.exitCode()).isZero();
            assertThat(shown.out()).contains("rxt_…7890");
            assertThat(shown.err()).as(permissions).contains("open to other users (" + permissions + ")", "chmod 600");
            assertThat(shown.err()).doesNotContain(KEY);
        }
        assertThat(show(keyFile("rw-r--r--"), "-q").err()).isEmpty();
        assertThat(show(keyFile("rw-------")).err()).isEmpty();
        assertThat(show(keyFile("r--------")).err()).isEmpty();
    }

    @Test
    void a_link_to_a_key_file_is_judged_by_the_file() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), keyFile("rw-r--r--"));
        assertThat(show(link).err()).contains("open to other users");
        keyFile("rw-------");
        assertThat(show(link).err()).isEmpty();
    }

    @Test
    void a_file_without_end_is_read_no_further_than_a_key_may_be_long() {
        Run.Ended device = show(Path.of("/dev/zero"));
        Run.Ended stdin = show(new Run().input(new Endless()), "-");

        assertThat(List.of(device.exitCode(), stdin.exitCode())).containsOnly(2);
        assertThat(device.err()).contains("--api-key-file /dev/zero is larger than 64 KiB", "the API key alone");
        assertThat(stdin.err()).contains("--api-key-file - is larger than 64 KiB");
    }

    /** As {@code /dev/zero}; asked for more than a few megabytes it fails rather than fill the heap. */
    private static final class Endless extends InputStream {
        private int given;

        @Override
        public int read() {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            given += length;
            assertThat(given).as("bytes read").isLessThan(5_000_000);
            return length;
        }
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_key_and_utf_16_is_named() {
        byte[] marked = ("\uFEFF" + KEY).getBytes(StandardCharsets.UTF_8);
        byte[] utf16 = ("\uFEFF" + KEY).getBytes(StandardCharsets.UTF_16LE);
        byte[] bigEndian = ("\uFEFF" + KEY).getBytes(StandardCharsets.UTF_16BE);

        assertThat(show(new Run().input(new ByteArrayInputStream(marked)), "-").out())
                .contains("rxt_…7890");
        for (byte[] bytes : List.of(utf16, bigEndian)) {
            Run.Ended refused = show(new Run().input(new ByteArrayInputStream(bytes)), "-");
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("is UTF-16; save it as UTF-8");
        }
        Run.Ended binary = show(new Run().input(new ByteArrayInputStream(new byte[] {(byte) 0xC0, 1})), "-");
        assertThat(binary.err()).contains("is not UTF-8");
    }

    @Test
    void a_folder_is_no_key_file() {
        Run.Ended shown = show(folder);
        assertThat(shown.exitCode()).isEqualTo(2);
        assertThat(shown.err()).contains("cannot be read", "directory");
    }
}
