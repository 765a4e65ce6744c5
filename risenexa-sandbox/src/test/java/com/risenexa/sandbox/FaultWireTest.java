package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static com.risenexa.sandbox.support.Raw.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.HttpDate;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.testsupport.Eventually;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client meets on the wire, fault by fault. */
class FaultWireTest {
    private static final String ACCEPTED = "{\"status\":\"accepted\"}";

    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Raw meet(String fault) throws IOException {
        return Raw.to(sandbox).send(track(registration("u", id(1)), "X-Sandbox-Fault: " + fault));
    }

    private void assertLedger(String outcome, String fault, int counted) {
        assertThat(Http.lastAttempt(sandbox)).containsEntry("outcome", outcome).containsEntry("fault", fault);
        assertThat(sandbox.counters().registered().net()).isEqualTo(counted);
        assertThat(sandbox.verify().ok()).isTrue();
    }

    @Test
    void ok_changes_nothing() throws IOException {
        try (Raw raw = meet("ok")) {
            assertThat(raw.readAnswer().body()).isEqualTo(ACCEPTED);
        }
        assertLedger("counted", null, 1);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "429", "401", "418", "202", "599"})
    void a_status_is_answered_and_nothing_applied(int status) throws IOException {
        try (Raw raw = meet(String.valueOf(status))) {
            assertThat(raw.readAnswer().status()).isEqualTo(status);
        }
        assertLedger("faulted", String.valueOf(status), 0);
    }

    @Test
    void a_status_may_say_retry_after_in_seconds() throws IOException {
        try (Raw raw = meet("429:retry-after=2")) {
            assertThat(raw.readAnswer().header("retry-after")).isEqualTo("2");
        }
    }

    @Test
    void a_status_may_say_retry_after_as_a_date() throws IOException {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Raw raw = meet("503:retry-after=date+2")) {
            Raw.Answer answer = raw.readAnswer();

            // From the moment of the request, which lies between the two.
            assertThat(HttpDate.parse(answer.header("retry-after")))
                    .isBetween(
                            before.plusSeconds(2),
                            HttpDate.parse(answer.header("date")).plusSeconds(2));
        }
    }

    @Test
    void delay_answers_late_and_keeps_the_connection() throws IOException {
        long from = System.nanoTime();
        try (Raw raw = meet("delay:150ms")) {
            assertThat(raw.readAnswer().body()).isEqualTo(ACCEPTED);
            assertThat(System.nanoTime() - from).isGreaterThan(149_000_000);
            assertThat(raw.send(track(registration("u", id(2)))).readAnswer().status())
                    .isEqualTo(202);
        }
        assertThat(sandbox.counters().registered().net()).isEqualTo(2);
        assertThat(sandbox.attempts().get(0).duration()).isGreaterThan(java.time.Duration.ofMillis(149));
    }

    @Test
    void hang_says_nothing_and_applies_nothing() throws IOException {
        try (Raw raw = meet("hang")) {
            assertThatThrownBy(() -> raw.patience(150).read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertLedger("faulted", "hang", 0);
    }

    @Test
    void hang_may_end_by_closing() throws IOException {
        try (Raw raw = meet("hang:50ms")) {
            assertThat(raw.readAll()).isEmpty();
        }
    }

    @Test
    void drop_closes_without_an_answer_and_applies_nothing() throws IOException {
        try (Raw raw = meet("drop")) {
            assertThat(raw.readAll()).isEmpty();
        }
        assertLedger("faulted", "drop", 0);
    }

    @Test
    void reset_resets_and_applies_nothing() throws IOException {
        try (Raw raw = meet("reset")) {
            assertThatThrownBy(raw::readAll).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertLedger("faulted", "reset", 0);
    }

    @Test
    void lost_ack_counts_and_closes_without_an_answer() throws IOException {
        try (Raw raw = meet("lost-ack")) {
            assertThat(raw.readAll()).isEmpty();
        }
        assertLedger("lost", "lost-ack", 1);
    }

    @Test
    void refuse_closes_the_listener_for_a_while_and_then_listens_again() throws IOException {
        Raw idle = Raw.to(sandbox);
        idle.send(track(registration("u", id(2)))).readAnswer();
        try (Raw raw = meet("refuse:3s")) {
            assertThat(raw.readAll()).isEmpty();
        }
        assertThatThrownBy(() -> Raw.to(sandbox)).isInstanceOf(ConnectException.class);
        assertThat(idle.read()).as("an idle connection is closed too").isEqualTo(-1);
        idle.close();

        Eventually.until("it listens again", this::listens);
        assertLedger("counted", null, 2);
    }

    private boolean listens() throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            return raw.send(track(registration("u", id(1)))).readAnswer().status() == 202;
        } catch (ConnectException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"truncate, {\"status\":", "truncate:at=body, {\"status\":"})
    void truncate_counts_and_cuts_the_body(String fault, String seen) throws IOException {
        try (Raw raw = meet(fault)) {
            assertThat(raw.readAll())
                    .startsWith("HTTP/1.1 202")
                    .contains("content-length: 21")
                    .endsWith("\r\n\r\n" + seen);
        }
        assertLedger("lost", fault, 1);
    }

    @Test
    void truncate_can_cut_the_headers_or_the_status_line() throws IOException {
        try (Raw raw = meet("truncate:at=headers")) {
            assertThat(raw.readAll()).startsWith("HTTP/1.1 202 Accepted\r\n").doesNotContain("\r\n\r\n");
        }
        try (Raw raw = meet("truncate:at=status,truncate:at=status")) {
            assertThat(raw.readAll()).isEqualTo("HTTP/1.1 20");
        }
        assertLedger("lost", "truncate:at=status", 1);
    }

    @Test
    void stall_body_counts_and_is_silent_after_the_headers() throws IOException {
        try (Raw raw = meet("stall-body")) {
            assertThat(raw.readHead()).startsWith("HTTP/1.1 202").contains("content-length: 21");
            assertThatThrownBy(() -> raw.patience(150).read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertLedger("lost", "stall-body", 1);
    }

    @Test
    void slow_drips_the_whole_answer() throws IOException {
        long from = System.nanoTime();
        try (Raw raw = meet("slow:300ms")) {
            assertThat(raw.readAll()).startsWith("HTTP/1.1 202").endsWith(ACCEPTED);
        }
        assertThat(System.nanoTime() - from).isGreaterThan(200_000_000);
        assertLedger("counted", "slow:300ms", 1);
    }

    @Test
    void garbage_is_no_http_and_applies_nothing() throws IOException {
        try (Raw raw = meet("garbage")) {
            assertThat(raw.readAll()).isNotEmpty().doesNotContain("HTTP");
        }
        assertLedger("faulted", "garbage", 0);
    }

    @Test
    void bad_chunk_counts_and_breaks_off_in_the_body() throws IOException {
        try (Raw raw = meet("bad-chunk")) {
            assertThat(raw.readAll())
                    .contains("transfer-encoding: chunked\r\n\r\nzz\r\n")
                    .doesNotContain("content-length");
        }
        assertLedger("lost", "bad-chunk", 1);
    }

    @Test
    void html_is_a_web_page_with_200_and_applies_nothing() throws IOException {
        try (Raw raw = meet("html")) {
            Raw.Answer answer = raw.readAnswer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).startsWith("text/html");
            assertThat(answer.body()).contains("<h1>");
        }
        assertLedger("faulted", "html", 0);
    }

    @Test
    void redirect_points_elsewhere_and_applies_nothing() throws IOException {
        try (Raw raw = meet("redirect:to=http://127.0.0.1:1/x;status=307")) {
            Raw.Answer answer = raw.readAnswer();
            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.header("location")).isEqualTo("http://127.0.0.1:1/x");
        }
        assertLedger("faulted", "redirect:to=http://127.0.0.1:1/x;status=307", 0);
    }

    @Test
    void huge_counts_and_sends_as_much_as_it_says() throws IOException {
        try (Raw raw = meet("huge:size=3MB")) {
            String all = raw.readAll();
            String body = all.substring(all.indexOf("\r\n\r\n") + 4);
            assertThat(body)
                    .hasSize(Integer.parseInt(Raw.header(all, "content-length")))
                    .endsWith("xx\"}");
            assertThat(body.length()).isGreaterThan(3 * 1024 * 1024);
        }
        assertLedger("counted", "huge:size=3MB", 1);
    }

    @Test
    void an_unparsable_header_is_refused_with_its_position_and_applies_nothing() throws IOException {
        try (Raw raw = meet("503*2,reste")) {
            Raw.Answer answer = raw.readAnswer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("fault_unparsable")
                    .contains("position 6")
                    .contains("expected a status");
        }
        assertThat(sandbox.counters().registered().net()).isZero();
        assertThat(sandbox.events()).isEmpty();
    }
}
