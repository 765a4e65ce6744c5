package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import writes replaces neither its input nor anything else that is not its own. */
class SameFileTest {
    private static final String[] ROWS = {"user_id", "usr_1", "\"\"", "usr_2"};

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Importing here;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start();
        here = new Importing(folder, sandbox);
        file = here.file("in.csv", ROWS);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private void assertRefused(Run.Ended ended) throws IOException {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("are the same file");
        assertThat(Files.readAllLines(file)).containsExactly(ROWS);
        assertThat(sandbox.attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.csv", "./in.csv", "sub/../in.csv", "soft.csv", "hard.csv", "linked/in.csv"})
    void the_input_is_not_taken_for_state_or_rejects_under_any_name(String name) throws IOException {
        Files.createDirectory(at("sub"));
        Files.createSymbolicLink(at("soft.csv"), file);
        Files.createLink(at("hard.csv"), file);
        Files.createSymbolicLink(at("linked"), folder);

        assertRefused(here.call(file, "--type=registration", "--state", folder + "/" + name));
        assertRefused(here.call(file, "--type=registration", "--rejects", folder + "/" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "x, x",
        "x, ./x",
        "x, linked/x",
        "x, x.lock",
        "x, x.tmp",
        "soft.json, x",
        "in.csv.lock, in.csv.lock.lock",
    })
    void state_lock_and_rejects_are_different_files_even_before_they_are_there(String state, String rejects)
            throws IOException {
        Files.createSymbolicLink(at("linked"), folder);
        Files.createSymbolicLink(at("soft.json"), at("x"));
        if (state.equals("soft.json")) {
            Files.writeString(at("x"), "");
        }

        assertRefused(here.call(
                file, "--type=registration", "--state", folder + "/" + state, "--rejects", folder + "/" + rejects));
    }

    @ParameterizedTest
    @CsvSource({"--state, x, x.tmp", "--state, x, x.lock", "--rejects, x, x.bak"})
    void the_input_is_not_taken_for_a_file_beside_state_or_rejects(String option, String name, String input)
            throws IOException {
        file = here.file(input, ROWS);

        assertRefused(here.call(file, "--type=registration", option, folder + "/" + name));
    }

    @Test
    void a_file_that_the_shell_made_stdin_is_not_taken_for_the_state() throws IOException, InterruptedException {
        String command = Child.quoted(
                "import", "-", "--type=registration", "--state", at("in.csv").toString());
        try (Child child =
                Child.start(folder, here.environment(), List.of("sh", "-c", "exec " + command + " < in.csv"))) {
            assertThat(child.exitCode()).isEqualTo(2);
        }
        assertThat(Files.readAllLines(file)).containsExactly(ROWS);
    }

    @Test
    void nothing_is_written_through_a_link_that_somebody_else_made() throws IOException {
        Path precious = Files.writeString(at("precious"), "precious");
        for (String link : new String[] {"s.tmp", "dangling.csv"}) {
            Files.createSymbolicLink(at(link), link.equals("s.tmp") ? precious : at("elsewhere"));
        }

        Run.Ended state = here.call(file, "--type=registration", "--limit=1", "--state", at("s").toString());
        assertThat(state.exitCode()).as(state.err()).isZero();
        assertThat(at("s")).content().contains("\"rows\":1,");
        assertThat(precious).content().isEqualTo("precious");

        Run.Ended rejects = here.call(
                file, "--type=registration", "--rejects", at("dangling.csv").toString());
        assertThat(rejects.exitCode()).isEqualTo(2);
        assertThat(rejects.err()).contains("dangling.csv", "it is a symbolic link", "--rejects FILE");
        assertThat(at("elsewhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"precious", "elsewhere"})
    void a_lock_that_is_a_link_is_refused_and_what_it_leads_to_stays(String target) throws IOException {
        Files.writeString(at("precious"), "precious");
        Files.createSymbolicLink(at("s.lock"), at(target));

        Run.Ended ended = here.call(file, "--type=registration", "--state", at("s").toString());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("s.lock is a symbolic link", "--state FILE");
        assertThat(at("elsewhere")).doesNotExist();
        assertThat(at("precious")).content().isEqualTo("precious");
        assertThat(at("s.lock")).isSymbolicLink();
    }

    @Test
    void a_lock_that_has_content_is_somebody_elses_and_stays() throws IOException {
        Files.writeString(at("s.lock"), "precious");

        Run.Ended ended = here.call(file, "--type=registration", "--state", at("s").toString());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("s.lock is not a lock of an import");
        assertThat(at("s.lock")).content().isEqualTo("precious");
    }

    @Test
    void files_are_readable_for_their_owner_only_and_folders_too() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");

        here.call(file, "--type=registration", "--limit=2");

        assertThat(permissions(at("in.csv.rejects.csv"))).isEqualTo("rw-------");
        assertThat(permissions(at("state"))).isEqualTo("rwx------");
        assertThat(permissions(at("state/risenexa"))).isEqualTo("rwx------");
        try (Stream<Path> states = Files.list(at("state/risenexa"))) {
            assertThat(states.toList())
                    .hasSize(1)
                    .allMatch(state -> permissions(state).equals("rw-------"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "home", ""})
    void without_a_home_a_place_for_the_state_is_asked_for(String home) {
        Run run = new Run().property("user.home", home);
        if (!home.equals("?")) {
            run.environment("HOME", home);
        }
        here.environment().forEach(run::environment);
        run.environment("XDG_STATE_HOME", "");

        Run.Ended ended = run.call("import", file.toString(), "--type=registration");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("HOME", "--state FILE");
        assertThat(sandbox.attempts()).isEmpty();
        assertThat(Path.of(home.isEmpty() ? ".local" : home)).doesNotExist();
    }
}
