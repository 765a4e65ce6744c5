package com.risenexa.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.support.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @Test
    void every_help_lists_the_exit_codes_and_fits_into_80_columns() {
        helps("").forEach((command, help) -> {
            for (ExitCode code : ExitCode.values()) {
                assertThat(help).as(command).contains("  " + code.code() + " ");
            }
            assertThat(help.lines()).as(command).allMatch(line -> line.length() <= 80);
        });
    }

    @Test
    void every_help_of_the_sandbox_has_an_example() {
        Map<String, String> helps = helps("sandbox");

        assertThat(helps).containsKeys("sandbox start", "sandbox fault add");
        assertThat(helps)
                .allSatisfy((command, help) -> assertThat(help)
                        .as(command)
                        .contains("\nExamples:\n  risenexa "
                                + (command.endsWith(" fault") ? command + " add" : command)));
    }

    /** Of a command and all below it, as the help itself lists them. */
    private static Map<String, String> helps(String command) {
        Run.Ended help = new Run().call((command + " --help").strip().split(" "));
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        Map<String, String> helps = new LinkedHashMap<>(Map.of(command, help.out()));
        help.out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .filter(line -> line.matches("  \\S.*"))
                .forEach(
                        line -> helps.putAll(helps((command + " " + line.strip().split(" ")[0]).strip())));
        return helps;
    }

    @Test
    void an_unknown_option_is_answered_in_two_lines_with_what_was_meant() {
        Run.Ended ended = new Run().call("demo", "--jsno");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .containsExactly("risenexa: unknown option --jsno", "Did you mean --json? See risenexa demo --help");
    }

    @Test
    void an_unknown_command_is_answered_in_two_lines_with_what_was_meant() {
        assertThat(new Run().call("sandbox", "statsu").err().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("Did you mean status");
        assertThat(new Run().call("sandbox", "wiat").err()).contains("Did you mean wait?");
        assertThat(new Run().call("sandbox", "xyz").err()).doesNotContain("Did you mean");
        assertThat(new Run().call("trak").err().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("track");
    }

    @Test
    void an_option_that_is_mistyped_is_named_before_the_one_that_is_missing_for_it() {
        assertThat(new Run().call("track", "registration", "--usr", "u1").err().lines())
                .containsExactly("risenexa: unknown option --usr", "Did you mean --user? See risenexa track --help");
        assertThat(new Run().call("sandbox", "wait", "--cuont=3").err())
                .contains("unknown option --cuont=3", "Did you mean --count?");
        assertThat(new Run()
                        .call("outbox", "discard", "--raeson", "x", "--json")
                        .err())
                .contains("unknown option --raeson", "Did you mean --reason?");
        assertThat(new Run().call("sandbox", "help", "wait").err())
                .contains("unknown command or argument help", "See risenexa sandbox --help");
        assertThat(new Run().call("track", "registration").err()).contains("--user");
        assertThat(new Run()
                        .call("outbox", "discard", "x", "--reason", "y")
                        .err()
                        .lines())
                .containsExactly(
                        "risenexa: Invalid value for positional parameter at index 0..* (ID): cannot convert 'x' to UUID",
                        "See risenexa outbox discard --help");
    }

    @Test
    void help_describes_a_command_as_its_own_help_does() {
        assertThat(new Run().call("help").out())
                .isEqualTo(new Run().call("--help").out());
        for (String command : List.of("track", "sandbox", "sandbox wait", "sandbox fault add", "help")) {
            Run.Ended help = new Run().call(("help " + command).split(" "));

            assertThat(help.exitCode()).isZero();
            assertThat(help.out())
                    .isEqualTo(new Run().call((command + " --help").split(" ")).out());
        }
        Run.Ended unknown = new Run().call("help", "sandbox", "wiat");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err().lines())
                .containsExactly(
                        "risenexa: unknown command or argument wiat", "Did you mean wait? See risenexa sandbox --help");
    }

    @Test
    void the_help_says_what_a_timeout_bounds() {
        assertThat(new Run().call("sandbox", "wait", "--help").out())
                .contains("How long to wait (5s)")
                .doesNotContain("one attempt");
        assertThat(new Run().call("help", "sandbox", "status").out()).contains("How long to wait, with --wait (30s)");
        assertThat(new Run().call("track", "--help").out()).contains("Bounds one attempt");
    }

    @Test
    void an_error_of_a_json_call_is_a_document_too() {
        Run.Ended ended = new Run().call("sandbox", "status", "--json");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.json().keySet()).containsExactly("error", "code", "hint");
        assertThat(ended.json()).containsEntry("code", "unreachable");
        assertThat(new Run().call("--json", "demo", "--nonsense").json()).containsEntry("code", "usage");
    }

    @Test
    void global_options_may_stand_before_or_after_the_command() {
        Run.Ended before = new Run().call("--json", "--timeout", "1s", "config", "show");
        Run.Ended after = new Run().call("config", "show", "--timeout", "1s", "--json");

        assertThat(before.exitCode()).isZero();
        assertThat(before.json()).isEqualTo(after.json());
    }

    @Test
    void the_value_of_an_option_may_be_called_like_a_command() {
        Run.Ended ended = new Run().call("config", "show", "--json", "--startup", "demo");

        assertThat(ended.out()).contains("\"startup_slug\":{\"value\":\"demo\"");
    }

    @Test
    void there_is_no_option_for_the_api_key_itself() {
        Run.Ended ended = new Run().call("track", "registration", "--user", "u", "--api-key", "rxt_live_abc");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--api-key-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--api-key=rxt_live_abc1234567890",
                "--api-key-file=rxt_live_abc1234567890",
                "--base-url=rxt_live_abc1234567890",
                "--timeout=rxt_live_abc1234567890",
                "--profile=rxt_live_abc1234567890",
                "--color=rxt_live_abc1234567890",
                "rxt_live_abc1234567890"
            })
    void r22_a_key_that_was_put_where_it_does_not_belong_is_not_shown(String misplaced) {
        for (String command : List.of("track registration --user u", "config show", "sandbox status")) {
            List<String> args = new ArrayList<>(List.of(command.split(" ")));
            args.add(misplaced);
            args.add("--json");

            Run.Ended ended = new Run().call(args.toArray(String[]::new));

            assertThat(ended.out() + ended.err()).as(command).isNotEmpty().doesNotContain("abc1234567890");
        }
    }

    @Test
    void without_a_command_the_help_is_shown_and_that_is_wrong_usage() {
        for (String[] args : List.of(new String[0], new String[] {"config"}, new String[] {"sandbox", "fault"})) {
            Run.Ended ended = new Run().call(args);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err()).contains("Commands:");
            assertThat(ended.out()).isEmpty();
        }
    }

    @Test
    void colour_is_for_terminals_and_no_color_wins() {
        String escape = "\u001b[";
        String[] call = {"sandbox", "status"};

        assertThat(new Run().call(call).err()).doesNotContain(escape);
        assertThat(new Run().terminals().call(call).err()).contains(escape);
        assertThat(new Run().call("sandbox", "status", "--color", "always").err())
                .contains(escape);
        assertThat(new Run()
                        .terminals()
                        .call("sandbox", "status", "--color=never")
                        .err())
                .doesNotContain(escape);
        assertThat(new Run()
                        .environment("NO_COLOR", "1")
                        .call("sandbox", "status", "--color", "always")
                        .err())
                .doesNotContain(escape);
    }

    @Test
    void progress_is_accepted_everywhere_and_checked() {
        assertThat(new Run().call("config", "show", "--progress", "plain").exitCode())
                .isZero();
        assertThat(new Run().call("config", "show", "--progress", "loud").exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_closed_pipe_ends_quietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        Run.Ended ended = new Run().outTo(closed).call("config", "show");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void version_says_the_same_with_and_without_picocli() {
        assertThat(new Run().call("version").out()).startsWith("risenexa ");
        assertThat(new Run().call("version", "--color=never").out())
                .isEqualTo(new Run().call("version").out());
        assertThat(new Run().call("version", "--json", "--quiet").json())
                .isEqualTo(new Run().call("version", "--json").json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completion_prints_a_script_that_knows_the_commands(String shell) {
        Run.Ended ended = new Run().call("completion", shell);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("complete ", "sandbox", shell.equals("fish") ? "-l event-key" : "--event-key");
    }
}
