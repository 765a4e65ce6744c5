package com.risenexa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the dashboard, as the server gives them. */
class PageFilesTest {
    private static final Path SOURCES = Path.of("src/main/resources/com/risenexa/sandbox/internal/web");
    private static final int MOST_BYTES = 200_000;
    private static final int MOST_LINES = 300;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static Raw.Answer ask(String method, String path, String... headers) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            return raw.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")
                    .readAnswer();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/assets/app.js, text/javascript; charset=utf-8",
        "/assets/views/live.js, text/javascript; charset=utf-8",
        "/assets/lib/lit-html/directives/repeat.js, text/javascript; charset=utf-8",
        "/assets/css/tokens.css, text/css; charset=utf-8",
        "/assets/icon.svg, image/svg+xml"
    })
    void each_file_has_its_type_and_the_headers_that_keep_it_safe(String path, String type) throws IOException {
        Raw.Answer answer = ask("GET", path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo(type);
        assertThat(answer.header("content-security-policy")).isEqualTo("default-src 'self'");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets",
                "/assets/../index.html",
                "/assets/../../build.properties",
                "/assets/..%2findex.html",
                "/assets/%2e%2e/index.html",
                "/assets//app.js",
                "/assets/./app.js",
                "/assets/css/../app.js",
                "/assets/app.js/",
                "/assets/app.js%00.css",
                "/assets/lib/lit-html/LICENSE",
                "/assets/APP.js",
                "/assets/Assets.class",
                "/assets/..\\index.html",
                "/index.html",
                "/assets/nothing.js"
            })
    void what_is_no_file_of_the_page_is_404(String path) throws IOException {
        assertThat(ask("GET", path).status()).isEqualTo(404);
    }

    @Test
    void a_file_that_the_browser_has_is_not_sent_again_and_the_page_always_is() throws IOException {
        Raw.Answer first = ask("GET", "/assets/app.js");
        String tag = first.header("etag");

        assertThat(first.header("cache-control")).isEqualTo("no-cache");
        try (Raw raw = Raw.to(sandbox)) {
            String head = raw.send(
                            "GET /assets/app.js HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + tag + "\r\n\r\n")
                    .readHead();
            assertThat(head).startsWith("HTTP/1.1 304 ").containsIgnoringCase("etag: " + tag);
            assertThat(raw.send("GET /assets/app.js HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"other\"\r\n\r\n")
                            .readAnswer()
                            .status())
                    .as("on the same connection")
                    .isEqualTo(200);
        }
        assertThat(ask("GET", "/assets/lit.js").header("etag")).isNotEqualTo(tag);
        assertThat(ask("GET", "/").header("cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/app.js", "/nothing", "/_sandbox/health"})
    void head_is_answered_without_a_body_and_the_connection_stays_in_step(String path) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            raw.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").readHead();
            raw.send("GET /assets/icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(raw.readAnswer().body()).startsWith("<svg");
        }
    }

    @Test
    void head_says_how_long_the_file_is() throws IOException {
        String length = ask("GET", "/assets/app.js").header("content-length");
        try (Raw raw = Raw.to(sandbox)) {
            String head = raw.send("HEAD /assets/app.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readHead();
            assertThat(head).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: " + length);
        }
    }

    @Test
    void files_are_not_changed_by_other_methods() throws IOException {
        Raw.Answer answer = ask("DELETE", "/assets/app.js");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void the_page_has_no_inline_script_or_style_and_loads_only_what_is_there() throws IOException {
        String html = Http.get(sandbox, "/").body();
        assertThat(html).doesNotContain("{{").doesNotContain("<style").doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(html).doesNotContainPattern("\\son\\w+=").doesNotContain("style=");
        Matcher links = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(html);
        int found = 0;
        while (links.find()) {
            assertThat(ask("GET", links.group(1)).status()).as(links.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThan(5);
    }

    @Test
    void every_module_imports_only_what_is_there() throws IOException {
        Pattern imports = Pattern.compile("(?:import|from) '([^']+)'");
        for (Path file : sources(".js")) {
            Matcher matcher = imports.matcher(Files.readString(file));
            while (matcher.find()) {
                String place = "/" + SOURCES.relativize(file).toString().replace('\\', '/');
                String path = URI.create(place).resolve(matcher.group(1)).getPath();
                assertThat(ask("GET", path).status())
                        .as(file + " imports " + path)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void no_file_is_long_and_all_together_are_small() throws IOException {
        long bytes = 0;
        for (Path file : sources("")) {
            bytes += Files.size(file);
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private static List<Path> sources(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
