package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Parked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Test
    void a_port_in_use_is_refused_and_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Sandbox.builder()
                            .port(port)
                            .startTimeout(Duration.ofMillis(120))
                            .start())
                    .isInstanceOfSatisfying(
                            PortInUseException.class, e -> assertThat(e.port()).isEqualTo(port))
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    @Test
    void a_port_that_is_freed_within_the_start_timeout_is_taken() throws Exception {
        Sandbox first = Sandbox.start();
        FutureTask<Sandbox> second = new FutureTask<>(() -> Sandbox.builder()
                .port(first.port())
                .startTimeout(Duration.ofSeconds(60))
                .start());
        Thread starter = new Thread(second, "second");
        starter.start();
        Parked.await(starter);
        assertThat(second).isNotDone();
        first.close();

        second.get(60, TimeUnit.SECONDS).close();
    }

    @Test
    void a_start_that_fails_lets_go_of_the_folder(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Sandbox.builder()
                            .port(taken.getLocalPort())
                            .data(folder)
                            .startTimeout(Duration.ZERO)
                            .start())
                    .isInstanceOf(PortInUseException.class);
        }
        Sandbox.builder().data(folder).startTimeout(Duration.ZERO).start().close();
    }

    @Test
    void close_frees_the_port_at_once_and_may_be_called_again() {
        for (int i = 0; i < 3; i++) {
            Sandbox sandbox = Sandbox.start();
            Http.track(sandbox, registration("u", id(1)));
            sandbox.close();
            sandbox.close();
            Sandbox.builder()
                    .port(sandbox.port())
                    .startTimeout(Duration.ZERO)
                    .start()
                    .close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void an_address_of_ipv6_stands_in_brackets_and_answers_there(String host) throws IOException {
        if (!hasIpv6()) {
            assertThatThrownBy(() -> Sandbox.builder().host(host).start()).isInstanceOf(SandboxException.class);
            return;
        }
        try (Sandbox sandbox = Sandbox.builder().host(host).start()) {
            String bare = host.replaceAll("[\\[\\]]", "");
            assertThat(sandbox.baseUrl()).isEqualTo("http://[" + bare + "]:" + sandbox.port());
            assertThat(sandbox.client().trackRegistration("usr_1").isAccepted()).isTrue();
            assertThat(Http.track(sandbox, registration("u", id(1))).statusCode())
                    .isEqualTo(202);
            assertThat(Http.get(sandbox, "/").body()).contains(sandbox.baseUrl());
            assertThat(Http.get(sandbox, "/_sandbox/attempts/1?format=curl").body())
                    .contains(sandbox.baseUrl() + "/api/v1/track");
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(IPV6_LOOPBACK))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_closed_sandbox_says_so() {
        Sandbox sandbox = Sandbox.start();
        sandbox.close();

        assertThatThrownBy(sandbox::counters)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void all_its_threads_are_daemons_and_end_with_it() throws InterruptedException {
        Set<Thread> others = threads(); // the JUnit kit's server, if a class before used it
        Sandbox sandbox = Sandbox.start();
        Http.track(sandbox, registration("u", id(1)));
        Set<Thread> own = threads();
        own.removeAll(others);
        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);

        sandbox.close();
        for (Thread thread : own) {
            thread.join(60_000); // an event loop says that it has ended a moment before its thread does
        }
        assertThat(own).noneMatch(Thread::isAlive);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith("risenexa-sandbox"))
                .collect(Collectors.toSet());
    }

    @Test
    void values_that_cannot_be_used_are_refused_where_they_are_given() {
        Sandbox.Builder builder = Sandbox.builder();

        assertThatThrownBy(() -> builder.port(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> builder.startup("No Slug")).hasMessageContaining("No Slug");
        assertThatThrownBy(() -> builder.rateLimit("often")).hasMessageContaining("often");
        assertThatThrownBy(() -> builder.timeScale(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> builder.host(" ")).hasMessageContaining("such as 127.0.0.1");
        assertThatThrownBy(() -> builder.host("no.such.host.invalid").start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("no.such.host.invalid");
    }

    @Test
    void the_page_shows_the_values_and_a_line_that_works_when_it_is_pasted() {
        try (Sandbox sandbox = Sandbox.start()) {
            var answer = Http.get(sandbox, "/");
            assertThat(answer.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("content-security-policy")).contains("default-src 'self'");
            assertThat(answer.body())
                    .contains(sandbox.baseUrl(), sandbox.apiKey(), sandbox.startupSlug())
                    .contains(String.valueOf(ProcessHandle.current().pid()));

            String line = between(answer.body(), "<pre>(.*?)</pre>").replace("&quot;", "\"");
            assertThat(line).startsWith("curl -i " + sandbox.baseUrl() + "/api/v1/track ");
            String key = between(line, "Bearer ([^']+)'");
            String body = between(line, "-d '([^']+)'");
            assertThat(Http.trackWithKey(sandbox, body, key).statusCode()).isEqualTo(202);
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        }
    }

    private static String between(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
