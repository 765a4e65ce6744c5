package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The version stands in the root POM; whatever else shows one follows. */
class VersionsTest {
    private static final Pattern OWN =
            Pattern.compile("<artifactId>risenexa-parent</artifactId>\\s*<version>(.*?)</version>");

    /** Our coordinates with a version, in a POM, in Gradle's form, or as a property of a sample. */
    private static final Pattern SHOWN = Pattern.compile(
            "<groupId>com\\.risenexa</groupId>\\s*<artifactId>[\\w-]+</artifactId>"
                    + "\\s*<version>([^$<]+)</version>|com\\.risenexa:[\\w-]+:([\\w.-]+)|<risenexa\\.version>([^$<]+)<");

    private static final Pattern WITHOUT_VERSION = Pattern.compile(
            "<groupId>com\\.risenexa</groupId>\\s*<artifactId>[\\w-]+</artifactId>\\s*(?!\\s*<version>)<");

    private static final String VERSION = version();

    static List<String> pages() {
        return Repository.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_shows_the_version_of_the_build_or_the_bom_that_has_it(String page) {
        String text = Repository.read(page);
        if (System.getProperty("docs.update") != null) {
            text = SHOWN.matcher(text).replaceAll(VersionsTest::withVersion);
            Repository.write(page, text);
        }
        assertThat(shownBy(text)).as("versions on " + page).allMatch(VERSION::equals);
        if (WITHOUT_VERSION.matcher(text).find()) {
            assertThat(text).as(page + " says where the version comes from").contains("risenexa-bom");
        }
    }

    private static String withVersion(MatchResult match) {
        String old = shown(match);
        String text = match.group();
        int at = text.lastIndexOf(old);
        return Matcher.quoteReplacement(text.substring(0, at) + VERSION + text.substring(at + old.length()));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void what_has_no_parent_of_ours_has_the_version_of_the_build(String pom) {
        String text = Repository.read(pom);
        assertThat(shownBy(text)).as("versions in " + pom).isNotEmpty().allMatch(VERSION::equals);
    }

    static List<String> projects() {
        return List.of("risenexa-bom/pom.xml", "examples/junit/pom.xml", "examples/outbox/pom.xml");
    }

    @Test
    void the_installation_is_shown_for_maven_and_for_gradle() {
        assertThat(shownBy(Repository.read("README.md"))).hasSizeGreaterThan(1);
    }

    private static List<String> shownBy(String text) {
        List<String> shown = new ArrayList<>();
        SHOWN.matcher(text).results().forEach(match -> shown.add(shown(match)));
        return shown;
    }

    private static String shown(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new AssertionError(match.group());
    }

    private static String version() {
        Matcher own = OWN.matcher(Repository.read("pom.xml"));
        assertThat(own.find()).isTrue();
        return own.group(1);
    }
}
