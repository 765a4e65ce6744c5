package com.risenexa.cli.support;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A sandbox in this JVM, a client of it, and the command that asks it. */
public final class Local implements AutoCloseable {
    private final Sandbox sandbox;
    private final TrackingClient client;

    private Local(Sandbox sandbox) {
        this.sandbox = sandbox;
        // Waits longer than usual: a busy machine shall not make a second attempt.
        this.client = sandbox.client().toBuilder()
                .timeout(Duration.ofSeconds(30))
                .maxRetries(0)
                .build();
    }

    public static Local start() {
        return new Local(Sandbox.start());
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public TrackingClient client() {
        return client;
    }

    /** What no client of ours would send. */
    public int send(String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/api/v1/track"))
                                    .header("Authorization", "Bearer " + sandbox.apiKey())
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public Run run() {
        return new Run().sandboxPort(sandbox.port());
    }

    public Run.Ended call(String... args) {
        return run().call(args);
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
