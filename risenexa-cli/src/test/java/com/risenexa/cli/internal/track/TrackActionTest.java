package com.risenexa.cli.internal.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackActionTest {
    private static final String ID = "0b5c1a52-9d3f-4a6e-8f11-2c3d4e5f6a7b";
    private static final String KEY = "rxt_live_abc1234567890";

    @TempDir
    Path folder;

    private static Run configured(String url) {
        return new Run()
                .environment("RISENEXA_API_KEY", KEY)
                .environment("RISENEXA_STARTUP_SLUG", "acme")
                .environment("RISENEXA_BASE_URL", url)
                .environment("RISENEXA_TIMEOUT", "30s"); // a busy machine is no time-out
    }

    @Test
    void a_proxy_that_the_jvm_is_set_to_use_is_used() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (RawServer proxy = RawServer.answering(Reply.json(202, "{}").thenClose())) {
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            Run.Ended track = configured("http://risenexa.invalid")
                    .environment("RISENEXA_ALLOW_INSECURE", "true")
                    .call("track", "registration", "--user", "usr_1");

            assertThat(track.exitCode()).as(track.err()).isZero();
            assertThat(proxy.request().bytes()).startsWith("POST http://risenexa.invalid/api/v1/track HTTP/1.1");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void r1_r2_r3_a_server_that_is_not_ours_gets_exactly_the_request_of_the_contract() throws IOException {
        try (RawServer server =
                RawServer.answering(Reply.json(202, "{\"status\":\"accepted\"}").thenClose())) {
            Run.Ended track = configured(server.baseUrl())
                    .call(
                            "track",
                            "conversion",
                            "--user",
                            "usr_ü",
                            "--remove",
                            "--event-id",
                            ID,
                            "--occurred-at",
                            "2026-04-01T14:00:00+02:00",
                            "--data",
                            "plan=pro",
                            "--data",
                            "seats:=5");

            assertThat(track.exitCode()).isZero();
            String request = server.request().head() + server.request().bodyText();
            assertThat(request).startsWith("POST /api/v1/track HTTP/1.1\r\n");
            assertThat(request.lines())
                    .anyMatch(line -> line.equalsIgnoreCase("Authorization: Bearer " + KEY))
                    .anyMatch(line -> line.equalsIgnoreCase("Content-Type: application/json"))
                    .anyMatch(line -> line.equalsIgnoreCase("Accept: application/json"))
                    .anyMatch(line -> line.matches("(?i)user-agent: risenexa-tracking-java/\\S+"));
            assertThat(request)
                    .endsWith("\r\n\r\n{\"event_type\":\"user_converted\",\"user_id\":\"usr_ü\","
                            + "\"startup_slug\":\"acme\",\"event_id\":\"" + ID + "\","
                            + "\"occurred_at\":\"2026-04-01T12:00:00Z\","
                            + "\"metadata\":{\"plan\":\"pro\",\"seats\":5},\"action\":\"remove\"}");
        }
    }

    @Test
    void r4_a_type_that_is_neither_word_goes_as_it_is() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(202, "").thenClose())) {
            configured(server.baseUrl()).call("track", "user_upgraded", "--user", "usr_1");

            assertThat(server.request().bytes()).contains("\"event_type\":\"user_upgraded\"");
        }
    }

    @Test
    void an_argument_that_begins_with_an_at_sign_is_what_was_typed() throws IOException {
        Path file = Files.writeString(folder.resolve("dave"), "--remove usr_of_the_file");
        for (String user : List.of("@" + file, "@@x", "@dave", "@")) {
            Run.Ended preview = configured("http://127.0.0.1:1")
                    .call("track", "registration", "--user", user, "--dry-run", "--json");

            Map<?, ?> body = (Map<?, ?>) preview.json().get("body");
            assertThat(body.get("user_id")).as(preview.err()).isEqualTo(user);
            assertThat(body.containsKey("action")).isFalse();
        }
        assertThat(configured("http://127.0.0.1:1")
                        .call("track", "@" + file, "--user", "u", "--data", "@=@" + file, "--dry-run", "--json")
                        .out())
                .contains("\"event_type\":\"@" + file, "\"@\":\"@" + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[1, 2", "{\"a\":1,}", "nonsense", "", "1 2", "{\"a\":\"b}", "{'a':1}"})
    void what_is_wrong_with_json_is_said_without_the_words_of_a_library(String json) {
        Run.Ended track = configured("http://127.0.0.1:1")
                .call("track", "registration", "--user", "u", "--data", "plan:=" + json, "--json");

        assertThat(track.exitCode()).isEqualTo(2);
        assertThat(track.err()).contains("has no JSON after the :=").doesNotContain("Source", "REDACTED", "Feature");
        assertThat(track.err().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void an_option_that_cannot_be_read_brings_no_hint_at_settings_that_are_there() {
        Run.Ended track =
                configured("http://127.0.0.1:1").call("track", "registration", "--user", "u", "--timeout", "5parsecs");

        assertThat(track.exitCode()).isEqualTo(2);
        assertThat(track.err()).contains("5parsecs").doesNotContain("RISENEXA_API_KEY", "--api-key-file");
    }

    @Test
    void a_proxy_that_cannot_be_used_is_told_by_the_dry_run_and_by_config_show_too() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (RawServer server = RawServer.answering(Reply.json(202, "{}").thenClose())) {
            ProxySelector.setDefault(new SocksProxy());
            Run run = configured(server.baseUrl());
            Run.Ended sent = run.call("track", "registration", "--user", "usr_1", "--json");
            Run.Ended dry = run.call("track", "registration", "--user", "usr_1", "--dry-run");
            Run.Ended shown = run.call("config", "show");

            assertThat(List.of(sent.exitCode(), dry.exitCode(), shown.exitCode()))
                    .containsExactly(2, 2, 0);
            assertThat(List.of(sent.err(), dry.err(), shown.err()))
                    .allMatch(said -> said.contains("through the SOCKS proxy") && said.contains("socks.example"));
            assertThat(dry.out()).isEmpty();
            assertThat(server.requests()).isEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    /** As {@code -DsocksProxyHost=socks.example} makes it. */
    private static final class SocksProxy extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("socks.example", 1080)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    @Test
    void r30_an_event_key_gives_the_same_id_each_time() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(202, "").thenClose())) {
            String[] call = {"track", "registration", "--user", "usr_1", "--event-key", "order-7", "--json"};

            Object first = configured(server.baseUrl()).call(call).json().get("event_id");
            Object second = configured(server.baseUrl()).call(call).json().get("event_id");

            assertThat(first).isNotNull().isEqualTo(second);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "202, accepted, 0",
        "401, authentication_error, 1",
        "403, authorization_error, 1",
        "404, startup_not_found, 1",
        "422, validation_error, 1",
        "302, unexpected_response, 1",
        "429, rate_limited, 3",
        "503, max_retries_exceeded, 3"
    })
    void each_answer_has_its_result_and_exit_code(int status, String type, int exitCode) throws IOException {
        try (RawServer server =
                RawServer.answering(Reply.json(status, "{\"error\":\"so\"}").thenClose())) {
            Run.Ended track = configured(server.baseUrl())
                    .call("track", "registration", "--user", "usr_1", "--max-retries", "0", "--json");

            assertThat(track.json()).containsEntry("result", type);
            assertThat(track.exitCode()).isEqualTo(exitCode);
        }
    }

    @Test
    void r28_json_is_one_result_with_every_key_and_nothing_else_on_stdout() throws IOException {
        try (RawServer server =
                RawServer.answering(Reply.json(202, "{\"status\":\"accepted\"}").thenClose())) {
            Run.Ended track = configured(server.baseUrl())
                    .call("--json", "track", "registration", "--user", "usr_1", "--event-id", ID);

            assertThat(track.out().lines()).hasSize(1);
            assertThat(track.json().keySet())
                    .containsExactly(
                            "result",
                            "event_id",
                            "status_code",
                            "last_status_code",
                            "attempts",
                            "message",
                            "errors",
                            "retry_after",
                            "body");
            assertThat(track.json()).containsEntry("event_id", ID).containsEntry("message", null);
        }
    }

    @Test
    void a_dry_run_shows_the_request_with_the_key_masked_and_sends_nothing() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(202, "").thenClose())) {
            Run.Ended preview = configured(server.baseUrl())
                    .call("track", "registration", "--user", "usr_1", "--dry-run", "--json");

            assertThat(preview.exitCode()).isZero();
            assertThat(preview.json().keySet()).containsExactly("method", "url", "headers", "body");
            assertThat(preview.json())
                    .containsEntry("method", "POST")
                    .containsEntry("url", server.baseUrl() + "/api/v1/track");
            assertThat((Map<?, ?>) preview.json().get("body"))
                    .extracting("user_id")
                    .isEqualTo("usr_1");
            assertThat(preview.out()).contains("Authorization").doesNotContain(KEY);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void r10_an_event_that_is_seen_to_be_invalid_is_refused_before_sending() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(202, "").thenClose())) {
            Run.Ended track = configured(server.baseUrl()).call("track", "registration", "--user", " ", "--json");

            assertThat(track.exitCode()).isEqualTo(1);
            assertThat(track.json()).containsEntry("result", "validation_error").containsEntry("attempts", 0);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--event-id=1-1-1-1-1",
                "--event-id=nonsense",
                "--occurred-at=yesterday",
                "--occurred-at=2026-04-01T12:00:00",
                "--data=plan",
                "--data==pro",
                "--data=seats:={",
                "--timeout=soon",
                "--max-retries=few"
            })
    void an_option_that_cannot_be_read_is_wrong_usage_and_is_named(String option) {
        Run.Ended track = configured("http://127.0.0.1:1").call("track", "registration", "--user", "usr_1", option);

        assertThat(track.exitCode()).isEqualTo(2);
        String value = option.substring(option.indexOf('=') + 1);
        assertThat(track.err()).contains(value);
    }

    @Test
    void a_server_that_is_not_there_is_temporary_and_the_way_to_try_again_is_said() {
        Run.Ended track = configured("http://127.0.0.1:1")
                .call("track", "registration", "--user", "usr_1", "--event-id", ID, "--max-retries", "0");

        assertThat(track.exitCode()).as(track.err()).isEqualTo(3);
        assertThat(track.out()).isEmpty();
        assertThat(track.err()).contains("connection_error", "--event-id " + ID);
    }

    @Test
    void the_words_of_a_server_lose_their_control_characters() throws IOException {
        String hostile = "{\"error\":\"red \\u001b[31m\\u0007\\u009b2J\\u202e end\"}";
        try (RawServer server = RawServer.answering(Reply.json(422, hostile).thenClose())) {
            String[] call = {"track", "registration", "--user", "usr_1"};

            Run.Ended text = configured(server.baseUrl()).call(call);
            Run.Ended json = configured(server.baseUrl()).call("track", "registration", "--user", "usr_1", "--json");

            assertThat(text.err()).contains("red [31m2J end");
            assertThat(json.out()).contains("\\u001B", "\\u009b", "\\u202e");
            assertThat(json.out().strip().codePoints()).allMatch(c -> !Character.isISOControl(c) && c != 0x202e);
        }
    }

    @Test
    void verbose_says_each_attempt_on_stderr_before_the_result() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(503, "").thenClose())) {
            Run.Ended track =
                    configured(server.baseUrl()).call("track", "registration", "--user", "u", "--max-retries=0", "-v");

            List<String> lines = track.err().lines().toList();
            assertThat(lines.get(0)).startsWith("attempt 1: 503");
            assertThat(lines.get(1)).startsWith("max_retries_exceeded");
        }
    }
}
