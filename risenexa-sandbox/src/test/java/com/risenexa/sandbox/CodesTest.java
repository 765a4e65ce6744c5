package com.risenexa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each code that an error may carry is explained in the page about the sandbox, and no other. */
class CodesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PAGE = Path.of("../docs/sandbox-api.md");

    /** A status, then the code, as every error is made. */
    private static final Pattern IN_SOURCE = Pattern.compile("\\(\\s*[45]\\d\\d,\\s*\"([a-z_]+)\"");

    /** A line of the table of codes. */
    private static final Pattern IN_PAGE = Pattern.compile("^\\| `([a-z_]+)` \\| [45]", Pattern.MULTILINE);

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> codes = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> all.append(read(file)));
            return all.toString();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_page_explains_each_code_and_no_other() throws IOException {
        Set<String> codes = found(IN_SOURCE, sources());
        codes.add("field_missing");
        codes.add("field_invalid");

        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(found(IN_PAGE, read(PAGE))).isEqualTo(codes);
    }
}
