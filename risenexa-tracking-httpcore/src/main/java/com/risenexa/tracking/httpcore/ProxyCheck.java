package com.risenexa.tracking.httpcore;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejects URLs that the JVM is configured to reach through a proxy: this engine has no proxy support, and bypassing the
 * proxy silently would be worse.
 */
final class ProxyCheck {
    private ProxyCheck() {}

    /** In words for a configuration error; null if there is none. */
    static @Nullable String unsupportedReason(URI uri) {
        Proxy proxy = first(uri);
        if (proxy == null || proxy.type() == Proxy.Type.DIRECT) {
            return null;
        }
        return "http engine: the JVM is set to reach " + uri.getHost() + " through the proxy " + proxy.address()
                + ", and risenexa-tracking-httpcore does not support proxies; give the builder an httpClient(…),"
                + " or take that artifact off the class path";
    }

    private static @Nullable Proxy first(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        try {
            List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
            return proxies == null || proxies.isEmpty() ? null : proxies.get(0);
        } catch (RuntimeException broken) {
            // A selector of the application's; building a client throws nothing.
            return null;
        }
    }
}
