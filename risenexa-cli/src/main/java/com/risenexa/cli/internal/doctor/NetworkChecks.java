package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.config.Configuration.SystemProxy;
import com.risenexa.cli.internal.doctor.Check.CheckResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks of the way to the server, up to an open connection. */
final class NetworkChecks {
    private NetworkChecks() {}

    static CheckResult dns(Diagnosis diagnosis) {
        String host = host(diagnosis.baseUrl());
        if (httpProxy(diagnosis) != null) {
            return CheckResult.ok("the proxy resolves " + host);
        }
        try {
            return CheckResult.ok(host + " is "
                    + Arrays.stream(addresses(host))
                            .map(InetAddress::getHostAddress)
                            .collect(Collectors.joining(", ")));
        } catch (IOException e) {
            return CheckResult.failed(
                    "cannot resolve " + host + ": " + e.getMessage(), "check the spelling of base_url, and the DNS");
        }
    }

    static CheckResult connect(Diagnosis diagnosis) {
        InetSocketAddress proxy = httpProxy(diagnosis);
        String host = proxy == null ? host(diagnosis.baseUrl()) : proxy.getHostString();
        int port = proxy == null ? diagnosis.port() : proxy.getPort();
        String failure = null;
        try {
            for (InetAddress address : addresses(host)) {
                try (Socket socket = new Socket(Proxy.NO_PROXY)) {
                    socket.connect(new InetSocketAddress(address, port), (int) Diagnosis.TIMEOUT.toMillis());
                    String fact = (proxy == null ? "" : "proxy ") + host + ":" + port + " accepts connections";
                    return failure == null
                            ? CheckResult.ok(fact)
                            : CheckResult.warning(
                                    fact + ", but not at " + failure, "check the routes of this machine (IPv6?)");
                } catch (IOException e) {
                    failure = address.getHostAddress() + ": " + e.getMessage();
                }
            }
        } catch (IOException e) {
            failure = e.getMessage();
        }
        String fix = isLoopback(diagnosis.baseUrl()) && proxy == null
                ? "start a sandbox: risenexa sandbox"
                : "check that the server is up, and that a firewall lets this machine out";
        return CheckResult.failed("cannot connect to " + host + ":" + port + ": " + failure, fix);
    }

    static CheckResult proxy(Diagnosis diagnosis) {
        String url = diagnosis.baseUrl().toString();
        String obstacle = SystemProxy.obstacle(url);
        if (obstacle != null) {
            return CheckResult.failed(obstacle, SystemProxy.FIX);
        }
        InetSocketAddress proxy = httpProxy(diagnosis);
        if (proxy != null) {
            return CheckResult.ok("HTTP proxy " + proxy.getHostString() + ":" + proxy.getPort());
        }
        String scheme = diagnosis.isHttps() ? "https" : "http";
        Function<String, @Nullable String> environment =
                diagnosis.context().process().environment();
        for (String variable : List.of(scheme + "_proxy", (scheme + "_proxy").toUpperCase(Locale.ROOT))) {
            if (!isLoopback(diagnosis.baseUrl())
                    && !Objects.requireNonNullElse(environment.apply(variable), "")
                            .isBlank()) {
                return CheckResult.warning(
                        variable + " is set, but Java does not read it",
                        "if a proxy is needed: export JAVA_TOOL_OPTIONS='-D" + scheme + ".proxyHost=HOST -D" + scheme
                                + ".proxyPort=PORT'");
            }
        }
        return CheckResult.ok("none: connections are direct");
    }

    static @Nullable InetSocketAddress httpProxy(Diagnosis diagnosis) {
        Proxy proxy = SystemProxy.of(diagnosis.baseUrl().toString());
        return proxy.type() == Proxy.Type.HTTP ? (InetSocketAddress) proxy.address() : null;
    }

    /** Without the brackets of an IPv6 address. */
    static String host(URI url) {
        return String.valueOf(url.getHost()).replaceAll("[\\[\\]]", "");
    }

    static boolean isLoopback(URI url) {
        return host(url).matches("localhost|127(\\.\\d+){3}|::1|0:0:0:0:0:0:0:1");
    }

    /** In a bounded time, which the JDK's resolver does not promise. */
    private static InetAddress[] addresses(String host) throws IOException {
        CompletableFuture<InetAddress[]> found = CompletableFuture.supplyAsync(() -> {
            try {
                return InetAddress.getAllByName(host);
            } catch (UnknownHostException e) {
                return new InetAddress[0];
            }
        });
        try {
            InetAddress[] addresses = found.get(Diagnosis.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (addresses.length == 0) {
                throw new IOException("unknown host");
            }
            return addresses;
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + Diagnosis.TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
