package com.risenexa.tests.docs;

import com.risenexa.tests.support.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tests prove which requirement, read from the names of the tests: {@code r6_every_retry_carries_the_same_id}. */
final class ContractTable {
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest|RepeatedTest)\\b[^;{]*?\\bvoid ((?:r\\d+_)+\\w+)\\(", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("r(\\d+)_");

    private static final String HEAD = """
            # The contract, and how many tests prove it

            Code, Javadoc and pages refer to a requirement by its number. The name of a test begins with the numbers of the
            requirements that it proves: `r6_every_retry_carries_the_same_id`. The build fails if a requirement has no test
            or fewer tests than this page says; more are welcome. Every build lists the tests by name in
            `tests/target/contract-tests.md`.

            This page is made from the names of the tests; do not edit it. Write it anew with `./mvnw -Dquick -pl tests -am
            verify -Dtest=ContractTableTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update`: at a release, and when
            a test is removed on purpose.

            | number | requirement | tests, at least |
            |---|---|---|
            """;

    private static final Pattern ROW = Pattern.compile("\\| <a id=\"r\\d+\"></a>R(\\d+) \\| (.*) \\| (\\d+) \\|");

    private final TreeMap<Integer, String> requirements = new TreeMap<>();
    private final TreeMap<Integer, List<Proof>> proofs = new TreeMap<>();

    private record Proof(Path file, String sentence) {
        String link() {
            String type = file.getFileName().toString().replace(".java", "");
            String path = Repository.ROOT.relativize(file).toString().replace('\\', '/');
            return "[" + type + "](../../" + path + ")";
        }
    }

    static ContractTable read() throws IOException {
        ContractTable table = new ContractTable();
        Properties texts = new Properties();
        try (InputStream in = ContractTable.class.getResourceAsStream("/requirements.properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        texts.forEach((name, text) -> table.requirements.put(number(name.toString()), text.toString()));
        for (Path file : Repository.sources("src/test")) {
            Matcher test = TEST.matcher(Repository.read(file));
            while (test.find()) {
                table.add(file, test.group(1));
            }
        }
        return table;
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    private void add(Path file, String name) {
        Matcher number = NUMBER.matcher(name);
        int end = 0;
        List<Integer> numbers = new ArrayList<>();
        while (number.find() && number.start() == end) {
            numbers.add(Integer.valueOf(number.group(1)));
            end = number.end();
        }
        String sentence = name.substring(end).replace('_', ' ');
        numbers.forEach(n -> proofs.computeIfAbsent(n, any -> new ArrayList<>()).add(new Proof(file, sentence)));
    }

    List<String> unproved() {
        return requirements.keySet().stream()
                .filter(number -> !proofs.containsKey(number))
                .map(number -> "R" + number)
                .toList();
    }

    /** Numbers in test names that no requirement has. */
    List<String> unknown() {
        return proofs.keySet().stream()
                .filter(number -> !requirements.containsKey(number))
                .map(number -> "R" + number)
                .toList();
    }

    /** The committed page: one row a requirement, without the names of tests, which change daily. */
    String page() {
        StringBuilder page = new StringBuilder(HEAD);
        requirements.forEach((number, text) -> page.append("| <a id=\"r%d\"></a>R%d | %s | %d |\n"
                .formatted(number, number, text, proofs(number).size())));
        return page.toString();
    }

    /** The list of tests by requirement, as a file in {@code tests/target} shows it. */
    String list() {
        StringBuilder list = new StringBuilder("# The tests of each requirement\n");
        requirements.forEach((number, text) -> {
            list.append("\n## R%d: %s\n\n".formatted(number, text));
            proofs(number).forEach(proof -> list.append("- %s: %s\n".formatted(proof.link(), proof.sentence())));
        });
        return list.toString();
    }

    /** What a page says that the tests do not hold: a requirement that is missing, reworded or has lost tests. */
    List<String> brokenOn(String page) {
        Map<Integer, Matcher> rows = new HashMap<>();
        page.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> rows.put(Integer.valueOf(row.group(1)), row));
        List<String> broken = new ArrayList<>();
        requirements.forEach((number, text) -> {
            Matcher row = rows.get(number);
            int tests = proofs(number).size();
            if (row == null || !row.group(2).equals(text)) {
                broken.add("R%d is not on the page with the sentence: %s".formatted(number, text));
            } else if (tests < Integer.parseInt(row.group(3))) {
                broken.add("R%d has %d tests, and the page says %s".formatted(number, tests, row.group(3)));
            }
        });
        return broken;
    }

    private List<Proof> proofs(int number) {
        return proofs.getOrDefault(number, List.of());
    }
}
