package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.UsageCheck;
import com.risenexa.tests.support.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of the command that pages show: the command has these subcommands and options. */
class CommandLinesTest {
    /** In a shell block or in code inside a sentence, up to the next command, redirection or comment of the shell. */
    private static final Pattern CALL =
            Pattern.compile("(?m)(?:^|[`(]|&& |\\| )(?:\\./)?risenexa((?: +(?!#|&&|\\|)(?:'[^']*'|[^\\s`>)'])+)+)");

    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

    static List<String> pages() {
        return Repository.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_command_knows_each_call_that_a_page_shows(String page) {
        assertThat(calls(Repository.read(page)))
                .as("calls of the command on " + page)
                .allSatisfy(call -> assertThat(usageError(call)).isEmpty());
    }

    @Test
    void a_call_with_an_unknown_option_or_command_is_found() {
        assertThat(
                        calls(
                                "Use `risenexa sandbox wait --count 3 --nothing && risenexa nothing` or `risenexa doctor [CHECK]`."))
                .containsExactly("sandbox wait --count 3 --nothing", "nothing");
        assertThat(usageError("sandbox wait --count 3 --nothing")).contains("--nothing");
        assertThat(usageError("nothing")).contains("nothing");
        assertThat(usageError("sandbox wait --count 3")).isEmpty();
    }

    private static List<String> calls(String page) {
        StringBuilder text = new StringBuilder();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            block.appendReplacement(text, block.group(1).equals("sh") ? Matcher.quoteReplacement(block.group(2)) : "");
        }
        block.appendTail(text);
        List<String> calls = new ArrayList<>();
        CALL.matcher(text).results().map(match -> match.group(1).strip()).forEach(call -> {
            if (!call.matches(".*[\\[…].*")) { // a synopsis
                calls.add(call);
            }
        });
        return calls;
    }

    private static String usageError(String call) {
        String own = call.split(" -- ", 2)[0]; // behind it stands another's command line
        List<String> words = WORD.matcher(own)
                .results()
                .map(match -> match.group().replace("'", ""))
                .toList();
        String error = UsageCheck.error(words);
        return error.isEmpty() ? "" : call + ": " + error;
    }
}
