package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.testsupport.Eventually;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxLauncherTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:7981",
        "::1, http://[::1]:7981",
        "fe80::1, http://[fe80::1]:7981",
        "localhost, http://localhost:7981",
        "0.0.0.0, http://127.0.0.1:7981",
        "::, http://127.0.0.1:7981",
    })
    void an_address_stands_in_a_url_as_urls_want_it(String host, String url) {
        assertThat(SandboxLauncher.url(host, 7981)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "0.0.0.0", "127.0.0.1"})
    void a_sandbox_at_any_address_is_attached_to_and_named_by_a_url_that_works(String host)
            throws IOException, InterruptedException {
        if (host.contains(":") && !hasIpv6()) {
            return; // many containers lack it
        }
        Path ready = folder.resolve("ready");
        try (Child first = Child.start(
                folder,
                Map.of(),
                "sandbox",
                "--memory",
                "--port=0",
                "--host",
                host,
                "--no-tail",
                "--ready-file=ready")) {
            Eventually.until("ready", () -> Files.exists(ready));
            String url =
                    String.valueOf(JsonText.readObject(Files.readString(ready)).get("base_url"));
            String port = url.substring(url.lastIndexOf(':') + 1);
            Run.Ended beside = new Run().call("sandbox", "run", "--host", host, "--port", port, "--json", "true");

            assertThat(beside.json()).as(beside.err()).containsEntry("started", false);
            assertThat(new Run().call("sandbox", "status", "--base-url", url).exitCode())
                    .isZero();
            assertThat(new Run()
                            .call("sandbox", "env", "--base-url", url, "--shell=sh")
                            .out())
                    .contains("RISENEXA_BASE_URL='" + url + "'");
            first.terminate();
            assertThat(first.exitCode()).isEqualTo(143);
        }
    }

    private static boolean hasIpv6() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    }
}
