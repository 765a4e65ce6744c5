package com.risenexa.tests.docs;

import com.risenexa.tests.support.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which tests prove which requirement, read from the names of the tests: {@code r6_every_retry_carries_the_same_id}. */
final class ContractTable {
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest|RepeatedTest)\\b[^;{]*?\\bvoid ((?:r\\d+_)+\\w+)\\(", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("r(\\d+)_");

    private static final String HEAD = """
            # The contract, and the tests that prove it

            Each number is a requirement that code, Javadoc and pages refer to. This page is made from the names of the
            tests; do not edit it. `./mvnw -Dquick -pl tests -am verify -Dtest=ContractTableTest
            -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update` writes it anew.

            | number | requirement | tests | where |
            |---|---|---|---|
            """;

    private final TreeMap<Integer, String> requirements = new TreeMap<>();
    private final TreeMap<Integer, List<Proof>> proofs = new TreeMap<>();

    private record Proof(Path file, String sentence) {
        String link() {
            String type = file.getFileName().toString().replace(".java", "");
            String path = Repository.ROOT.relativize(file).toString().replace('\\', '/');
            return "[" + type + "](../" + path + ")";
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

    String asMarkdown() {
        StringBuilder page = new StringBuilder(HEAD);
        requirements.forEach((number, text) -> page.append("| [R%d](#r%d) | %s | %d | %s |\n"
                .formatted(number, number, text, proofs(number).size(), files(number))));
        for (Map.Entry<Integer, String> requirement : requirements.entrySet()) {
            int number = requirement.getKey();
            page.append("\n<a id=\"r%d\"></a>\n\n## R%d\n\n%s.\n\n".formatted(number, number, requirement.getValue()));
            proofs(number)
                    .forEach(proof -> page.append("- ").append(proof.sentence()).append('\n'));
        }
        return page.toString();
    }

    private List<Proof> proofs(int number) {
        return proofs.getOrDefault(number, List.of());
    }

    private String files(int number) {
        return proofs(number).stream().map(Proof::link).distinct().collect(Collectors.joining(", "));
    }
}
