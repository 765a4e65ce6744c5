package com.risenexa.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.testing.Json;
import com.risenexa.tracking.testing.One;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every kind: they give messages, and change nothing else (R7, R9). */
class AnswerBodyTest {
    private static final String PAGE = "<!doctype html><title>Log in</title>";

    static Stream<byte[]> odd_bodies() {
        return Stream.of(
                bytes(""),
                bytes(" "),
                bytes(PAGE),
                bytes("null"),
                bytes("[]"),
                bytes("\"text\""),
                bytes("{\"error\":null}"),
                bytes("{\"error\":7}"),
                bytes("{\"error\":\"  \"}"),
                bytes("{\"error\":{\"message\":\"deep\"}}"),
                bytes("{\"error\":\"cut"),
                bytes("{\"error\":\"two\"}{\"error\":\"values\"}"),
                bytes("{\"error\":\"two\"} and text"),
                bytes("{'error':'single'}"),
                bytes("{\"a\":1e99999999999}"),
                bytes("{\"a\":NaN}"),
                bytes("{\"a\":" + "9".repeat(5_000) + "}"),
                bytes("[".repeat(30_000)),
                bytes("[".repeat(300) + "]".repeat(300)),
                bytes("x".repeat(70_000)),
                "{\"error\":\"\u00fc\"}".getBytes(ISO_8859_1),
                "{\"a\":\"b\"}".getBytes(UTF_16),
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0},
                new byte[1000],
                gzip("{\"error\":\"packed\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("odd_bodies")
    void r7_a_body_without_a_message_changes_nothing_else(byte[] body) {
        assertThat(One.answered(Reply.body(401, body)).result())
                .isInstanceOfSatisfying(AuthenticationError.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(401);
                    assertThat(error.message()).isEqualTo("Invalid token");
                });
    }

    @ParameterizedTest
    @MethodSource("odd_bodies")
    void r9_202_is_accepted_whatever_its_body_says(byte[] body) {
        One one = One.answered(Reply.body(202, body));

        assertThat(one.result()).isInstanceOf(Accepted.class);
        assertThat(one.requests()).hasSize(1);
        assertThat(Json.object(one.result().toJson())).containsEntry("result", "accepted");
    }

    @ParameterizedTest
    @MethodSource("odd_bodies")
    void r8_a_body_changes_nothing_for_a_status_that_is_retried(byte[] body) {
        One one = One.answered(Reply.body(503, body));

        assertThat(one.result()).isInstanceOf(Undelivered.MaxRetriesExceeded.class);
        assertThat(one.requests()).hasSize(4);
    }

    @Test
    void r9_the_body_of_an_accepted_event_is_the_json_object() {
        Accepted accepted = (Accepted) One.answered(Reply.json(202, "{\"b\":[1,2.5,\"x\",null,{}],\"a\":true}"))
                .result();

        assertThat(accepted.body().toString()).isEqualTo("{b=[1, 2.5, x, null, {}], a=true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "\"ok\"", "null", PAGE, "{"})
    void r9_without_a_json_object_the_body_is_empty(String body) {
        Accepted accepted = (Accepted) One.answered(Reply.json(202, body)).result();

        assertThat(accepted.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 203, 206, 299})
    void r9_another_2xx_is_accepted_if_its_body_is_json_or_empty(int status) {
        assertThat(One.answeredOnce(Reply.json(status, "{\"id\":7}")).result())
                .isInstanceOfSatisfying(Accepted.class, accepted -> {
                    assertThat(accepted.statusCode()).isEqualTo(status);
                    assertThat(accepted.body()).isEqualTo(Map.of("id", 7));
                });
        assertThat(One.answeredOnce(Reply.status(status)).result()).isInstanceOf(Accepted.class);
        assertThat(One.answeredOnce(Reply.json(status, "[]")).result()).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void r9_a_2xx_that_has_no_body_is_accepted(int status) {
        assertThat(One.answeredOnce(Reply.bytes(Reply.head(status) + "\r\n").thenClose())
                        .result())
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 203, 206})
    void r9_a_2xx_with_a_page_has_delivered_nothing(int status) {
        One one = One.answered(Reply.json(status, PAGE));

        assertThat(one.result()).isInstanceOfSatisfying(UnexpectedResponse.class, error -> {
            assertThat(error.statusCode()).isEqualTo(status);
            assertThat(error.message())
                    .contains("status " + status)
                    .contains("not JSON")
                    .contains("base_url");
        });
        assertThat(one.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void r9_the_json_of_another_2xx_must_lie_within_64_kib(int length, boolean accepted) {
        String body = "\"" + "x".repeat(length - 2) + "\"";

        assertThat(One.answeredOnce(Reply.json(200, body)).result().isAccepted())
                .isEqualTo(accepted);
        assertThat(One.answeredOnce(Reply.json(202, body)).result().isAccepted())
                .isTrue();
    }

    @Test
    void r7_error_goes_before_message() {
        assertThat(message("{\"message\":\"second\",\"error\":\"first\"}")).isEqualTo("first");
        assertThat(message("{\"error\":\"\",\"message\":\"second\"}")).isEqualTo("second");
        assertThat(message("{\"error\":7,\"message\":\"second\"}")).isEqualTo("second");
    }

    @Test
    void r7_a_message_may_have_any_letters() {
        assertThat(message("{\"error\":\"\u00fc \\ud83d\\ude80 \\u0000 \\n\"}")).isEqualTo("\u00fc \uD83D\uDE80 \0 \n");
    }

    @Test
    void r7_a_message_may_come_in_chunks_after_a_byte_order_mark_or_until_the_end_of_the_stream() {
        assertThat(message(Reply.bytes(Reply.head(401, "Transfer-Encoding: chunked")
                        + "\r\n8\r\n{\"error\"\r\n6;x=y\r\n:\"in\"}\r\n0\r\nTrailer: x\r\n\r\n")))
                .isEqualTo("in");
        assertThat(message(Reply.body(401, bytes("\uFEFF{\"error\":\"marked\"}"))))
                .isEqualTo("marked");
        assertThat(message(Reply.bytes(Reply.head(401) + "\r\n{\"error\":\"closed\"}")
                        .thenClose()))
                .isEqualTo("closed");
    }

    @Test
    void r7_a_label_of_gzip_or_another_charset_changes_nothing() {
        assertThat(message(Reply.json(401, "{\"error\":\"plain\"}", "Content-Encoding: gzip")))
                .isEqualTo("plain");
        assertThat(message(Reply.json(401, "{\"error\":\"plain\"}", "Content-Type: text/html; charset=utf-16")))
                .isEqualTo("plain");
    }

    @Test
    void r7_errors_are_shown_as_text() {
        assertThat(One.answered(Reply.json(422, "{\"errors\":[\"a\",1,null,{\"b\":[2]}]}"))
                        .result())
                .isInstanceOfSatisfying(ValidationError.class, error -> {
                    assertThat(error.errors()).containsExactly("a", "1", "null", "{b=[2]}");
                    assertThat(error.message()).isEqualTo("Validation failed");
                });
        assertThat(One.answered(Reply.json(422, "{\"errors\":\"one\"}")).result())
                .isInstanceOfSatisfying(
                        ValidationError.class,
                        error -> assertThat(error.errors()).isEmpty());
    }

    @Test
    void r28_half_a_letter_in_an_answer_does_not_break_the_json_of_the_result() {
        TrackResult result = One.answered(Reply.json(422, "{\"error\":\"\\ud83d\",\"errors\":[\"\\ude80\"]}"))
                .result();

        assertThat(Json.object(result.toJson())).containsEntry("result", "validation_error");
    }

    private static String message(String body) {
        return message(Reply.json(401, body));
    }

    private static String message(Reply reply) {
        return ((AuthenticationError) One.answeredOnce(reply).result()).message();
    }
}
