package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {
    @TempDir
    Path folder;

    private static ReadyFile named(Path file) {
        return Objects.requireNonNull(ReadyFile.named(file.toString()));
    }

    @Test
    void a_file_that_is_something_else_is_neither_overwritten_nor_deleted() throws IOException {
        Path jar = Files.writeString(folder.resolve("app.jar"), "{\"name\":\"not a ready file\"}");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
        for (Path taken : new Path[] {jar, link, folder, Path.of("/dev/null")}) {
            for (String command : new String[] {"start", "run"}) {
                Run.Ended ended =
                        new Run().call("sandbox", command, "--memory", "--port=0", "--ready-file=" + taken, "true");

                assertThat(ended.exitCode()).as(taken.toString()).isEqualTo(2);
            }
            assertThatThrownBy(() -> named(taken))
                    .isInstanceOf(CliException.class)
                    .hasMessageContaining("is there already");
        }
        assertThat(jar).hasContent("{\"name\":\"not a ready file\"}");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void an_empty_file_and_what_a_killed_sandbox_left_are_replaced() throws IOException {
        Path file = Files.createFile(folder.resolve("ready"));
        try (Sandbox sandbox = Sandbox.start()) {
            named(file).write(sandbox);
            assertThat(file).content().contains(sandbox.baseUrl());
            ReadyFile again = named(file);
            again.write(sandbox);
            again.remove();
        }
        assertThat(file).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_link_that_appears_meanwhile_is_replaced_and_not_written_through() throws IOException {
        Path file = folder.resolve("ready");
        Path elsewhere = folder.resolve("elsewhere");
        ReadyFile ready = named(file);
        Files.createSymbolicLink(file, elsewhere);
        try (Sandbox sandbox = Sandbox.start()) {
            ready.write(sandbox);
        }
        assertThat(elsewhere).doesNotExist();
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void at_the_end_the_file_of_another_sandbox_stays() throws IOException {
        Path file = folder.resolve("ready");
        try (Sandbox first = Sandbox.start();
                Sandbox second = Sandbox.start()) {
            ReadyFile ready = named(file);
            ready.write(first);
            named(file).write(second);
            ready.remove();
            assertThat(file).content().contains(second.baseUrl());
        }
    }
}
