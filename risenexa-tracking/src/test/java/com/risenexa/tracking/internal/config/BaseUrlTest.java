package com.risenexa.tracking.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events go to (R1, R22). */
class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://host, https://host/api/v1/track",
        "https://host/, https://host/api/v1/track",
        "HTTPS://Host:8443/x/, https://Host:8443/x/api/v1/track",
        "https://host/a/../b//c/./, https://host/b/c/api/v1/track",
        "https://host/ü?, ''",
        "https://host/%2F/, https://host/%2F/api/v1/track",
        "https://192.0.2.1, https://192.0.2.1/api/v1/track",
        "https://[2001:db8::1]:1, https://[2001:db8::1]:1/api/v1/track",
        "https://host:65535, https://host:65535/api/v1/track",
        "http://localhost:1, http://localhost:1/api/v1/track",
        "http://LOCALHOST, http://LOCALHOST/api/v1/track",
        "http://127.0.0.1, http://127.0.0.1/api/v1/track",
        "http://127.1.2.3, http://127.1.2.3/api/v1/track",
        "http://[::1], http://[::1]/api/v1/track",
        "http://[0:0:0:0:0:0:0:1]:80/x, http://[0:0:0:0:0:0:0:1]:80/x/api/v1/track",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example/api/v1/track"
    })
    void r1_the_endpoint_lies_below_the_base_url(String baseUrl, String endpoint) throws Exception {
        if (endpoint.isEmpty()) {
            assertRefused(baseUrl, "query");
        } else {
            assertThat(BaseUrl.endpoint(baseUrl, false)).hasToString(endpoint);
        }
    }

    private static void assertRefused(String baseUrl, String fault) {
        assertThatThrownBy(() -> BaseUrl.endpoint(baseUrl, false))
                .isInstanceOf(BaseUrl.Unusable.class)
                .hasMessageStartingWith("base_url ")
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "'', no scheme",
        "host, no scheme",
        "host/path, no scheme",
        "//host, no scheme",
        "host:8080, has the scheme host",
        "file:///etc/passwd, has the scheme file",
        "ftp://host, has the scheme ftp",
        "jar:file:/x!/y, has the scheme jar",
        "mailto:a@b.c, has the scheme mailto",
        "https://user@host, user info",
        "https://user:secret@host, user info",
        "https://user:secret@bücher.example, user info",
        "https://host?x=1, query",
        "https://host/?, query",
        "https://host#top, fragment",
        "https://host/#, fragment",
        "https:host, no host",
        "https:///path, no host",
        "https://, not a URL",
        "https://:443, no host",
        "https://my_host, the host 'my_host' with an underscore",
        "https://my_host:8080/x, the host 'my_host' with an underscore",
        "https://web_1.example.org, the host 'web_1.example.org' with an underscore",
        "https://app.example.org., the host 'app.example.org.' with a dot at its end",
        "https://app.example.org.:8443/x, the host 'app.example.org.' with a dot at its end",
        "https://-host, the host '-host'",
        "https://host-, the host 'host-'",
        "https://ho!st, the host 'ho!st'",
        "https://1.2.3, the host '1.2.3'",
        "https://256.1.1.1, the host '256.1.1.1'",
        "https://host:0, port 0",
        "https://host:70000, port 70000",
        "https://host:65536, port 65536",
        "https://host:99999999999, port 99999999999",
        "https://host:-1, port -1",
        "https://host:x, port x",
        "https://[::1, not a URL",
        "https://[::zz], not a URL",
        "https://ho st, not a URL",
        "https://host/a b, not a URL",
        "https://host/%zz, not a URL",
        "https://host\\path, not a URL",
        "https://bücher.example, write it in ASCII: xn--bcher-kva.example"
    })
    void r21_an_unusable_base_url_is_named_with_its_fault(String baseUrl, String fault) {
        assertRefused(baseUrl, fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host\r\nX-Injected: 1", "https://host/\n", "https://ho\u0000st", "ht\ntp://host"})
    void r21_control_characters_are_no_url(String baseUrl) {
        assertRefused(baseUrl, "not a URL");
    }

    @Test
    void r22_a_password_in_a_url_is_not_shown() {
        assertThatThrownBy(() -> BaseUrl.endpoint("https://user:secret@host", false))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://10.0.0.1",
                "http://192.168.0.1",
                "http://0.0.0.0",
                "http://[::]",
                "http://[fe80::1]",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.",
                "http://128.0.0.1"
            })
    void r22_plain_http_is_for_loopback_unless_allowed(String baseUrl) throws Exception {
        assertRefused(baseUrl, "is plain http");
        assertThat(BaseUrl.endpoint(baseUrl, true)).hasToString(baseUrl + "/api/v1/track");
    }
}
