package com.risenexa.tracking.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** No answer came through a proxy. Holds its address, which the JDK's exceptions leave out. */
final class ProxyFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LOGIN_REQUIRED = 407;
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private final String proxy;
    private final int status;

    private ProxyFailure(String proxy, int status, @Nullable Throwable cause) {
        super("proxy " + proxy, cause);
        this.proxy = proxy;
        this.status = status;
    }

    /** The failure as one of the proxy's; null where no proxy is in between. */
    static @Nullable ProxyFailure in(IOException failure, HttpClient client, URI uri) {
        String proxy = proxy(client, uri);
        if (proxy == null) {
            return null;
        }
        boolean isTunnel = "https".equals(uri.getScheme());
        return new ProxyFailure(proxy, isTunnel ? status(failure) : 0, failure);
    }

    /** That the proxy wants credentials for the tunnel. */
    static ProxyFailure loginRequired(HttpClient client, URI uri) {
        return new ProxyFailure(String.valueOf(proxy(client, uri)), LOGIN_REQUIRED, null);
    }

    /** What the proxy itself answered to CONNECT, and what to do about it; null if it was not the proxy that failed. */
    @Nullable
    String answer() {
        if (status == 0) {
            return null;
        }
        String answer = "the proxy " + proxy + " answers " + status + " to CONNECT";
        return status == LOGIN_REQUIRED
                ? answer + ": it asks for credentials, which only an httpClient(…) with an authenticator can give"
                : answer;
    }

    String suffix() {
        return " (through the proxy " + proxy + ")";
    }

    private static int status(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher tunnel = TUNNEL.matcher(message);
        if (tunnel.matches()) {
            return Integer.parseInt(tunnel.group(1));
        }
        // What Java 17 and 25 make of credentials that the proxy does not take.
        boolean isRefusedLogin = message.startsWith("too many authentication attempts")
                || message.startsWith("Proxy-Authenticate header missing")
                || failure.getCause() instanceof NullPointerException;
        return isRefusedLogin ? LOGIN_REQUIRED : 0;
    }

    /** Where the proxy between is; null if there is none. */
    static @Nullable String proxy(HttpClient client, URI uri) {
        ProxySelector selector = client.proxy().orElseGet(ProxySelector::getDefault);
        try {
            List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
            return proxies.isEmpty() || !(proxies.get(0).address() instanceof InetSocketAddress address)
                    ? null
                    : address.getHostString() + ":" + address.getPort();
        } catch (RuntimeException broken) {
            // A selector of the application's, which threw already when the request was sent.
            return null;
        }
    }
}
