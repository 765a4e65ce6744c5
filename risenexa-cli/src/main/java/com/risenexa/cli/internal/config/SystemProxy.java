package com.risenexa.cli.internal.config;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxy through which the JVM is set to reach an address, and a client that can: the command's fast engine cannot. */
public final class SystemProxy {
    public static final String FIX = "Unset socksProxyHost, or set an HTTP proxy: https.proxyHost and https.proxyPort.";

    private SystemProxy() {}

    /** Null if there is no HTTP proxy on the way, or no telling. */
    static @Nullable HttpClient clientFor(@Nullable String url) {
        return of(url).type() == Proxy.Type.HTTP
                ? HttpClient.newBuilder().executor(Runnable::run).build()
                : null;
    }

    /** What stands in the way to an address, in words; null if nothing does. Java's client goes around such a proxy. */
    public static @Nullable String obstacle(@Nullable String url) {
        Proxy proxy = of(url);
        return proxy.type() == Proxy.Type.SOCKS
                ? "the JVM is set to reach " + url + " through the SOCKS proxy " + proxy.address()
                        + ", which risenexa cannot"
                : null;
    }

    /** Direct if there is none, or the address is unusable. */
    public static Proxy of(@Nullable String url) {
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
