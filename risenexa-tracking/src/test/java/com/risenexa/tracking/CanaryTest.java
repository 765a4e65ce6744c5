package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.child.SaysEverything;
import com.risenexa.tracking.testing.ChildJvm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R22: the key is sought in everything that a process prints, while its server repeats it wherever it can. */
@Timeout(600)
class CanaryTest {
    private static final String KEY = "rxt_live_CANARY4711";

    @Test
    void r22_the_key_is_in_no_log_result_exception_or_name_whatever_the_server_repeats() throws Exception {
        ChildJvm.End end = run(cases());

        assertThat(end.exit()).isZero();
        assertThat(end.output())
                .contains(
                        "accepted",
                        "authentication_error",
                        "authorization_error",
                        "startup_not_found",
                        "validation_error",
                        "rate_limited",
                        "max_retries_exceeded",
                        "connection_error",
                        "unexpected_response",
                        "configuration_error",
                        "client_closed",
                        "TrackingException")
                .contains("the TrackingListener threw", "not accepted: ", "risenexa-delivery")
                .contains("Bearer ***", "token ***");
        assertThat(end.output().lines().filter(line -> line.contains("CANARY4711")))
                .allMatch(CanaryTest::isTheJdksQuoteOfABrokenAnswer);
    }

    /**
     * The JDK, told to debug its HTTP client, quotes a status line that it cannot read (docs/decisions/0006), on a thread of
     * its own or on the one that sends.
     */
    private static boolean isTheJdksQuoteOfABrokenAnswer(String line) {
        return line.matches("FINE: \\[[^]]+] \\[[0-9ms ]+] Http1(Exchange|Response)\\b.*")
                && line.contains("ProtocolException: Invalid status line: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[143ms]", "[1s 143ms]", "[3s]"})
    void the_jdks_quote_of_a_broken_answer_is_recognised_however_long_the_jvm_runs(String time) {
        assertThat(isTheJdksQuoteOfABrokenAnswer("FINE: [risenexa-http-1] " + time
                        + " Http1Response(2) java.net.ProtocolException: Invalid status line: \"" + KEY + "\""))
                .isTrue();
    }

    @Test
    @Tag("jdk-engine")
    void the_jdk_alone_shows_it_when_the_owner_of_the_jvm_asks_it_to_log_headers() throws Exception {
        ChildJvm.End end = run(Map.of("reset", Reply.reset()), "-Djdk.httpclient.HttpClient.log=headers");

        assertThat(end.output()).contains("jdk.internal.net.http");
        assertThat(end.output().lines().filter(line -> line.contains("CANARY4711")))
                .isNotEmpty()
                .allMatch(line -> line.strip().equals("Authorization: Bearer " + KEY));
    }

    private static ChildJvm.End run(Map<String, Reply> cases, String... options) throws Exception {
        try (RawServer server = RawServer.scripted(request -> cases.get(userId(request)))) {
            List<String> arguments = new ArrayList<>(List.of(server.baseUrl()));
            arguments.addAll(cases.keySet());
            return new ChildJvm()
                    .environment(Map.of("CANARY", KEY))
                    .options(options)
                    .run(SaysEverything.class, arguments.toArray(String[]::new));
        }
    }

    private static String userId(RawRequest request) {
        return request.bodyText().replaceFirst(".*\"user_id\":\"([^\"]*)\".*", "$1");
    }

    private static Map<String, Reply> cases() {
        String json = "{\"error\":\"token " + KEY + "\",\"" + KEY + "\":[\"Bearer " + KEY + "\"]}";
        String[] headers = {"X-Key: " + KEY, "Retry-After: " + KEY, "Date: " + KEY, "Location: /" + KEY};
        Map<String, Reply> cases = new LinkedHashMap<>();
        for (int status : new int[] {200, 202, 302, 401, 403, 404, 418, 429, 503, 505}) {
            cases.put("status-" + status, Reply.json(status, json, headers));
        }
        cases.put("errors", Reply.json(422, "{\"errors\":[\"" + KEY + "\",{\"a\":\"" + KEY + "\"}]}", headers));
        cases.put("page", Reply.json(200, "<html>" + KEY + "</html>", headers));
        cases.put("beyond-the-cap", Reply.status(429, "Retry-After: 1000"));
        cases.put("bad-status", Reply.bytes("HTTP/1.1 " + KEY + "\r\n\r\n").thenClose());
        cases.put("bad-line", Reply.bytes(KEY + "\r\n\r\n").thenClose());
        cases.put(
                "bad-header",
                Reply.bytes("HTTP/1.1 202 X\r\n" + KEY + " " + KEY + "\r\n\r\n").thenClose());
        cases.put(
                "bad-length",
                Reply.bytes("HTTP/1.1 202 X\r\nContent-Length: " + KEY + "\r\n\r\n")
                        .thenClose());
        cases.put(
                "bad-chunk",
                Reply.bytes("HTTP/1.1 202 X\r\nTransfer-Encoding: chunked\r\n\r\n" + KEY + "\r\n")
                        .thenClose());
        cases.put("reset", Reply.reset());
        cases.put("silence", Reply.silence());
        return cases;
    }
}
