package com.risenexa.examples;

import com.risenexa.tracking.RisenexaTracking;
import com.risenexa.tracking.TrackingClient;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;

/** How a client gets its options. */
final class Configuration {
    private Configuration() {}

    static void global() {
        // snippet: global
        // What is not set here comes from properties and environment.
        RisenexaTracking.configure(options ->
                options.startupSlug("my-startup").timeout(Duration.ofSeconds(1)).maxRetries(5));
        // end
    }

    static TrackingClient perInstance(String apiKey, String baseUrl) {
        // snippet: instance
        TrackingClient client = TrackingClient.builder()
                .apiKey(apiKey)
                .startupSlug("my-startup")
                .baseUrl(baseUrl)
                .build(); // never throws; a missing option is the result of every call
        // end
        return client;
    }

    static TrackingClient rotatingKey(Supplier<String> vault, TrackingClient client) {
        // snippet: rotation
        TrackingClient other = client.toBuilder() // same connections, own queue
                .apiKeySupplier(vault) // asked before each attempt
                .startupSlug("my-other-startup")
                .build();
        // end
        return other;
    }

    @SuppressWarnings("AddressSelection") // the JDK's selector takes one address for its proxy
    static TrackingClient.Builder throughProxy(Authenticator credentials) {
        // snippet: proxy
        HttpClient http = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress("proxy.example", 3128)))
                .authenticator(credentials) // a java.net.Authenticator of yours
                .build();
        TrackingClient.Builder builder = TrackingClient.builder().httpClient(http);
        // end
        return builder;
    }
}
