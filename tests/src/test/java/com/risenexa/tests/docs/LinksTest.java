package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link on a page leads to a file of the repository, and its anchor to a heading there. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern LABEL = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern PAGE_IN_SOURCE = Pattern.compile("docs/[\\w/-]+\\.md");

    static List<String> pages() {
        return Repository.linkedPages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_to_a_file_and_every_anchor_to_a_heading(String page) {
        assertThat(broken(page, Repository.read(page)))
                .as("broken links on " + page)
                .isEmpty();
    }

    @Test
    void pages_that_sources_and_scripts_name_exist() {
        List<Path> files = new ArrayList<>(Repository.sources("src/main"));
        files.addAll(Repository.sources("src/test"));
        for (String script : List.of("risenexa", "risenexa.cmd", "verify", "verify.cmd", ".ci/run")) {
            files.add(Repository.ROOT.resolve(script));
        }
        for (Path file : files) {
            assertThat(PAGE_IN_SOURCE.matcher(Repository.read(file)).results().map(match -> match.group()))
                    .as("pages that " + file + " names")
                    .allMatch(page -> Files.exists(Repository.ROOT.resolve(page)));
        }
    }

    @Test
    void a_broken_link_and_a_broken_anchor_are_found() {
        assertThat(broken("docs/start.md", "[a](nothing.md) [b](configure.md#nothing) [c](#nothing) `[d](code.md)`"))
                .containsExactly("nothing.md", "configure.md#nothing", "#nothing");
        assertThat(broken("docs/start.md", "# Some `code` & [a link](start.md), twice\n[b](#some-code--a-link-twice)"))
                .isEmpty();
    }

    private static List<String> broken(String page, String text) {
        Path folder = Repository.ROOT.resolve(page).resolveSibling("");
        List<String> broken = new ArrayList<>();
        LINK.matcher(CODE.matcher(text).replaceAll("")).results().forEach(match -> {
            String link = match.group(1) == null ? match.group(2) : match.group(1);
            if (link.matches("[a-z]+:.*")) {
                return;
            }
            String[] parts = link.split("#", 2);
            Path target = folder.resolve(parts[0]).normalize();
            boolean found = parts[0].isEmpty() || Files.exists(target);
            if (found && parts.length == 2) {
                found = anchors(parts[0].isEmpty() ? text : Repository.read(target))
                        .contains(parts[1]);
            }
            if (!found) {
                broken.add(link);
            }
        });
        return broken;
    }

    /** The anchors of a page as GitHub makes them from headings, and those it sets itself. */
    private static Set<String> anchors(String page) {
        String text = BLOCK.matcher(page).replaceAll("");
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        HEADING.matcher(text).results().forEach(match -> {
            String words = LABEL.matcher(match.group(1)).replaceAll("$1").toLowerCase(Locale.ROOT);
            String anchor = words.strip().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        ANCHOR.matcher(text).results().forEach(match -> anchors.add(match.group(1)));
        return anchors;
    }
}
