package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox that answers at every address of its machine, as in a container. */
class EveryAddressTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().host("0.0.0.0").start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static Raw.Answer ask(String path, String host) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            return raw.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .readAnswer();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1:7981",
                "10.1.2.3:7981",
                "[fd00::2]:7981",
                "risenexa",
                "RISENEXA:7981",
                "build-box",
                "my_service:7981",
                "host.docker.internal",
                "mac.local:80",
                "sandbox.localhost"
            })
    void it_is_called_by_any_address_and_by_names_that_no_stranger_can_own(String host) throws IOException {
        assertThat(ask("/_sandbox/health", host).status()).isEqualTo(200);
    }

    @Test
    void it_is_called_by_the_machines_own_name() throws IOException {
        String name = InetAddress.getLocalHost().getHostName();

        assertThat(ask("/_sandbox/health", name + ":" + sandbox.port()).status())
                .as(name)
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "a.b.evil.com:7981",
                "local.evil.com",
                "evil.internal.com",
                "127.0.0.1.evil.com",
                ".local",
                "evil.example.",
                "a b",
                "x@evil"
            })
    void r23_a_public_name_is_421_and_the_answer_says_by_what_to_call_it(String host) throws IOException {
        for (String path : List.of("/_sandbox/health", "/api/v1/track")) {
            Raw.Answer answer = ask(path, host);

            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.body())
                    .contains("host_foreign")
                    .contains("by an address or the name of this machine")
                    .contains("for another name start it with that host");
        }
    }

    @Test
    void it_names_itself_by_an_address_that_answers() throws IOException {
        assertThat(sandbox.baseUrl()).isEqualTo("http://127.0.0.1:" + sandbox.port());
        try (Raw raw = Raw.to(sandbox)) {
            assertThat(raw.send(Raw.track(registration("u", id(1))))
                            .readAnswer()
                            .status())
                    .isEqualTo(202);
        }
    }
}
