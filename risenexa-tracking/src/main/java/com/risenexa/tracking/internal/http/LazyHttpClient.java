package com.risenexa.tracking.internal.http;

import java.net.http.HttpClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, built when first needed: it starts a thread when it is built. Thread-safe. */
public final class LazyHttpClient implements Supplier<HttpClient> {
    private volatile @Nullable HttpClient client;

    public LazyHttpClient(@Nullable HttpClient given) {
        client = given;
    }

    @Override
    public HttpClient get() {
        HttpClient known = client;
        return known != null ? known : build();
    }

    private synchronized HttpClient build() {
        HttpClient known = client;
        if (known == null) {
            // The default pool of java.net.http was measured to break keep-alive requests now and then
            // ("header parser received no bytes"); on the calling thread it did not.
            known = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(Runnable::run)
                    .build();
            client = known;
        }
        return known;
    }
}
