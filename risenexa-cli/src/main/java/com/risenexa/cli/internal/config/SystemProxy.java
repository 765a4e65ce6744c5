package com.risenexa.cli.internal.config;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the JVM is set to reach an address through a proxy, and a client that can: the command's fast engine cannot. */
final class SystemProxy {
    private SystemProxy() {}

    /** Null if there is no proxy on the way, or no telling. */
    static @Nullable HttpClient clientFor(@Nullable String url) {
        return url != null && isThere(url)
                ? HttpClient.newBuilder().executor(Runnable::run).build()
                : null;
    }

    private static boolean isThere(String url) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return false;
        }
        try {
            List<Proxy> proxies = selector.select(URI.create(url));
            return !proxies.isEmpty() && proxies.get(0).type() != Proxy.Type.DIRECT;
        } catch (IllegalArgumentException noAddress) {
            // The client says what is wrong with it.
            return false;
        }
    }
}
