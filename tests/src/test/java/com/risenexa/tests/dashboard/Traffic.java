package com.risenexa.tests.dashboard;

import com.risenexa.sandbox.Sandbox;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Sends to a sandbox what a client would, one request at a time, or as many as it takes. */
final class Traffic {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();
    private static final int CONNECTIONS = 4;

    private final Sandbox sandbox;

    Traffic(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    String body(String type, String user, String id, String more) {
        return "{\"event_type\":\"%s\",\"user_id\":\"%s\",\"startup_slug\":\"%s\",\"event_id\":\"%s\"%s}"
                .formatted(type, user, sandbox.startupSlug(), id, more);
    }

    /** A registration on a clean network. */
    void register(String user) {
        send(body("user_registered", user, id(), ""));
    }

    /** One attempt; headers as name, value. What becomes of it is for the page to show. */
    void send(String body, String... headers) {
        sendWithKey(body, sandbox.apiKey(), headers);
    }

    void sendWithKey(String body, String key, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/api/v1/track"))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            CLIENT.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            // A fault took the answer; that is what was asked for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Registrations of as many users, sent ahead over a few connections; returns when all are answered. */
    void burst(int count) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int share = count / CONNECTIONS;
            all.add(CompletableFuture.runAsync(() -> ahead(share), task -> {
                Thread thread = new Thread(task, "burst");
                thread.setDaemon(true);
                thread.start();
            }));
        }
        all.forEach(CompletableFuture::join);
    }

    private void ahead(int count) {
        byte[] answerEnd = "{\"status\":\"accepted\"}".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder requests = new StringBuilder();
            for (int i = 1; i <= count; i++) {
                requests.append(request(body("user_registered", "usr_burst", id(), "")));
                if (i % 25 == 0 || i == count) {
                    socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
                    requests.setLength(0);
                }
            }
            for (int i = 0; i < count; i++) {
                readPast(in, answerEnd);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String request(String body) {
        return "POST /api/v1/track HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + sandbox.apiKey()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void readPast(InputStream in, byte[] end) throws IOException {
        int matched = 0;
        while (matched < end.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("an answer is missing");
            }
            matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
        }
    }
}
