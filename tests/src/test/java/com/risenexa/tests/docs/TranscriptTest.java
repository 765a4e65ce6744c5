package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Command;
import com.risenexa.tests.support.Repository;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows of a terminal is what the command prints. */
class TranscriptTest {
    private static final Pattern TRANSCRIPT =
            Pattern.compile("<!-- transcript: \\./risenexa ([^>]*) -->\n```\n(.*?)```\n", Pattern.DOTALL);

    /** Chance decides how long a retry waits. */
    private static final Pattern WAIT = Pattern.compile("\\b\\d+\\.\\d s\\b");

    @Test
    void the_transcript_in_the_readme_is_what_the_command_prints() throws IOException, InterruptedException {
        String page = Repository.read("README.md");
        Matcher transcript = TRANSCRIPT.matcher(page);
        assertThat(transcript.find()).isTrue();
        Command.Result run = Command.run(transcript.group(1).split(" ", -1));
        assertThat(run.exitCode()).isZero();
        if (System.getProperty("docs.update") != null) {
            page = page.substring(0, transcript.start(2)) + run.out() + page.substring(transcript.end(2));
            Repository.write("README.md", page);
            return;
        }
        assertThat(withoutChance(run.out())).isEqualTo(withoutChance(transcript.group(2)));
    }

    private static String withoutChance(String text) {
        return WAIT.matcher(text).replaceAll("0.0 s").strip();
    }
}
