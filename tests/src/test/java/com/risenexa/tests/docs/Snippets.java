package com.risenexa.tests.docs;

import com.risenexa.tests.support.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of the examples that pages show, and the places on the pages where they stand. */
final class Snippets {
    private static final Pattern IN_SOURCE =
            Pattern.compile("( *)// snippet: ([\\w-]+)\n(.*?)\n *// end\n", Pattern.DOTALL);

    /** A comment that names the snippet, then the code. */
    private static final Pattern ON_PAGE =
            Pattern.compile("(<!-- snippet: ([\\w-]+#[\\w-]+) -->\n```java\n)(.*?)(```\n)", Pattern.DOTALL);

    private static final Pattern ANY_JAVA = Pattern.compile("\n```java\n");

    private final Map<String, String> known = new LinkedHashMap<>();

    static Snippets ofExamples() {
        Snippets snippets = new Snippets();
        for (String below : List.of("src/main", "src/test", "junit/src", "spring-boot-shop/src")) {
            Repository.sources(below).stream()
                    .filter(file -> file.startsWith(Repository.ROOT.resolve("examples")))
                    .forEach(snippets::add);
        }
        return snippets;
    }

    private void add(Path file) {
        Matcher matcher = IN_SOURCE.matcher(Repository.read(file));
        String type = file.getFileName().toString().replace(".java", "");
        while (matcher.find()) {
            String indent = matcher.group(1);
            known.put(type + "#" + matcher.group(2), matcher.group(3).replaceAll("(?m)^" + indent, "") + "\n");
        }
    }

    /** The page with its snippets as the examples have them. */
    String renewed(String page) {
        return ON_PAGE.matcher(page)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + known.getOrDefault(match.group(2), "no such snippet\n") + match.group(4)));
    }

    /** What a page shows that no example has. */
    List<String> unknownOn(String page) {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = ON_PAGE.matcher(page);
        while (matcher.find()) {
            if (!known.containsKey(matcher.group(2))) {
                unknown.add(matcher.group(2));
            }
        }
        return unknown;
    }

    /** How many blocks of Java a page shows that come from no example. */
    static long unbound(String page) {
        return ANY_JAVA.matcher(page).results().count()
                - ON_PAGE.matcher(page).results().count();
    }
}
