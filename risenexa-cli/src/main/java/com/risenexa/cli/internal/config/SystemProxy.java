package com.risenexa.cli.internal.config;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxy through which the JVM is set to reach an address, and a client that can: the command's fast engine cannot. */
final class SystemProxy {
    private SystemProxy() {}

    /** Null if there is no HTTP proxy on the way, or no telling. */
    static @Nullable HttpClient clientFor(@Nullable String url) {
        return proxy(url).type() == Proxy.Type.HTTP
                ? HttpClient.newBuilder().executor(Runnable::run).build()
                : null;
    }

    /** What stands in the way to an address, in words; null if nothing does. Java's client goes around such a proxy. */
    static @Nullable String obstacle(@Nullable String url) {
        Proxy proxy = proxy(url);
        return proxy.type() == Proxy.Type.SOCKS
                ? "the JVM is set to reach " + url + " through the SOCKS proxy " + proxy.address()
                        + ", which risenexa cannot"
                : null;
    }

    private static Proxy proxy(@Nullable String url) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null || url == null) {
            return Proxy.NO_PROXY;
        }
        try {
            List<Proxy> proxies = selector.select(URI.create(url));
            return proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
        } catch (IllegalArgumentException noAddress) {
            // The client says what is wrong with it.
            return Proxy.NO_PROXY;
        }
    }
}
