package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tests.support.Command;
import com.risenexa.tests.support.Repository;
import com.risenexa.testsupport.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first class of the README, copied into a file and run with nothing else. */
class FirstEventTest {
    private static final Pattern FIRST_JAVA = Pattern.compile("\\n```java\\n(.*?)```\\n", Pattern.DOTALL);
    private static final String PORT = ":7981";

    @Test
    void the_first_class_of_the_readme_tracks_an_event_against_the_sandbox_as_it_stands(@TempDir Path folder)
            throws IOException, InterruptedException {
        Matcher first = FIRST_JAVA.matcher(Repository.read("README.md"));
        assertThat(first.find()).isTrue();
        String source = first.group(1);
        assertThat(Command.run("sandbox", "--help").out())
                .as("where ./risenexa sandbox listens")
                .contains("(" + PORT.substring(1) + ")");
        assertThat(source).contains(PORT);
        try (Sandbox sandbox = Sandbox.start()) {
            // The port alone is another, since a sandbox of somebody's own may be running.
            Path file =
                    Files.writeString(folder.resolve("FirstEvent.java"), source.replace(PORT, ":" + sandbox.port()));
            Command.Result run = Command.end(JavaProcess.ofSource(file));
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("{\"result\":\"accepted\"");
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        }
    }
}
